"""The agreements: one rule for each sector, never without its source and the month in which it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuskit import kit, rules
from tuskit.plan import Plan
from tuskit.text import LANGS, InputError, Lang, Text
from tuskit.workshop import Workshop

MONTH: dict[Lang, str] = {"da": "læst november 2026", "en": "read November 2026"}
FILE = kit.folder("workshop-data") / "rules.yaml"


@pytest.mark.parametrize("sector", rules.SECTORS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_is_shown_with_source_and_month(sector: rules.Sector, lang: Lang) -> None:
    rule = rules.of(sector)
    shown = rules.sentence(rule, lang)
    assert rule.text[lang] in shown
    assert rule.source[lang] in shown
    assert shown.endswith(f"{MONTH[lang]}.")
    assert ".." not in shown
    assert rules.rule(rule.id) is rule


def test_what_each_sector_asks_for() -> None:
    """As /work/shared/design/rules.md has it: nothing more is claimed."""
    assert {sector: rules.of(sector).yearly for sector in rules.SECTORS} == {
        "state": "held",
        "municipal": "offered",
        "private": "own",
    }
    state = rules.of("state")
    assert "concrete, written and agreed development goals" in state.text.en
    assert "11 December 2019" in state.source.en
    assert state.address == "pav.medst.dk, 8.1.1"
    assert "individual or for groups" in rules.of("municipal").text.en
    assert rules.of("private").address is None


def test_no_rule_calls_itself_legal_advice() -> None:
    told = " ".join(rules.sentence(rule, lang) for rule in rules.rules() for lang in LANGS).lower()
    assert not any(word in told for word in ("juridisk", "legal", "lovligt", "ulovligt", "unlawful"))


def test_a_sector_without_a_rule_and_a_month_that_is_none_are_told(tmp_path: Path) -> None:
    wrong = tmp_path / "rules.yaml"
    wrong.write_text(FILE.read_text("utf-8").replace("sector: private", "sector: state"), encoding="utf-8")
    with pytest.raises(InputError, match="one for each of the sectors state, municipal, private"):
        rules.rules(wrong)
    later = tmp_path / "later.yaml"
    later.write_text(FILE.read_text("utf-8").replace('"2026-11"', '"2026-13"', 1), encoding="utf-8")
    with pytest.raises(InputError, match="read"):
        rules.rules(later)


def test_the_findings_know_the_sector_of_the_workshop() -> None:
    held = [
        Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=9, sector=sector))
        for sector in (None, *rules.SECTORS)
    ]
    assert [workshop.group("split").sector for workshop in held] == [None, "state", "municipal", "private"]
