"""Words in both languages, and content files whose every error is named.

Content is YAML, read-only and validated when it is loaded. `load` reports all problems of a file at
once, each with file, line, key and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Protocol, TypeVar, get_args

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Lang = Literal["da", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
LOCALE: dict[Lang, str] = {"da": "da_DK", "en": "en_GB"}
"""Babel's names for how each language writes numbers and dates."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ID = r"^[a-z][a-z0-9_]*$"
Id = Annotated[str, StringConstraints(pattern=ID)]


class InputError(Exception):
    """Something that a person wrote cannot be used. `problems` holds one whole sentence for each fault."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Model(BaseModel):
    """A frozen piece of content: unknown keys are errors, and nothing is converted silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Model):
    """The same words in Danish and English; both are required.

    >>> Text(da="Godmorgen, {name}", en="Good morning, {name}")["en"].format(name="Ida")
    'Good morning, Ida'
    """

    da: Words
    en: Words

    def __getitem__(self, lang: Lang) -> str:
        return self.da if lang == "da" else self.en


class Item(Model):
    """Anything that can be answered about: a statement, a step, a value, a card. The id is for ever."""

    id: Id
    text: Text
    help: Text | None = None


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id, unique in its list."""


Entry = TypeVar("Entry", bound=Identified)
M = TypeVar("M", bound=BaseModel)


def distinct(items: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Refuse a list in which an id stands twice."""
    ids = [item.id for item in items]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        message = f"the id {', '.join(twice)} stands twice; give each its own"
        raise ValueError(message)
    return items


Items = Annotated[tuple[Entry, ...], Field(strict=False, min_length=1), AfterValidator(distinct)]
"""A list with distinct ids, for content models: `pains: Items[Pain]`."""


def load(path: Path, model: type[M]) -> M:
    """Read a YAML file as `model`.

    Raises InputError with every problem of the file: one sentence each, with file, line and key.
    """
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8."
        raise InputError([message]) from None
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}). Check that the file is there and may be read."
        raise InputError([message]) from None
    root = None
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
        found = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"{path}:{line}: this is not valid YAML ({error.problem}). Check indentation, colons and quotes."
        raise InputError([message]) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, ValueError) and (problems := [f"{path}:{line}: {what}" for line, what in _dates(root)]):
            raise InputError(problems) from None
        message = f"{path}: this is not valid YAML ({str(error).splitlines()[0]})."
        raise InputError([message]) from None
    problems = [f"{path}:{line}: {what}" for line, what in _keys(root)]
    try:
        content = model.model_validate(found if found is not None else {})
    except ValidationError as error:
        problems += [_sentence(path, root, detail) for detail in _told(error)]
    if problems:
        raise InputError(problems)
    return content


PHRASES = {
    "missing": "is missing. Add it",
    "extra_forbidden": "is not known here. Check the spelling or take it out",
    "model_type": "needs keys of its own, each with a value",
    "dict_type": "needs keys of its own, each with a value",
    "tuple_type": "needs to be a list",
    "list_type": "needs to be a list",
    "too_short": "needs at least one entry",
    "string_type": "needs to be words; put it in quotes if it is meant as words",
    "string_too_short": "is empty. Write something",
    "int_type": "needs to be a whole number",
    "float_type": "needs to be a number",
    "bool_type": "needs to be true or false",
    "date_type": "needs to be a date, such as 2027-01-31",
    "invalid_key": "needs to be a word. Put it in quotes",
}
"""What to do, by pydantic's name of the error; pydantic's own words tell the rest."""
BOOLEAN, DATE = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"


def _keys(node: yaml.Node | None, at: str = "", seen: set[int] | None = None) -> Iterator[tuple[int, str]]:
    """Line and sentence for every key that stands twice (PyYAML keeps the last) or is read as something else."""
    seen = set() if seen is None else seen
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        names = set()
        for key, value in node.value:
            name = f"{at}.{key.value}".lstrip(".")
            if key.value in names:
                yield key.start_mark.line + 1, f"{name} stands twice. Keep one of them."
            elif key.tag == BOOLEAN:
                yield key.start_mark.line + 1, f"{name} {_as_boolean(key.value)}"
            names.add(key.value)
            yield from _keys(value, name, seen)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _keys(value, f"{at}[{number}]", seen)


def _dates(node: yaml.Node | None, seen: set[int] | None = None) -> Iterator[tuple[int, str]]:
    """Line and sentence for every date that there is not."""
    seen = set() if seen is None else seen
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode) and node.tag == DATE:
        try:
            yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
        except ValueError:
            yield node.start_mark.line + 1, f"{node.value} is no date that there is. Correct it."
    elif isinstance(node, yaml.CollectionNode):
        for inner in node.value:
            for each in inner if isinstance(inner, tuple) else (inner,):
                yield from _dates(each, seen)


def _as_boolean(word: object) -> str:
    return f"is read as true/false, because YAML takes {word} for a yes or no. Put it in quotes."


def _told(error: ValidationError) -> Iterator[ErrorDetails]:
    """The errors that a person should read: not that a list is too short because its entries were refused."""
    details = error.errors()
    for each in details:
        place = each["loc"]
        inside = any(d["loc"] != place and d["loc"][: len(place)] == place for d in details)
        key = each["type"] == "invalid_key" and isinstance(each["input"], bool)
        if not key and not (each["type"] == "too_short" and inside):
            yield each


def _found(root: yaml.Node | None, where: tuple[int | str, ...]) -> tuple[yaml.Node | None, int]:
    """The node that a pydantic error is about, or the nearest one around it, and its line."""
    node, line = root, 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return node, line


def _keyed(root: yaml.Node | None, detail: ErrorDetails) -> Iterator[int | str]:
    """Where an error is, in the file's own keys: pydantic names the branch of a union too."""
    node, steps = root, detail["loc"]
    for step in steps:
        inside: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            inside = next((value for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            inside = node.value[step]
        if inside is not None or root is None or (detail["type"] == "missing" and step == steps[-1]):
            yield step
            node = inside or node


def _sentence(path: Path, root: yaml.Node | None, detail: ErrorDetails) -> str:
    """One pydantic error as a sentence with file, line, key and what to do."""
    where = tuple(_keyed(root, detail))
    node, line = _found(root, where)
    key = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).lstrip(".")
    match detail["type"]:
        case "missing" if where and where[-1] in LANGS:
            what = "is missing. Every text needs both da and en; write it in the other language too."
        case "string_type" | "literal_error" if isinstance(detail["input"], bool):
            what = _as_boolean(node.value if isinstance(node, yaml.ScalarNode) else detail["input"])
        case "string_pattern_mismatch" if detail["ctx"]["pattern"] == ID:
            what = "needs small letters a–z, digits and _ only, a letter first."
        case "value_error":
            what = f"cannot be used: {detail['ctx']['error']}."
        case kind if kind in PHRASES:
            what = f"{PHRASES[kind]}."
        case _:
            what = f"cannot be used: {detail['msg'][0].lower()}{detail['msg'][1:]}."
    return f"{path}:{line}: {key or 'the file'} {what}"
