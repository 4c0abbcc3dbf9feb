"""The claim ledger: nothing is quoted without its source, its year and how sure we are of it."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from tuskit import evidence
from tuskit.evidence import BADGES, claim, figure, ledger, sentence
from tuskit.text import LANGS, InputError, Lang

CLAIMS = ledger().claims

TALK = {  # what row 11 and 12 of the talk quote, and what became of it
    "no_value": "restated",
    "miss_development": "confirmed",
    "year_of_leadership": "argument",
    "feedback_four_times": "restated",
    "committed_stay": "restated",
    "continuous_preferred": "not_found",
    "hr_doubts": "not_found",
    "seen_as_person": "confirmed",
    "larman_structure": "argument",
}


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(evidence).failed == 0


@pytest.mark.parametrize(("name", "status"), TALK.items())
def test_everything_that_the_talk_quotes_is_there_with_what_was_found(name: str, status: str) -> None:
    assert claim(name).status == status


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("each", CLAIMS, ids=lambda each: each.id)
def test_a_claim_is_shown_with_source_year_and_status(each: evidence.Claim, lang: Lang) -> None:
    shown = sentence(each, lang)
    assert each.source[lang] in shown
    assert str(each.year) in shown if each.year else evidence.NO_YEAR[lang] in shown
    assert BADGES[each.status][lang] in shown
    assert shown.endswith(").")
    assert ".." not in shown
    assert ") (" not in shown


@pytest.mark.parametrize("each", CLAIMS, ids=lambda each: each.id)
def test_the_figure_is_the_one_in_the_words(each: evidence.Claim) -> None:
    for lang in LANGS:
        words = each.text[lang].replace("\xa0", " ")
        if each.figure and each.figure.unit in {"percent", "effect"}:
            number = figure(each, lang).replace("\xa0", " ")
            assert number in words
    assert not re.search(r"\d%", each.text.da)
    assert not re.search(r"\d %", each.text.en)


def test_figures_are_written_as_in_the_language() -> None:
    assert [figure(claim("egocentric_goals"), lang) for lang in LANGS] == ["−1,75", "−1.75"]
    assert [figure(claim("hours_per_cycle"), lang) for lang in LANGS] == ["5 timer", "5 hours"]
    assert [figure(claim("feedback_four_times"), lang) for lang in LANGS] == ["4 gange", "4 times"]
    assert figure(claim("more_often"), "da") == ""


def test_both_sides_are_told() -> None:
    assert "56%" in claim("no_value").text.en
    assert "45%" in claim("seen_as_person").text.en
    assert "past week" in claim("feedback_last_week").text.en


def test_there_is_no_claim_of_another_name() -> None:
    with pytest.raises(KeyError):
        claim("mus_is_dead")


def test_a_confirmed_claim_needs_an_address(tmp_path: Path) -> None:
    path = tmp_path / "evidence.yaml"
    path.write_text(
        """
looked_up: {da: i dag, en: today}
claims:
  - id: bare
    text: {da: Alt er godt, en: All is well}
    population: {da: alle, en: everybody}
    source: {da: nogen, en: somebody}
    status: confirmed
    note: {da: ingen, en: none}
""",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"evidence.yaml:4: claims\[0\] .*needs the address"):
        ledger(path)
