"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import tuskit


def modules() -> list[str]:
    """Every module of the package; the names only, nothing but packages is imported."""
    found = walk_packages(tuskit.__path__, "tuskit.", onerror=lambda _name: None)
    return sorted(module.name for module in found if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", modules())
def test_examples(name: str) -> None:
    outcome = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert outcome.failed == 0


def test_there_are_examples_at_all() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert sum(len(test.examples) for test in finder.find(import_module("tuskit.phrases"))) > 3
    assert "tuskit.exercises.diagnose.findings" in modules()
