"""The checks of the split: what trips each, what does not, and that every finding says why, who says so and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tuskit import evidence, kit
from tuskit.exercises.split import Split, checks, findings
from tuskit.exercises.split.cards import Laid
from tuskit.exercises.split.checks import LOOKS, SEVERITIES, Context, Flag, look
from tuskit.exercises.split.findings import Findings
from tuskit.exercises.split.flagged import NAMES
from tuskit.plan import Plan
from tuskit.rules import SECTORS, Sector, cited, of
from tuskit.text import LANGS, InputError, Lang, Text, load
from tuskit.workshop import Workshop

FILE = kit.folder("workshop-data") / "exercises" / "split.yaml"
CONTENT = load(FILE, Split)
CARDS = {card.id: card for card in CONTENT.cards}
CHECKS = {check.id: check for check in CONTENT.checks}
TALK = {c.id: c.reference.model_dump(exclude_none=True) for c in CONTENT.cards if c.reference}
DAY = re.compile(r"\b20\d\d\b")
Answer = Mapping[str, Mapping[str, str]]


def put(place: str, *cards: str, documentation: str = "", cadence: str = "") -> dict[str, dict[str, str]]:
    """Cards in one place; every card when none is named."""
    details = {"documentation": documentation, "cadence": cadence}
    said = {"place": place} | {name: value for name, value in details.items() if value}
    return dict.fromkeys(cards or CARDS, said)


WRITTEN = TALK | put("mus", "personal_goals", "individual_soft_skills", documentation="formal", cadence="yearly")
"""The talk's layout, with a short written agreement a year beside MU."""
MUS = put("mus", documentation="formal", cadence="yearly")
"""MUS as it was, under whatever name."""


def found(layout: Answer, sector: Sector | None = None) -> dict[str, tuple[str, ...]]:
    """Which checks stop, and where; without those that stop at every layout."""
    laid = [
        Laid(CARDS[card], said["place"], said.get("documentation"), said.get("cadence"))
        for card, said in layout.items()
    ]
    flags = look(CONTENT.checks, laid, Context(cards=CONTENT.cards, sector=sector))
    return {flag.check.id: flag.at for flag in flags if LOOKS[flag.check.id] is not checks.always}


def decided(layout: Answer, sector: Sector | None = None, folder: Path | None = None) -> Findings:
    plan = Plan(title=Text(da="Prøve", en="Trial"), invited=12, mode="open", led=False, sector=sector)
    workshop = Workshop(plan, folder)
    assert workshop.decide("split", {"layout": layout}) == ()
    result = workshop.findings("split")
    assert isinstance(result, Findings)
    return result


GOLDEN: dict[str, tuple[Sector | None, Answer, Answer, tuple[str, ...]]] = {
    # check: sector, a layout that trips it, one that does not, and where the first trips it
    "team_forum": (None, TALK | put("tus", "wellbeing", "career"), TALK, ("wellbeing", "career")),
    "formal_paper": (
        None,
        TALK | put("mus", "career", documentation="formal"),
        TALK | put("mus", "career", documentation="notes") | put("nowhere", "wellbeing", documentation="formal"),
        ("career",),
    ),
    "all_individual": (None, put("mu", "career", "wellbeing", "personal_goals"), TALK, ("tus",)),
    "only_yearly": (
        None,
        put("tus", cadence="yearly"),
        put("tus", cadence="yearly") | put("mu", "career", cadence="monthly"),
        ("layout",),
    ),
    "form_heavy": (
        None,
        put("tus", documentation="formal") | put("mu", "career", "wellbeing", documentation="notes"),
        WRITTEN,
        ("layout",),
    ),
    "team_goal": (None, TALK | put("nowhere", "team_goals"), TALK, ("team_goals",)),
    "goal_setter": (None, MUS, TALK, ("layout",)),
    "state_written_goals": (
        "state",
        TALK | put("mu", "personal_goals", documentation="notes"),
        TALK | put("mu", "personal_goals", documentation="formal"),
        ("individual_soft_skills", "personal_goals"),
    ),
    "state_yearly_mus": ("state", TALK, WRITTEN, ("mus",)),
    "municipal_yearly_mus": ("municipal", TALK, WRITTEN, ("mus",)),
    "municipal_goals": (
        "municipal",
        put("nowhere", "personal_goals", "individual_soft_skills", "team_goals"),
        TALK | put("nowhere", "personal_goals", "individual_soft_skills"),
        ("personal_goals", "individual_soft_skills", "team_goals"),
    ),
}


@pytest.mark.parametrize("check", GOLDEN)
def test_what_trips_a_check_and_what_does_not(check: str) -> None:
    sector, trips, passes, where = GOLDEN[check]
    assert found(trips, sector).get(check) == where
    assert check not in found(passes, sector)


