"""The app of one participant, as the facilitator leads it: it asks, waits, and shows only what is shown."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pytest

from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.surfaces.app import App
from tuskit.text import Text
from tuskit.ui.wizard import Wizard
from tuskit.workshop import Workshop

ME = "somebody"


@pytest.fixture
def held() -> Workshop:
    return Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=12))


def app(held: Workshop, **more: Any) -> App:
    return App(held, "diagnose", "en", ME, keeper=False, served=True, **more)


def words(widget: Any) -> str:
    """Everything that the page says in HTML and on buttons."""
    if isinstance(widget, ipywidgets.Button):
        return str(widget.description)
    if isinstance(widget, ipywidgets.HTML):
        return str(widget.value)
    return " ".join(map(words, getattr(widget, "children", ())))


def asks(page: App) -> bool:
    return any(isinstance(child, Wizard) for child in page.children)


def others(held: Workshop) -> None:
    for number, person in enumerate(simulate(held.parts("diagnose"), 7, seed=1)):
        held.join(f"p{number}", "employee")
        assert held.submit("diagnose", f"p{number}", person["answers"]) == ()


def test_it_waits_asks_waits_and_shows(held: Workshop) -> None:
    page = app(held)
    assert "has not opened this step yet" in words(page)
    held.lead("diagnose", "open")
    page.arrive()
    assert asks(page)
    others(held)
    assert held.submit("diagnose", ME, {"pain_wellbeing": {"waits_for_mus": 5}}) == ()
    page.arrive()
    assert "Your answer is counted" in words(page)
    assert "Change my answers" in words(page)
    assert "tuskit-chart" not in words(page)
    held.lead("diagnose", "close")
    page.arrive()
    assert "tuskit-chart" not in words(page)
    assert "Change my answers" not in words(page), "nobody knows any more which answer is theirs"
    held.lead("diagnose", "show")
    page.arrive()
    assert "tuskit-chart" in words(page)
    assert "8 of 12 have answered" in words(page)
    held.lead("diagnose", "hide")
    page.arrive()
    assert "tuskit-chart" not in words(page)


def test_a_leader_guesses_and_sees_it_first(held: Workshop) -> None:
    held.lead("diagnose", "open")
    others(held)
    held.join(ME, "leader")
    held.submit("diagnose", ME, {"pain_wellbeing": {"waits_for_mus": 5}})
    page = app(held)
    assert "Guess what the others answer" in words(page)
    page.show_forecast()
    assert asks(page)
    assert held.submit("diagnose", ME, {"pain_wellbeing": {"waits_for_mus": 1}}, kind="forecast") == ()
    held.lead("diagnose", "close")
    page.arrive()
    assert "You guessed 1" in words(page)


def test_what_is_typed_after_closing_is_told_and_not_kept(held: Workshop) -> None:
    held.lead("diagnose", "open")
    page = app(held)
    (wizard,) = (child for child in page.children if isinstance(child, Wizard))
    held.lead("diagnose", "close")
    control = next(iter(wizard.form(0).controls.values()))
    control.value = {"waits_for_mus": 3}
    assert "closed this step" in wizard.steering.fault
    assert wizard.steering.saved == ""
    assert held.store.drafts("diagnose") == []
