"""The talk's story: every row of it, in both languages, with pictures that can be read and figures that can be traced."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import evidence
from tuskit.charts import Size, theme
from tuskit.charts.parcels import Column, Parcel, parcels
from tuskit.charts.shares import Stack, shares
from tuskit.charts.stairs import Step, stairs
from tuskit.charts.timeline import Era, timeline
from tuskit.charts.tracks import Poll, Sure, Track, tracks
from tuskit.charts.wheel import wheel
from tuskit.demo import demo
from tuskit.story import Parcels, Shares, Steps, pictures, story
from tuskit.text import LANGS, InputError, Lang

SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
OURS = {1, 2, 5, 6, 11, 16}
"""The rows of the talk that are told before the exercises."""
LONG = "Kompetenceudviklingssamtaleskabelonens arbejdsmiljørepræsentantvalg"
CHAPTERS = story().chapters
every_size = pytest.mark.parametrize("size", SIZES)
both = pytest.mark.parametrize("lang", LANGS)


def figure(name: str) -> Any:
    return next(chapter.figure for chapter in CHAPTERS if chapter.id == name)


def readable(figure: Any) -> None:
    """Every line of words stands within the picture, and none over another."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (heavy)

    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = [text for text in figure.axes[0].texts if text.get_text()]
    found = [(text.get_text(), text.get_window_extent(renderer).shrunk(0.97, 0.8)) for text in texts]
    whole = figure.bbox
    for name, box in found:
        assert whole.x0 <= box.x0, name
        assert box.x1 <= whole.x1, name
        assert whole.y0 <= box.y0, name
        assert box.y1 <= whole.y1, name
    for (one, first), (other, second) in combinations(found, 2):
        assert not first.overlaps(second), (one, other)


def test_every_row_of_the_talk_that_is_ours_is_told_once() -> None:
    assert sorted(row for chapter in CHAPTERS for row in chapter.rows) == sorted(OURS)


@both
def test_a_chapter_is_short_and_has_a_picture_in_words_too(lang: Lang) -> None:
    for told in pictures.tell(lang):
        assert len(re.findall(r"[.?](?: |$)", told.says.replace("f.eks. ", ""))) <= 4
        assert told.title == told.chart.title
        assert told.chart.subtitle
        assert len(told.chart.alt) > 40
        assert not told.chart.table.empty


def test_what_is_asked_about_later_is_what_was_told() -> None:
    """The same steps and things under the same ids as in the exercises."""
    diagnose: Any = demo().content("diagnose")
    for name, asked in (("process", diagnose.steps), ("cascade", diagnose.cascade)):
        told = figure(name)
        assert isinstance(told, Steps)
        assert [step.id for step in told.steps] == [step.id for step in asked]
    assert [step.text for step in figure("process").steps] == [step.text for step in diagnose.steps]
    (held,) = figure("bundle").after
    assert [(thing.id, thing.text) for thing in held.things] == [(one.id, one.text) for one in diagnose.bundled]


def test_the_two_answers_share_out_as_the_talk_does() -> None:
    answers = figure("answers")
    assert isinstance(answers, Parcels)
    split: Any = demo().content("split")
    for parcel in answers.after:
        placed = {card.id for card in split.cards if card.reference and card.reference.place == parcel.talk}
        assert {thing.id for thing in parcel.things} == placed


@both
def test_figures_come_from_the_ledger_with_their_badge(lang: Lang) -> None:
    (crisis,) = (told for told in pictures.tell(lang) if told.id == "crisis")
    drawn = figure("crisis")
    assert isinstance(drawn, Shares)
    assert [share.claim for share in drawn.shares][:2] == ["no_value", "great_value"], "both sides, side by side"
    for share in drawn.shares:
        claim = evidence.claim(share.claim)
        said = f"{share.label[lang]} {evidence.figure(claim, lang)} ({evidence.BADGES[claim.status][lang]})"
        assert said in crisis.chart.alt
        assert evidence.origin(claim, lang) in crisis.chart.alt
    for told in pictures.tell(lang):
        words = f"{told.title} {told.says} {told.chart.subtitle}"
        assert "%" not in words, "a figure stands with its source or not at all"


def test_what_the_talk_says_of_the_crisis_is_all_there() -> None:
    drawn = {share.claim for share in figure("crisis").shares}
    told = {name for chapter in CHAPTERS for name in chapter.claims}
    quoted = {claim.id for claim in evidence.ledger().claims if claim.talk and claim.topic in {"mus", "feedback"}}
    assert quoted <= drawn | told | {"feedback_last_week"}, "retold as feedback_four_times"


