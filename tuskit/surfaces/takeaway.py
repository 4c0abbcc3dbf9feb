"""The files of an exercise, and the memory of what they said, so that new ones follow on from those given out before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tuskit import memory
from tuskit.text import InputError, Lang

if TYPE_CHECKING:
    from tuskit.exercise import File
    from tuskit.workshop import Workshop

STEP = 1000
"""After so many files it is told how far it is."""


def place(workshop: Workshop, key: str) -> Path:
    """Where an exercise's files are kept in the workshop's folder."""
    assert workshop.folder is not None, "files are kept beside the store"
    return workshop.folder / ("calendar" if key == "cadence" else key)


def write(
    workshop: Workshop,
    key: str,
    lang: Lang,
    target: Path,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[File, ...]:
    """Write an exercise's files into a folder, each whole or not at all, and then remember what they say.

    What is broken off half-way and begun again gives the same files: what they say is remembered when all are there, and
    what is drawn by chance, before the first. `tell` hears how many of how many are written.

    Raises InputError when a folder cannot be written, or the memory cannot be read.
    """
    module: Any = workshop.exercise(key).findings
    found = workshop.findings(key)
    files: tuple[File, ...] = module.files(found, lang)
    folder = workshop.folder if hasattr(module, "given") else None
    if not files:
        return ()
    try:
        if folder and not memory.read(folder, key):
            memory.keep(folder, key, {"workshop": uuid4().hex})
            found = workshop.findings(key)
            files = module.files(found, lang)
        for done, file in enumerate(files):
            if done and done % STEP == 0:
                tell(done, len(files))
            path = target / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            memory.put(path, file.content)
        if folder:
            memory.keep(folder, key, module.given(found, lang))
    except OSError as error:
        message = f"{error.filename or target}: cannot be written ({error.strerror}). Choose another folder with --output, or run it again when there is room."
        raise InputError([message]) from None
    return files


def pack(files: tuple[File, ...], target: Path) -> bytes:
    """All files, as they lie in a folder, in one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(target / file.name, file.name)
    return packed.getvalue()
