"""The notebooks are twins, thin, and told in prose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
NAMES = sorted(path.name for path in (NOTEBOOKS / "da").glob("*.ipynb"))


def read(lang: str, name: str) -> Any:
    return nbformat.read(NOTEBOOKS / lang / name, as_version=4)


def tags(cell: Any) -> list[str]:
    return cell.metadata.get("tags", [])


@pytest.mark.parametrize("name", NAMES)
def test_twins_run_the_same_code(name: str) -> None:
    cells = [
        [(c.cell_type, c.source if c.cell_type == "code" and "parameters" not in tags(c) else "") for c in nb.cells]
        for nb in (read("da", name), read("en", name))
    ]
    assert cells[0] == cells[1]


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_thin_and_says_what_comes(lang: str, name: str) -> None:
    nb = read(lang, name)
    assert nb.cells[0].cell_type == "markdown"
    for cell in (c for c in nb.cells if c.cell_type == "code"):
        assert len(cell.source.splitlines()) <= 5
        assert "%run" not in cell.source
        assert "sys.path" not in cell.source
    assert f'LANG = "{lang}"' in next(c.source for c in nb.cells if "parameters" in tags(c))


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_committed_with_its_outputs(lang: str, name: str) -> None:
    for cell in read(lang, name).cells:
        if cell.cell_type == "code" and "nbval-check-output" in tags(cell):
            assert cell.outputs, cell.source
        for output in cell.get("outputs", []):
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", cell.source