def test_every_check_has_its_golden_case() -> None:
    assert (
        set(GOLDEN)
        == {name for name, each in LOOKS.items() if each is not checks.always}
        == set(CHECKS)
        - {
            "state_committee",
            "municipal_committee",
            "private_agreements",
        }
    )


@pytest.mark.parametrize(
    ("layout", "written"),
    [
        (put("mus", "personal_goals"), True),
        (put("mus", "personal_goals", documentation="formal"), True),
        (put("mu", "personal_goals", documentation="formal"), True),
        (put("mus", "personal_goals", documentation="notes"), False),
        (put("mu", "personal_goals"), False),
        (put("nowhere", "personal_goals"), False),
        (put("tus", "personal_goals", documentation="formal"), False),
        (put("tus", "hard_skills", documentation="formal"), True),
    ],
    ids=str,
)
def test_in_the_state_each_persons_goals_are_written(layout: Answer, written: bool) -> None:  # noqa: FBT001  (what is expected)
    """Plans for teams may help, but do not stand in for the individual's; a card that lies nowhere yet is no offence."""
    assert ("state_written_goals" not in found(layout, "state")) is written


def test_the_talks_layout_is_safe_and_no_ritual() -> None:
    assert found(TALK) == found(TALK, "private") == {}


def test_mus_under_another_name_is_found_out_by_every_sign() -> None:
    assert found(MUS) == {
        "formal_paper": ("wellbeing", "work_life_balance", "career"),
        "all_individual": ("tus",),
        "only_yearly": ("layout",),
        "form_heavy": ("layout",),
        "team_goal": ("team_goals",),
        "goal_setter": ("layout",),
    }


@pytest.mark.parametrize("sector", [None, *SECTORS])
def test_nothing_is_said_of_a_layout_that_says_nothing(sector: Sector | None) -> None:
    assert look(CONTENT.checks, [], Context(cards=CONTENT.cards, sector=sector)) == ()
    assert set(found(put("mu", "hard_skills"), sector)) == set()


def test_an_agreement_holds_in_its_own_sector_alone() -> None:
    """Nothing in the yearly MUS, and no goals anywhere."""
    layout = put("mu", "wellbeing", "career", "work_life_balance") | put("nowhere", "personal_goals", "team_goals")
    by = {sector: {name for name in found(layout, sector) if name.startswith(SECTORS)} for sector in SECTORS}
    assert by == {
        "state": {"state_written_goals", "state_yearly_mus"},
        "municipal": {"municipal_yearly_mus", "municipal_goals"},
        "private": set(),
    }
    assert not any(name.startswith(SECTORS) for name in found(layout))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize(
    "layout", [MUS, put("tus", documentation="formal"), put("mu"), TALK], ids=["mus", "tus", "mu", "talk"]
)
def test_every_line_says_why_who_and_when(layout: Answer, sector: Sector, lang: Lang) -> None:
    split = decided(layout, sector)
    told = findings.conclude(split, lang)
    for flag in split.flags:
        check = flag.check
        (line,) = [line for line in told if check.reason[lang] in line and _about(split, flag, line, lang)]
        assert line.startswith(NAMES[check.severity][lang])
        if check.claim:
            claim = evidence.claim(check.claim)
            assert claim.source[lang] in line
            assert evidence.BADGES[claim.status][lang] in line
            assert evidence.NO_YEAR[lang] in line
        else:
            assert DAY.search(line)
            assert (cited(check.agreement, lang) if check.agreement else check.source[lang]) in line  # type: ignore[index]
    assert len(split.flags) == sum(line.startswith(tuple(NAMES[each][lang] for each in SEVERITIES)) for line in told)


def _about(split: Findings, flag: Flag, line: str, lang: Lang) -> bool:
    """Whether a line names all cards and places that a check stops at."""
    names = {item.id: item.text[lang] for item in (*split.content.cards, *split.content.places)}
    return all(names[name] in line for name in flag.at if name in names)


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_stands_beside_its_card(lang: Lang) -> None:
    split = decided(TALK | put("tus", "wellbeing") | put("mu", "personal_goals"), "state")
    (chart,) = findings.draw(split, lang)
    rows = chart.table.set_index(chart.table.columns[0])
    said, who = rows.columns[1:3]
    for card, check in (("wellbeing", "team_forum"), ("personal_goals", "state_written_goals")):
        row = rows.loc[CARDS[card].text[lang]]
        assert row[said].startswith(NAMES["red"][lang])
        assert CHECKS[check].reason[lang] in row[said]
        assert DAY.search(row[who])
        beside = f"{CARDS[card].text[lang]} ({NAMES['red'][lang]}: {CHECKS[check].beside[lang][0].lower()}"
        assert beside in chart.alt
    assert rows.loc[CARDS["career"].text[lang], said] == "–"
    assert NAMES["amber"][lang] in rows.loc[CONTENT.place("mus").text[lang], said]
    assert NAMES["note"][lang] in rows.iloc[-1][said]
    assert "nan" not in chart.table.to_string().lower()


