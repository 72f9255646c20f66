"""Frozen values from the plain ones that `dataclasses.asdict` made of them, nested ones too."""

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from inspector.core.errors import RecipeInvalid

T = TypeVar("T")


def read_plain(kind: type[T], values: Any, setting: str) -> T:
    """Return the frozen dataclass `kind` of `values`, which names every field.

    Raises `RecipeInvalid` naming `setting` for names that are missing or not known, or values of another kind.
    """
    if not isinstance(values, dict):
        raise RecipeInvalid(setting, f"not readable: {values!r:.80}")
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    if strange := sorted(set(map(str, values)) ^ known):
        raise RecipeInvalid(setting, f"{strange[0]!r} is {'missing' if strange[0] in known else 'not known'}")
    return kind(**{name: _read(hints[name], value, f"{setting} {name}") for name, value in values.items()})


def _read(hint: Any, value: Any, setting: str) -> Any:
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if value is None and NoneType in options:
        return None
    for option in options:
        if is_dataclass(option):
            return read_plain(option, value, setting)  # type: ignore[arg-type]
        if get_args(option) and getattr(option, "__origin__", None) is tuple and isinstance(value, list | tuple):
            inner = get_args(option)[0]
            return tuple(_read(inner, item, setting) for item in value)
    plain = tuple(option for option in options if isinstance(option, type))
    if float in plain and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if (isinstance(value, bool) and bool not in plain) or not isinstance(value, plain):
        raise RecipeInvalid(setting, f"{value!r:.80} is no {' or '.join(p.__name__ for p in plain)}")
    return value
