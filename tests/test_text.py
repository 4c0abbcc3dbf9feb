"""A content file is read whole, or every one of its problems is told at once, with file, line, key and what to do."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Annotated

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field

from tuskit import kit
from tuskit.exercises import EXERCISES
from tuskit.text import LANGS, Id, InputError, Item, Items, Lang, Model, Text, load


class Sheet(Model):
    """What the files of these tests should hold."""

    title: Text
    minutes: int = 5
    kind: Id = "plain"
    cards: Items[Item] = (Item(id="a", text=Text(da="a", en="a")),)
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    open: bool = False


def told(tmp_path: Path, words: str | bytes) -> list[str]:
    """What `load` says about a file, without its folder."""
    path = tmp_path / "sheet.yaml"
    path.write_bytes(dedent(words).encode() if isinstance(words, str) else words)
    with pytest.raises(InputError) as caught:
        load(path, Sheet)
    assert str(caught.value) == "\n".join(caught.value.problems)
    for problem in caught.value.problems:
        assert problem.startswith(str(path))
        assert problem.endswith(".")
        assert "\n" not in problem
    return [problem.removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(
        dedent("""
        title: {da: " Mål og trivsel ", en: Goals and well-being}
        kind: "no"
        cards:
          - {id: goals, text: {da: Mål, en: Goals}, help: {da: Årets, en: The year’s}}
          - {id: stress, text: {da: Stress, en: Stress}}
        """),
        encoding="utf-8",
    )
    sheet = load(path, Sheet)
    assert [sheet.title[lang] for lang in LANGS] == ["Mål og trivsel", "Goals and well-being"]
    assert [card.id for card in sheet.cards] == ["goals", "stress"]
    assert sheet.kind == "no"


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text("title: {da: Mål, en: Goals}\n", encoding="utf-8-sig")
    assert load(path, Sheet).title["da"] == "Mål"


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    problems = told(
        tmp_path,
        """\
        title:
          da: Kort
        minuts: 5
        minutes: "5"
        kind: no
        cards:
          - id: goals
            text: {da: Mål, en: Goals}
          - id: Goals og mål
            text: {da: Mål, en: ""}
          - id: stress
        share: 7
        open: 1
        """,
    )
    assert sorted(problems, key=lambda problem: int(problem.split(":")[1])) == [
        "sheet.yaml:1: title.en is missing. Every text needs both da and en; write it in the other language too.",
        "sheet.yaml:3: minuts is not known here. Check the spelling or take it out.",
        "sheet.yaml:4: minutes needs to be a whole number.",
        "sheet.yaml:5: kind is read as true/false, because YAML takes no for a yes or no. Put it in quotes.",
        "sheet.yaml:9: cards[1].id needs small letters a–z, digits and _ only, a letter first.",
        "sheet.yaml:10: cards[1].text.en is empty. Write something.",
        "sheet.yaml:11: cards[2].text is missing. Add it.",
        "sheet.yaml:12: share cannot be used: input should be less than or equal to 1.",
        "sheet.yaml:13: open needs to be true or false.",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_missing_language(tmp_path: Path, lang: Lang) -> None:
    other = {"da": "en", "en": "da"}[lang]
    (problem,) = told(tmp_path, f"title: {{{other}: Words}}\n")
    assert problem.startswith(f"sheet.yaml:1: title.{lang} is missing. Every text needs both da and en")


def test_ids_that_stand_twice(tmp_path: Path) -> None:
    words = """\
        title: {da: Kort, en: Cards}
        cards:
          - {id: goals, text: {da: Mål, en: Goals}}
          - {id: stress, text: {da: Stress, en: Stress}}
          - {id: goals, text: {da: Løn, en: Pay}}
          - {id: stress, text: {da: Ro, en: Calm}}
        """
    assert told(tmp_path, words) == [
        "sheet.yaml:2: cards cannot be used: the id goals, stress stands twice; give each its own."
    ]


@pytest.mark.parametrize("word", ["no", "No", "yes", "on", "off", "true"])
def test_a_yaml_boolean_where_a_word_was_meant(tmp_path: Path, word: str) -> None:
    problems = told(tmp_path, f"title:\n  da: Nej\n  en: {word}\nkind: {word}\n")
    assert [problem.partition(" is read as")[0] for problem in problems] == [
        "sheet.yaml:3: title.en",
        "sheet.yaml:4: kind",
    ]
    assert all(f"YAML takes {word} for" in problem for problem in problems)


def test_a_yaml_boolean_as_a_key(tmp_path: Path) -> None:
    problems = told(tmp_path, "title: {da: Kort, en: Cards}\nno: 1\n")
    assert problems == [
        "sheet.yaml:2: no is read as true/false, because YAML takes no for a yes or no. Put it in quotes."
    ]


def test_a_number_as_a_key(tmp_path: Path) -> None:
    problems = told(tmp_path, "title: {da: Kort, en: Cards}\n7: 1\n")
    assert problems == ["sheet.yaml:2: [7] needs to be a word. Put it in quotes."]


def test_keys_that_stand_twice(tmp_path: Path) -> None:
    words = """\
        title: {da: Kort, en: Cards, da: Brikker}
        minutes: 3
        cards:
          - id: goals
            text: {da: Mål, en: Goals}
            id: stress
        minutes: x
        """
    assert sorted(told(tmp_path, words)) == [
        "sheet.yaml:1: title.da stands twice. Keep one of them.",
        "sheet.yaml:2: minutes needs to be a whole number.",
        "sheet.yaml:6: cards[0].id stands twice. Keep one of them.",
        "sheet.yaml:7: minutes stands twice. Keep one of them.",
    ]


def test_a_list_that_is_empty_or_none(tmp_path: Path) -> None:
    assert told(tmp_path, "title: {da: K, en: C}\ncards: []\n") == ["sheet.yaml:2: cards needs at least one entry."]
    assert told(tmp_path, "title: {da: K, en: C}\ncards: 7\n") == ["sheet.yaml:2: cards needs to be a list."]
    assert told(tmp_path, "title: words\n") == ["sheet.yaml:1: title needs keys of its own, each with a value."]


def test_an_empty_file_and_one_that_is_a_list(tmp_path: Path) -> None:
    assert told(tmp_path, "# nothing yet\n") == ["sheet.yaml:1: title is missing. Add it."]
    assert told(tmp_path, "- title\n") == ["sheet.yaml:1: the file needs keys of its own, each with a value."]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    problems = told(tmp_path, "title: {da: Mål, en: Goals}\n".encode("latin-1"))
    assert problems == ["sheet.yaml: byte 13 is not UTF-8. Save the file as UTF-8."]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("title: {da: K, en: C}\nminutes: [1\n", 3),
        ("title:\n  da: K\n en: C\n", 3),
        ("title:\n\tda: K\n", 2),
        ("title: {da: 'K, en: C}\n", 2),
        ("title: *nobody\n", 1),
        ("title: !!python/object/apply:os.getcwd []\n", 1),
        ("title: {da: K, en: C}\n? [a, b]\n: 1\n", 2),
        ("title: {da: K, en: C}\n---\ntitle: {da: K, en: C}\n", 2),
    ],
)
def test_broken_yaml_is_told_with_its_line(tmp_path: Path, words: str, line: int) -> None:
    (problem,) = told(tmp_path, words)
    assert problem.startswith(f"sheet.yaml:{line}: this is not valid YAML (")


def test_dates_that_there_are_not_are_told_with_their_lines(tmp_path: Path) -> None:
    found = told(tmp_path, "minutes: 2027-13-45\ntitle: {da: [2027-01-31, 2027-02-30]}\n")
    assert found == [
        "sheet.yaml:1: 2027-13-45 is no date that there is. Correct it.",
        "sheet.yaml:2: 2027-02-30 is no date that there is. Correct it.",
    ]


@pytest.mark.parametrize("words", ["title: \x00\n", "title: \x07\n"])
def test_broken_yaml_without_a_line(tmp_path: Path, words: str) -> None:
    (problem,) = told(tmp_path, words)
    assert problem.startswith("sheet.yaml: this is not valid YAML (")


def test_what_goes_round_in_a_circle_or_too_deep_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "title: &t {da: *t, en: C}\n")
    assert told(tmp_path, f"title: {'[' * 5000}{']' * 5000}\n")


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError) as caught:
            load(path, Sheet)
        (problem,) = caught.value.problems
        assert problem.startswith(f"{path}: cannot be read (")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(alphabet="abdeint: -[]{}&*!?|>#'\"\n\t", max_size=60).map(str.encode)))
def test_any_file_is_read_or_refused_with_problems(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_bytes(content)
    try:
        load(path, Sheet)
    except InputError as error:
        assert error.problems
        assert all(problem.startswith(str(path)) for problem in error.problems)


@pytest.mark.parametrize("key", EXERCISES)
def test_the_kits_own_content_is_without_problems(key: str) -> None:
    assert load(kit.folder("workshop-data") / "exercises" / f"{key}.yaml", EXERCISES[key].content)