def test_the_board_draws_a_sign_of_its_own_for_each_severity() -> None:
    charts = {
        name: findings.draw(decided(layout), "en")[0].svg("phone")
        for name, layout in {"plain": TALK, "red": TALK | put("tus", "wellbeing")}.items()
    }
    assert "#a4402f" in charts["red"]
    assert "#a4402f" not in charts["plain"]
    assert len({corners for corners, *_ in _signs().values()}) == len(SEVERITIES)


def _signs() -> Mapping[str, tuple[int, float, str, str, str]]:
    from tuskit.exercises.split.board import SIGNS  # noqa: PLC0415  (draws)

    return SIGNS


def test_how_many_checks_were_made_is_told_with_what_they_found() -> None:
    told = findings.conclude(decided(TALK), "en")
    assert "Your split has been held up against 6 checks, and none of them finds anything." in told
    told = findings.conclude(decided(TALK, "state"), "da")
    assert "Jeres fordeling er holdt op imod 8 tjek, og 2 af dem finder noget." in told
    told = findings.conclude(decided(TALK | put("mus", "career", documentation="formal")), "da")
    assert "Jeres fordeling er holdt op imod 6 tjek, og ét af dem finder noget." in told


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_sector_the_agreements_are_not_checked_and_it_says_so_once(lang: Lang) -> None:
    told = findings.conclude(decided(MUS), lang)
    assert sum("sector" in line and "workshop.yaml" in line for line in told) == 1
    for sector in SECTORS:
        told = findings.conclude(decided(MUS, sector), lang)
        assert not any("workshop.yaml" in line for line in told)
        assert sum(of(sector).text[lang].removesuffix(".") in line for line in told) == 1


def test_what_most_people_answer_is_checked_until_there_is_a_decision() -> None:
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=12, mode="open", led=False))
    for number in range(4):
        assert workshop.submit("split", f"p{number}", {"layout": put("tus", "wellbeing")}) == ()
    told = findings.conclude(workshop.findings("split"), "da")
    assert "Det, flest svarer, er holdt op imod 6 tjek, og ét af dem finder noget." in told


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("    claim: larman_status_quo", "needs one of source, claim and rule"),
        ("    rule: no_such_rule", "no_such_rule is not a rule"),
        ("", "needs one of source, claim and rule"),
    ],
)
def test_a_check_names_exactly_one_who_says_so(tmp_path: Path, line: str, problem: str) -> None:
    own = tmp_path / "split.yaml"
    rule = "    rule: private_agreements"
    text = FILE.read_text("utf-8")
    own.write_text(text.replace(rule, f"{rule}\n{line}" if "claim" in line else line), encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        load(own, Split)


def test_a_check_without_a_function_is_told(tmp_path: Path) -> None:
    own = tmp_path / "split.yaml"
    own.write_text(FILE.read_text("utf-8").replace("- id: team_forum", "- id: forum"), encoding="utf-8")
    with pytest.raises(InputError, match=r"the check forum has no function in checks\.py; there are team_forum"):
        load(own, Split)


def test_the_example_of_the_papers_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parent.parent / "docs" / "add-a-check.md").read_text("utf-8")
    blocks = dict(re.findall(r"   ```(python|yaml)\n(.*?)   ```", page, re.DOTALL))
    code = "\n".join(line[3:] for line in blocks["python"].splitlines())
    known = {**vars(checks)}
    exec(compile(f"from __future__ import annotations\n{code}", "add-a-check.md", "exec"), known)  # noqa: S102  (ours)
    monkeypatch.setattr(checks, "LOOKS", {**LOOKS, "unwritten_goals": known["unwritten_goals"]})
    monkeypatch.setattr("tuskit.exercises.split.LOOKS", checks.LOOKS)
    words = "\n".join(line[3:] for line in blocks["yaml"].splitlines())
    own = tmp_path / "exercises" / "split.yaml"
    own.parent.mkdir()
    own.write_text(FILE.read_text("utf-8").replace("\nchecks:\n", f"\nchecks:\n{words}\n"), encoding="utf-8")
    split = decided(TALK | put("tus", "team_goals", documentation="none"), folder=tmp_path)
    assert [(flag.check.id, flag.at) for flag in split.flags] == [("unwritten_goals", ("team_goals",))]
    assert (
        "Look again at “Team goals and action plan”: nothing is written down. A goal that nobody can look up is "
        "forgotten. Write it into the team’s plan. Source: Our own agreement, 2026."
    ) in findings.conclude(split, "en")
    assert decided(TALK, folder=tmp_path).flags == ()


def test_a_table_of_sentences_gets_room_for_them() -> None:
    flagged, plain = (findings.draw(decided(layout), "da")[0].html("da") for layout in (MUS, TALK))
    assert "tuskit-wordy" in flagged
    assert "tuskit-wordy" not in plain
