"""Numbers, n of N, quotations and lists, as people write them in both languages."""

from __future__ import annotations

import pytest

from tuskit import phrases
from tuskit.text import LANGS, Lang


@pytest.mark.parametrize(
    ("value", "digits", "danish", "english"),
    [
        (0, 0, "0", "0"),
        (42, 0, "42", "42"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (2.0, 2, "2", "2"),
        (0.256, 2, "0,26", "0.26"),
        (-0.25, 2, "−0,25", "−0.25"),
        (-3, 0, "−3", "−3"),
    ],
)
def test_numbers(value: float, digits: int, danish: str, english: str) -> None:
    assert phrases.number(value, "da", digits) == danish
    assert phrases.number(value, "en", digits) == english


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("value", "digits"), [(-0.001, 1), (-0.4, 0), (-0.0, 0)])
def test_what_is_rounded_to_nothing_has_no_minus(value: float, digits: int, lang: Lang) -> None:
    assert phrases.number(value, lang, digits) == "0"


def test_how_many_answered() -> None:
    assert phrases.of(42, 60, "da") == "42 af 60 har svaret"
    assert phrases.of(42, 60, "en") == "42 of 60 answered"
    assert phrases.of(0, 12_000, "da") == "0 af 12.000 har svaret"


def test_simulated_answers_are_called_so_below_every_chart() -> None:
    assert phrases.below("Point", 3, 8, "da", simulated="simulated") == "Point · 3 af 8 har svaret · simulerede svar"
    assert phrases.below("Point", 3, 8, "da", simulated="") == "Point · 3 af 8 har svaret"
    assert phrases.below("Points", 3, 8, "en", simulated="simulated") == "Points · 3 of 8 answered · simulated answers"


def test_quotations_lose_only_their_full_stop() -> None:
    assert phrases.quoted("MUS hjælper mig.", "da") == "»MUS hjælper mig«"
    assert phrases.quoted("Does it help?", "en") == "“Does it help?”"


def test_titles_inside_a_sentence() -> None:
    assert phrases.inside("Karriereveje") == "karriereveje"
    assert phrases.inside("Øvelse og feedback") == "øvelse og feedback"
    assert phrases.inside("MUS-skemaet") == "MUS-skemaet"
    assert phrases.capital("øvelse i MUS") == "Øvelse i MUS"
    assert phrases.capital("") == ""


@pytest.mark.parametrize(
    ("words", "danish", "english"),
    [
        ([], "", ""),
        (["mål"], "mål", "mål"),
        (["mål", "trivsel"], "mål og trivsel", "mål and trivsel"),
        (["mål", "trivsel", "løn"], "mål, trivsel og løn", "mål, trivsel and løn"),
    ],
)
def test_words_in_a_row(words: list[str], danish: str, english: str) -> None:
    assert phrases.listed(words, "da") == danish
    assert phrases.listed(words, "en") == english
