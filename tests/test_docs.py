"""The papers keep up with the code, and name nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import click
import pytest

from tuskit import cli, demo
from tuskit.exercises import EXERCISES
from tuskit.plan import Plan
from tuskit.simulate import Archetype

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "workshop-yaml.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert rows == set(Plan.model_fields)


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name, command in cli.main.commands.items():
        assert f"## `tuskit {name}" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"`{parameter.opts[0]}" in page, f"{name} {parameter.opts[0]}"


def test_every_room_can_be_chosen_and_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8").split("## The rooms", 1)[1]
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(cli.ROOMS) == sorted(get_args(Archetype))


def test_architecture_shows_the_import_line_that_is_checked() -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    layers = re.findall(r'"([^"]+)"', settings.split("layers = [", 1)[1].split("]", 1)[0])
    assert " → ".join(layers) in (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_architecture_lists_every_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "tuskit"
    for path in package.iterdir():
        if path.name.startswith("_") or (path.is_dir() and not (path / "__init__.py").exists()):
            continue
        assert f"\n  {path.name}{'/' if path.is_dir() else ''} " in page, path.name


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_exercise_has_its_twins() -> None:
    for lang in ("da", "en"):
        keys = [path.stem.split("_", 1)[1] for path in sorted((ROOT / "notebooks" / lang).glob("*.ipynb"))]
        assert keys == ["start", *EXERCISES, "mu_guide"]


def test_every_row_of_the_talk_is_somewhere() -> None:
    rows = re.findall(r"^\| (\d+) \|.*\| (.+) \|$", (ROOT / "docs" / "talk.md").read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 22))
    titles = {quoted for _, where in rows for quoted in re.findall(r"\*(.+?)\*", where)}
    held = demo.demo()
    assert titles == {held.content(key).title.en for key in EXERCISES}
