"""The MU guide: the bank is whole, a conversation is composed as it should be, and the sheet says only what was chosen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tuskit import demo, guide, kit, lab
from tuskit.guide.bank import DEPTHS, FILE, Question
from tuskit.text import LANGS, InputError, Lang
from tuskit.workshop import Workshop

BANK = guide.read()
QUESTIONS: dict[str, Question] = {question.id: question for _, question in BANK.questions}
ROOT = Path(__file__).parent.parent


def test_the_bank_holds_the_four_sides_of_the_talk() -> None:
    assert [chapter.title.da for chapter in BANK.chapters] == [
        "Feedbackkultur",
        "Samtalen",
        "Sammenhæng",
        "Kontinuitet",
    ]
    for chapter in BANK.chapters:
        assert 8 <= len(chapter.questions) <= 12, chapter.id
        assert {question.depth for question in chapter.questions} == set(DEPTHS), chapter.id
        assert chapter.claims, chapter.id
    assert {question.asks for question in QUESTIONS.values()} == {"leader", "employee", "both"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_is_one_that_somebody_would_say(lang: Lang) -> None:
    said = [question.text[lang] for question in QUESTIONS.values()]
    assert len(set(said)) == len(said)
    for text in said:
        assert text.endswith("?"), text
        assert len(text) <= 110, text
        assert "!" not in text


def test_nobody_is_asked_to_write_about_health_stress_or_conflict() -> None:
    touchy = re.compile(
        r"helbred|stress|sygd|syg\b|konflikt|trivsel|privat|health|sick|conflict|wellbeing|private", re.IGNORECASE
    )
    for question in QUESTIONS.values():
        assert not touchy.search(f"{question.text.da} {question.text.en}"), question.id
    spoken = {name for name, question in QUESTIONS.items() if question.spoken}
    assert {"cv_work", "cv_week", "cv_unsaid"} <= spoken
    for section in guide.compose(BANK, spoken, "da").sections:
        assert all(not each.lines and "skrives ikke ned" in each.about[-1] for each in section.questions)
    assert "guide-lines" in guide.sheet(guide.compose(BANK, spoken, "da")), "what they agree on does get lines"
    assert "<i></i>" not in guide.sheet(guide.compose(BANK, spoken, "da")).split("guide-agreed")[0]


@pytest.mark.parametrize("preset", BANK.presets, ids=lambda preset: preset.id)
def test_a_ready_made_conversation_fits_its_time_and_uses_it(preset: Any) -> None:
    composed = guide.compose(BANK, preset.id, "da")
    assert composed.n == len(preset.questions) == len(set(preset.questions))
    assert 0.9 * preset.minutes <= composed.minutes <= preset.minutes
    assert composed.title == preset.title.da


@given(st.lists(st.sampled_from(sorted(QUESTIONS))), st.sampled_from(LANGS))
def test_a_conversation_is_what_was_chosen_easy_first_whatever_the_order(chosen: list[str], lang: Lang) -> None:
    composed = guide.compose(BANK, chosen, lang)
    asked = [each.id for section in composed.sections for each in section.questions]
    assert sorted(asked) == sorted(set(chosen))
    depths = [DEPTHS.index(QUESTIONS[name].depth) for name in asked]
    assert depths == sorted(depths)
    assert all(section.questions for section in composed.sections)
    assert composed.minutes == 7 + sum(QUESTIONS[name].minutes for name in set(chosen))
    assert composed == guide.compose(BANK, list(reversed(chosen)), lang)


def test_it_says_when_there_is_more_than_the_time_allows() -> None:
    assert guide.compose(BANK, "half_year", "en").sum == "11 questions · about 56 minutes"
    told = guide.compose(BANK, "half_year", "en", minutes=30).sum
    assert (
        told == "11 questions · about 56 minutes. You have set aside 30 minutes. Keep a question or two for next time."
    )
    assert guide.compose(BANK, ["cv_first"], "en").sum == "1 question · about 9 minutes"
    assert "samler" in guide.compose(BANK, [], "da").sum


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(InputError, match="fb_nothing: is no question"):
        guide.compose(BANK, ["fb_nothing"], "da")
    with pytest.raises(InputError, match=r"soon: is no ready-made .* coffee, monthly"):
        guide.compose(BANK, "soon", "da")


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_holds_the_chosen_questions_and_no_other(lang: Lang) -> None:
    page = guide.whole(guide.compose(BANK, "monthly", lang))
    chosen = set(BANK.preset("monthly").questions)
    assert set(re.findall(r'data-question="(\w+)"', page)) == chosen
    for name, question in QUESTIONS.items():
        assert (question.text[lang] in page) == (name in chosen), name
    assert f'<html lang="{lang}">' in page
    assert "@media print" in page
    assert "size: A4" in page
    assert not re.search(r"<(?:script|form|input|textarea)|https?:|url\(|@import", page)


def test_words_from_a_bank_are_shown_as_text() -> None:
    source = BANK.model_dump(mode="json")
    source["chapters"][0]["questions"][0]["text"]["da"] = "<script>alert(1)</script>?"
    own = guide.Bank.model_validate_json(json.dumps(source))
    assert "<script>" not in guide.whole(guide.compose(own, ["fb_thanks"], "da"))


def test_the_colours_are_those_of_every_page() -> None:
    ours = dict(re.findall(r"--(\w+): (#\w+);", guide.style()))
    every = dict(re.findall(r"--(\w+): (#\w+);", (ROOT / "tuskit/ui/static/tuskit.css").read_text("utf-8")))
    assert {name: ours[name] for name in ours if name != "rule"}.items() <= every.items()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    demo.new(tmp_path / "workshop", template="new")
    return tmp_path / "workshop"


def mend(folder: Path, change: Any) -> None:
    source = yaml.safe_load((folder / FILE).read_text("utf-8"))
    change(source)
    (folder / FILE).write_text(yaml.safe_dump(source, allow_unicode=True), "utf-8")


def test_a_workshop_may_have_questions_of_its_own(folder: Path) -> None:
    assert Workshop.open(folder).bank == BANK, "a new workshop begins with the kit's"
    mend(folder, lambda bank: bank["chapters"][0]["questions"][0].update(text={"da": "Nå?", "en": "Well?"}))
    assert Workshop.open(folder).bank.chapters[0].questions[0].text.da == "Nå?"
    assert lab.guide("da", folder=folder).bank.chapters[0].questions[0].text.da == "Nå?"
    (folder / FILE).unlink()
    assert Workshop.open(folder).bank == BANK


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda bank: bank["presets"][0]["questions"].append("fb_gone"), "presets.coffee names fb_gone"),
        (lambda bank: bank["presets"][0].update(minutes=10), "presets.coffee takes 15 minutes"),
        (lambda bank: bank["chapters"][1]["questions"][0].update(id="fb_thanks"), "fb_thanks stands in two chapters"),
        (lambda bank: bank["chapters"][1].update(claims=["heard_it"]), "no claim heard_it in evidence.yaml"),
        (lambda bank: bank["chapters"][0]["questions"][0]["text"].pop("en"), "needs both da and en"),
    ],
)
def test_everything_wrong_with_a_bank_is_told_when_the_workshop_opens(folder: Path, change: Any, says: str) -> None:
    mend(folder, change)
    with pytest.raises(InputError, match=says):
        Workshop.open(folder)


def test_in_a_notebook_a_file_is_written_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    conversation = lab.guide("da")
    conversation.form()
    conversation.ready.value = ["monthly"]
    assert conversation.guide.n == 7
    conversation.chapters["feedback"].value = ["fb_how", "fb_thanks"]
    assert set(conversation.chosen) == {"fb_how", "fb_thanks", "cv_first", "cv_help", "co_most", "ct_last", "ct_small"}
    assert QUESTIONS["fb_how"].text.da in conversation.sheet().data
    assert list(tmp_path.iterdir()) == []
    saved = conversation.save("samtale.html")
    assert [path.name for path in tmp_path.iterdir()] == ["samtale.html"]
    assert QUESTIONS["fb_how"].text.da in saved.read_text("utf-8")


def test_what_a_browser_sends_to_a_notebook_is_checked(tmp_path: Path) -> None:
    conversation = lab.guide("en")
    conversation.chapters["feedback"].value = ["<script>", 3]
    conversation.ready.value = "monthly"
    assert conversation.chosen == ()
    with pytest.raises(InputError, match="gathers here"):
        conversation.save(tmp_path / "empty.html")
    conversation.choose(["cv_first"], minutes=5)
    assert "You have set aside 5 minutes" in conversation.guide.sum
    with pytest.raises(InputError, match="cannot be written"):
        conversation.save(tmp_path / "nowhere" / "sheet.html")


def test_the_wheel_carries_what_the_sheet_needs() -> None:
    for name in ("sheet.html.j2", "whole.html.j2", "guide.css"):
        assert (guide.STATIC / name).is_file()
    assert (kit.folder("workshop-data") / FILE).is_file()