WRONG = {
    "{claim: no_value,": ("{claim: mus_is_dead,", "mus_is_dead is not a claim with a percentage"),
    "{claim: mere_chat,": ("{claim: feedback_four_times,", "feedback_four_times is not a claim with a percentage"),
    "[year_of_leadership,": ("[mus_is_dead,", "mus_is_dead is not a claim in evidence.yaml"),
    "marked: conversation": ("marked: lunch", "lunch is none of the steps"),
    "start: 1990, end: 2010": ("start: 1990, end: 1970", "ends in 1970 and begins in 1990"),
    "      names: {before": ("      # names: {before", "a before needs names"),
    '      middle: {da: "hvert år", en: "every year"}\n': ("", "a wheel needs a middle"),
}


@pytest.mark.parametrize("right", WRONG)
def test_a_story_that_does_not_hold_is_refused_with_its_line(right: str, tmp_path: Path) -> None:
    from tuskit import kit  # noqa: PLC0415  (only here)

    wrong, problem = WRONG[right]
    text = (kit.folder("workshop-data") / "story.yaml").read_text("utf-8")
    assert right in text
    path = tmp_path / "story.yaml"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(InputError, match=problem) as error:
        story(path)
    assert re.match(rf"{re.escape(str(path))}:\d+: chapters", error.value.problems[0])


@every_size
@both
def test_nothing_is_clipped_and_no_word_covers_another(size: Size, lang: Lang) -> None:
    for chart in pictures.charts(lang).values():
        with theme.style(size):
            readable(chart.paint(size))


@every_size
def test_long_danish_words_find_room(size: Size) -> None:
    sures: tuple[Sure, ...] = ("full", "half", "hollow")
    box = Parcel(LONG, theme.MUS, LONG, (LONG, "Mål", LONG, "En"))
    with theme.style(size):
        readable(parcels([Column((box, box), LONG)], size))
        readable(parcels([Column((box,), "I dag"), Column((box, Parcel("TUS", theme.TUS)), LONG)], size))
        readable(stairs([Step(LONG, LONG, theme.MUS) for _ in range(6)], size))
        readable(wheel([LONG] * 8, size, middle="hvert år", marked={3: theme.MUS}))
        reasons = (LONG, [LONG] * 4)
        readable(timeline([Era(LONG, y, y + 20, 1, theme.MUS) for y in (1970, 1990, 2010)], size, reasons=reasons))
        readable(tracks([Poll(LONG, tuple(Track(LONG, 99, "99,5 %", s, LONG) for s in sures))], size))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SIZES), st.floats(0, 100), st.sampled_from(["full", "half", "hollow"]))
def test_a_share_is_said_wherever_it_ends(size: Size, share: float, sure: Sure) -> None:
    with theme.style(size):
        drawn = tracks([Poll("Måling", (Track("Andel", share, f"{share:.0f} %", sure, "Bekræftet"),))], size)
        readable(drawn)
    assert f"{share:.0f} %" in [text.get_text() for text in drawn.axes[0].texts]


def test_a_source_that_was_not_found_has_nothing_in_its_bar() -> None:
    from matplotlib.colors import to_hex  # noqa: PLC0415  (heavy)

    def fills(sure: Sure) -> list[str]:
        with theme.style("screen"):
            drawn = tracks([Poll("", (Track("Andel", 50, "50 %", sure, "mærke"),))], "screen")
        patches = drawn.axes[0].artists + drawn.axes[0].patches
        return [to_hex(patch.get_facecolor()) for patch in patches]

    assert fills("hollow")[-1] == theme.PAPER
    assert fills("full")[-1] != fills("half")[-1]


def test_each_conversation_has_its_colour_and_no_other_picture_has_it() -> None:
    svg = {name: chart.svg("screen").lower() for name, chart in pictures.charts("da").items()}
    for name in ("story_answers", "story_point"):
        assert all(colour in svg[name] for colour in theme.CONVERSATION.values())
    for name in ("story_bundle", "story_eras", "story_cascade", "story_process", "story_crisis"):
        assert theme.TUS not in svg[name]
        assert theme.MU not in svg[name]


@every_size
def test_the_point_names_its_parts_and_counts_nothing(size: Size) -> None:
    with theme.style(size):
        words = [text.get_text() for text in pictures.point("da").paint(size).axes[0].texts]
        counted = shares([Stack("a", (("MUS", 3, theme.MUS),))], size).axes[0].texts
    assert words == ["I dag", "MUS", "I morgen", "MUS", "MU", "TUS"]
    assert [text.get_text() for text in counted] == ["MUS", "a", "3"]


@both
def test_a_notebook_shows_the_story_and_the_claims(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    from tuskit import lab  # noqa: PLC0415  (loads the widgets)

    lab.story(lang)
    assert capsys.readouterr().out.count("HTML object") == len(CHAPTERS)
    claims = lab.claims(lang)
    page = unescape(claims._repr_mimebundle_()["text/html"])
    assert list(claims.table.index) == [claim.id for claim in evidence.ordered()]
    for claim in evidence.ledger().claims:
        assert claim.text[lang] in page
        assert claim.note[lang] in page
