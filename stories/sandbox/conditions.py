"""Conditions are what may be asked in an ``if``: tonight's words, what was met, what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from stories.problems import did_you_mean
from stories.sandbox.vocabulary import SETS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.sandbox.vocabulary import Notes


def _is_many(node: nodes.Node) -> bool:
    """Return whether a node is ``hero.many``."""
    return (
        isinstance(node, nodes.Getattr)
        and node.attr == "many"
        and isinstance(node.node, nodes.Name)
        and node.node.name == "hero"
    )


def needs_many(node: nodes.Node) -> bool:
    """Return whether a condition can only hold for several children."""
    if isinstance(node, nodes.And):
        return needs_many(node.left) or needs_many(node.right)
    if isinstance(node, nodes.Or):
        return needs_many(node.left) and needs_many(node.right)
    return _is_many(node)


class Conditions:
    """Checks the tests of one syntax tree."""

    def __init__(self, notes: Notes) -> None:
        """Write what is found into ``notes``."""
        self.notes = notes

    def check(self, node: nodes.Node) -> None:
        """Check a condition."""
        if isinstance(node, (nodes.And, nodes.Or)):
            self.check(node.left)
            self.check(node.right)
        elif isinstance(node, nodes.Not):
            self.check(node.node)
        elif isinstance(node, nodes.Compare) and len(node.ops) == 1:
            self._compare(node)
        elif isinstance(node, nodes.Getattr) and _is_many(node):
            self.notes.uses.add("hero__many")
            self.notes.atoms += 1
        elif isinstance(node, nodes.Getattr) and node.attr == "known":
            self.notes.complain(
                node.lineno, "S004", "'known' is not asked for here.", "give the version known=X."
            )
        else:
            self.notes.complain(
                node.lineno,
                "S009",
                "this is not a condition we know.",
                "ask for season, moon, age, hero.many, 'id' in met or 'sentence' in facts.",
            )

    def _compare(self, node: nodes.Compare) -> None:
        """Check one comparison."""
        self.notes.atoms += 1
        left, op = node.expr, node.ops[0].op
        right = node.ops[0].expr
        if isinstance(left, nodes.Name) and left.name in WORDS:
            self.notes.uses.add(left.name)
            number = WORDS[left.name] == "number"
            values = right.items if isinstance(right, (nodes.List, nodes.Tuple)) else [right]
            listed = op in ("in", "notin")
            kinds = [type(one.value) for one in values if isinstance(one, nodes.Const)]
            allowed = ("eq", "ne", "in", "notin") + (("lt", "gt", "lteq", "gteq") if number else ())
            if (
                op in allowed
                and len(kinds) == len(values) > 0
                and all(kind is (int if number else str) for kind in kinds)
                and listed == isinstance(right, (nodes.List, nodes.Tuple))
            ):
                self._known_word(left, values)
                return
        elif (
            isinstance(left, nodes.Const)
            and isinstance(left.value, str)
            and op in ("in", "notin")
            and isinstance(right, nodes.Name)
            and right.name in SETS
        ):
            self.notes.uses.add(right.name)
            if right.name == "facts":
                self.notes.facts.append(left.value)
            return
        self.notes.complain(
            node.lineno,
            "S009",
            "this comparison makes no sense here.",
            "write for instance season == 'winter', age < 5 or 'the-cat' in met.",
        )

    def _known_word(self, left: nodes.Name, values: Iterable[nodes.Expr]) -> None:
        """Complain of a season or moon that never comes."""
        known = {
            "season": ("spring", "summer", "autumn", "winter"),
            "moon": ("new", "waxing", "full", "waning"),
        }.get(left.name)
        for one in values:
            if known and isinstance(one, nodes.Const) and one.value not in known:
                self.notes.complain(
                    left.lineno,
                    "S009",
                    f"there is no {left.name} '{one.value}'.{did_you_mean(one.value, known)}",
                    f"use {', '.join(known)}.",
                )
