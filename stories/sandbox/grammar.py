"""The grammar is the list of what may be written between braces, checked on the syntax tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from stories.cast import MOST_CHILDREN, NAME_LIMIT, PERSON_FORMS
from stories.problems import did_you_mean
from stories.sandbox.conditions import Conditions, needs_many
from stories.sandbox.vocabulary import SETS, WORDS, Notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.sandbox.vocabulary import Vocabulary

MOST_MET = 12
"""The longest list of what was met."""
FILTERS = ("sentence", "list", "number", "said")
THING_FORMS = ("the", "The")
_NAME = MOST_CHILDREN * (2 * NAME_LIMIT + 20)
_VALUE = 200
_LINE = 600
"""Bounds in characters: a name or pronoun, a drawn thing, an echo line or turn."""


class Grammar:
    """Walks one syntax tree, noting complaints, names used and the longest possible text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start with nothing found."""
        self.vocabulary = vocabulary
        self.notes = Notes()
        self._conditions = Conditions(self.notes)
        self._loops: set[str] = set()

    def prose(self, tree: nodes.Template, *, many: bool) -> int:
        """Check a whole piece and return its length bound."""
        try:
            return self._body(tree.body, many)
        except RecursionError:
            self.notes.complain(1, "S001", "this is nested too deeply.", "write it more simply.")
            return 0

    def _body(self, body: Iterable[nodes.Node], many: bool) -> int:
        """Check nodes in a row."""
        return sum(self._node(node, many) for node in body)

    def _node(self, node: nodes.Node, many: bool) -> int:
        """Check one statement."""
        if isinstance(node, nodes.Output):
            return sum(
                len(part.data) if isinstance(part, nodes.TemplateData) else self._shown(part, many)
                for part in node.nodes
            )
        if isinstance(node, nodes.If):
            return self._if(node, many)
        if isinstance(node, nodes.For):
            return self._for(node, many)
        self._not_ours(node)
        return 0

    def _if(self, node: nodes.If, many: bool) -> int:
        """Check an if with its branches; inside ``hero.many`` there is an ``other``."""
        self._conditions.check(node.test)
        bound = self._body(node.body, many or needs_many(node.test))
        for other in node.elif_:
            bound = max(bound, self._if(other, many))
        return max(bound, self._body(node.else_, many))

    def _for(self, node: nodes.For, many: bool) -> int:
        """Check a loop: over what was met or over the children, nothing else."""
        fine = (
            isinstance(node.iter, nodes.Name)
            and node.iter.name in ("added", "hero")
            and isinstance(node.target, nodes.Name)
            and not node.else_
            and node.test is None
            and not node.recursive
        )
        if not fine or not isinstance(node.target, nodes.Name):
            self.notes.complain(
                node.lineno,
                "S002",
                "a loop runs over 'added' or 'hero' only.",
                "write {% for one in added %}…{% endfor %}.",
            )
            return 0
        name = node.target.name
        if name in self.vocabulary.names or name in self._loops or name.startswith("_"):
            self.notes.complain(
                node.lineno, "S003", f"'{name}' has a meaning already.", "say 'one'."
            )
        self.notes.uses.add(getattr(node.iter, "name", ""))
        self._loops.add(name)
        bound = self._body(node.body, many)
        self._loops.discard(name)
        return bound * MOST_MET

    def _shown(self, node: nodes.Expr, many: bool) -> int:
        """Check what is printed and return how long it can be."""
        if isinstance(node, nodes.Filter):
            return self._filter(node, many)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, many)
        if isinstance(node, nodes.Name):
            return self._name(node, many)
        self._not_ours(node)
        return 0

    def _name(self, node: nodes.Name, many: bool) -> int:
        """Check a bare name."""
        name, words = node.name, self.vocabulary
        self.notes.uses.add(name)
        if name in words.people:
            self._other(name, node.lineno, many)
            return _NAME
        if name in words.things or name in self._loops or name in ("season", "moon"):
            return _VALUE
        if name in ("pause", "age"):
            return 4
        if name in ("turn", "back", "all"):
            self.notes.complain(
                node.lineno, "S006", f"'{name}' needs a name after it.", f"write {name}.NAME."
            )
        elif name == "added" or name in SETS:
            self.notes.complain(
                node.lineno, "S006", f"'{name}' can't be said as it is.", "write added | list."
            )
        else:
            hint = did_you_mean(name, words.names)
            self.notes.complain(
                node.lineno,
                "S003",
                f"nobody called '{name}' is known here.{hint}",
                f"declare [cast.{name}] or [draw] {name}, or mend the name.",
            )
        return 0

    def _attribute(self, node: nodes.Getattr, many: bool) -> int:
        """Check ``X.form``."""
        root, form, words = node.node, node.attr, self.vocabulary
        if not isinstance(root, nodes.Name):
            self.notes.complain(
                node.lineno, "S002", "one dot is enough.", "write X.their, not X.y.z."
            )
            return 0
        name = root.name
        self.notes.uses.add(f"{name}__{form}")
        if name in words.people:
            self._other(name, node.lineno, many)
            return self._form(node.lineno, name, form, PERSON_FORMS, _NAME)
        if name in words.things:
            if form in THING_FORMS and not words.things[name]:
                self.notes.complain(
                    node.lineno,
                    "S004",
                    f"'{name}' has no 'the' form.",
                    f'write its values as "a/the …" ({name} = ["a/the gate"]).',
                )
                return 0
            return self._form(node.lineno, name, form, THING_FORMS, _VALUE)
        if name == "turn":
            return self._form(node.lineno, name, form, words.turns, _LINE)
        if name in ("back", "all"):
            return self._form(node.lineno, name, form, words.echoes, _LINE * MOST_MET)
        if name in self._loops or name in WORDS or name in SETS or name in ("added", "pause"):
            self.notes.complain(
                node.lineno, "S004", f"'{name}' has no '{form}'.", f"write {name} alone."
            )
            return 0
        return self._name(root, many)

    def _form(self, line: int, name: str, form: str, known: Iterable[str], bound: int) -> int:
        """Check that a form exists."""
        if form in known:
            return bound
        if form == "many":
            self.notes.complain(
                line, "S006", "'many' is only asked, never said.", "use it in an if."
            )
            return 0
        listed = ", ".join(sorted(known)) or "none are declared"
        hint = did_you_mean(form, known)
        self.notes.complain(
            line, "S004", f"'{name}' has no '{form}'.{hint}", f"use one of: {listed}."
        )
        return 0

    def _other(self, name: str, line: int, many: bool) -> None:
        """Complain of an ``other`` where there may be only one child."""
        if name == "other" and not many:
            self.notes.complain(
                line,
                "S007",
                "with one child there is no 'other'.",
                'put it inside {% if hero.many %} or give the version if="hero.many".',
            )

    def _filter(self, node: nodes.Filter, many: bool) -> int:
        """Check one of the four filters."""
        name, inner = node.name, node.node
        if name not in FILTERS:
            self.notes.complain(
                node.lineno,
                "S005",
                f"'{name}' is no filter of ours.{did_you_mean(name, FILTERS)}",
                "use sentence, list, number or said.",
            )
            return 0
        args = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        expected = 1 if name == "said" else 0
        plain = len(args) == len(node.args) == expected and not (
            node.kwargs or node.dyn_args or node.dyn_kwargs
        )
        if not plain or not all(isinstance(arg, str) and 0 < len(arg) <= 80 for arg in args):
            self.notes.complain(
                node.lineno, "S005", f"'{name}' is used wrongly.", 'write "Siobhán" | said("…").'
            )
            return 0
        if name == "list":
            if isinstance(inner, nodes.Name) and inner.name == "added":
                self.notes.uses.add("added")
                return _VALUE * MOST_MET
            self.notes.complain(node.lineno, "S005", "'list' is for added.", "write added | list.")
            return 0
        if name == "number":
            whole = isinstance(inner, nodes.Const) and type(inner.value) is int
            if whole or (isinstance(inner, nodes.Name) and inner.name == "age"):
                return 20
            self.notes.complain(
                node.lineno, "S005", "'number' is for numbers.", "write age | number."
            )
            return 0
        if inner is None:
            self._not_ours(node)
            return 0
        if name == "said" and isinstance(inner, nodes.Const) and isinstance(inner.value, str):
            if any(mark in inner.value for mark in "{}*"):
                self.notes.complain(node.lineno, "S005", "a name has no braces.", "write it plain.")
            return 4 * len(inner.value) + len(args[0])
        return self._shown(inner, many) * 4 + sum(len(arg) for arg in args)

    def _not_ours(self, node: nodes.Node) -> None:
        """Complain of anything else."""
        kind = type(node).__name__.lower()
        self.notes.complain(
            node.lineno,
            "S002",
            f"this ({kind}) is not part of the storyteller's language.",
            "use names, one attribute, if/elif/else, and the four filters.",
        )
