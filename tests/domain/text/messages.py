"""The English messages of the code, found where they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from gardenmap.data.rules import Advice, Rule

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "src" / "gardenmap", ROOT / "pages")
_MARKS = {"text", "self", "n_", "Notice"}
"""What takes a message as its first argument; `self` is how `Text` calls itself."""


class Message(NamedTuple):
    """An English message, its form for many where it has one, and the place in the code."""

    one: str
    many: str
    place: str


def in_code() -> list[Message]:
    """Every message that the app can say; `Rule` and `Advice` are lists of messages."""
    marked = [message for folder in FOLDERS for file in sorted(folder.rglob("*.py")) for message in _in_file(file)]
    templates = sorted(ROOT.glob("src/gardenmap/**/templates/*.html"))
    marked += [message for file in templates for message in _in_template(file)]
    return marked + [Message(str(rule), "", f"{type(rule).__name__}.{rule.name}") for rule in (*Rule, *Advice) if rule]


def _in_file(file: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        words = [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        place = f"{file.relative_to(ROOT)}:{node.lineno}"
        if _name(node.func) == "plural":
            assert len(words) == 2, f"{place}: both forms must stand here as they are, for they are looked up by them"
            yield Message(words[0], words[1], place)
        elif _name(node.func) in _MARKS and words:
            yield Message(words[0], "", place)


def _in_template(file: Path) -> Iterator[Message]:
    """What `text(...)` and `text.plural(...)` say in a template."""
    for call in Environment().parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
        words = [each.value for each in call.args if isinstance(each, nodes.Const) and isinstance(each.value, str)]
        place = f"{file.relative_to(ROOT)}:{call.lineno}"
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "plural":
            yield Message(words[0], words[1], place)
        elif isinstance(call.node, nodes.Name) and call.node.name == "text" and words:
            yield Message(words[0], "", place)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
