"""The files of an exercise, kept in the workshop's folder so that new ones follow on from those given out before."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuskit.text import InputError, Lang

if TYPE_CHECKING:
    from tuskit.exercise import File
    from tuskit.workshop import Workshop


def place(workshop: Workshop, key: str) -> Path:
    """Where an exercise's files are kept in the workshop's folder, so that they number on from those before."""
    assert workshop.folder is not None, "files are kept beside the store"
    return workshop.folder / ("calendar" if key == "cadence" else key)


def write(workshop: Workshop, key: str, lang: Lang, target: Path) -> tuple[File, ...]:
    """Write an exercise's files into a folder, numbered on from the calendars that lie there.

    Raises InputError when the folder cannot be written, or holds a calendar that cannot be read.
    """
    findings: Any = workshop.exercise(key).findings
    found = workshop.findings(key)
    try:
        earlier = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*.ics")}
        files: tuple[File, ...] = findings.files(found, lang, earlier)
        target.mkdir(parents=True, exist_ok=True)
        for file in files:
            path = target / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror}). Choose another folder with --output."
        raise InputError([message]) from None
    except ValueError as error:
        message = f"{target}: holds a calendar that cannot be read ({error}). Move it away, or choose another folder with --output."
        raise InputError([message]) from None
    return files


def pack(files: tuple[File, ...]) -> bytes:
    """All files in one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return packed.getvalue()
