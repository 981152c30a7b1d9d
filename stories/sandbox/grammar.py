"""The grammar is the list of what may be written between braces, checked on the syntax tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from stories.cast import MOST_CHILDREN, PERSON_FORMS
from stories.problems import did_you_mean
from stories.sandbox.bounds import (
    ADDED,
    MOST_ADDED,
    NAME,
    Size,
    form_size,
    in_a_row,
    name_size,
)
from stories.sandbox.conditions import Conditions, needs_many
from stories.sandbox.vocabulary import SETS, WORDS, Notes, form_mend, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.sandbox.vocabulary import Vocabulary

FILTERS = ("sentence", "list", "number", "said")
THING_FORMS = ("the", "The")
NESTING = 6
"""Most ifs and loops inside one another."""
MOST_COMPLAINTS = 20
NUMBER_LIMIT = 1_000_000
_LOOP_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_NOTHING = Size()


class Grammar:
    """Walks one syntax tree, noting complaints, names used and the longest possible text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start with nothing found."""
        self.vocabulary = vocabulary
        self.notes = Notes()
        self._conditions = Conditions(self.notes)
        self._loops: dict[str, int] = {}
        self._depth = 0

    def prose(self, tree: nodes.Template, *, many: bool) -> Size:
        """Check a whole piece and return the most it can take."""
        try:
            return self._body(tree.body, many)
        except RecursionError:
            self._too_deep(1)
            return _NOTHING

    def _body(self, body: Iterable[nodes.Node], many: bool) -> Size:
        """Check nodes in a row."""
        return in_a_row(self._node(node, many) for node in body)

    def _node(self, node: nodes.Node, many: bool) -> Size:
        """Check one statement; whoever made so many slips is told of the first."""
        if len(self.notes.complaints) >= MOST_COMPLAINTS:
            return _NOTHING
        if isinstance(node, nodes.Output):
            return in_a_row(
                Size(len(part.data), 1)
                if isinstance(part, nodes.TemplateData)
                else self._shown(part, many)
                for part in node.nodes
            )
        if not isinstance(node, (nodes.If, nodes.For)):
            self._not_ours(node)
            return _NOTHING
        if self._depth == NESTING:
            self._too_deep(node.lineno)
            return _NOTHING
        self._depth += 1
        size = self._if(node, many) if isinstance(node, nodes.If) else self._for(node, many)
        self._depth -= 1
        return size

    def _if(self, node: nodes.If, many: bool) -> Size:
        """Check an if with its branches; inside ``hero.many`` there is an ``other``."""
        before = self.notes.atoms
        self._conditions.check(node.test)
        asked = Size(0, 1 + self.notes.atoms - before)
        size = self._body(node.body, many or needs_many(node.test))
        for other in node.elif_:
            size = size.either(self._if(other, many))
        return asked.then(size.either(self._body(node.else_, many)))

    def _for(self, node: nodes.For, many: bool) -> Size:
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
            return _NOTHING
        name, over = node.target.name, getattr(node.iter, "name", "")
        taken = (*self.vocabulary.names, *self._loops, "loop", "self", "super", "caller")
        if name in taken or not _LOOP_NAME.fullmatch(name):
            self.notes.complain(
                node.lineno, "S003", f"'{name}' has a meaning already.", "say 'one'."
            )
        self.notes.uses.add(over)
        shadowed = self._loops.get(name)
        self._loops[name] = ADDED if over == "added" else NAME
        size = self._body(node.body, many)
        del self._loops[name]
        if shadowed is not None:
            self._loops[name] = shadowed
        return size.times(MOST_ADDED if over == "added" else MOST_CHILDREN)

    def _shown(self, node: nodes.Expr, many: bool) -> Size:
        """Check what is printed and return how long it can be."""
        if isinstance(node, nodes.Filter):
            return self._filter(node, many)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, many)
        if isinstance(node, nodes.Name):
            return self._name(node, many)
        self._not_ours(node)
        return _NOTHING

    def _name(self, node: nodes.Name, many: bool) -> Size:
        """Check a bare name."""
        name, words = node.name, self.vocabulary
        self.notes.uses.add(name)
        if name in words.people:
            self._other(name, node.lineno, many)
            return name_size(name, words.lengths)
        if name in self._loops:
            return Size(self._loops[name], 1)
        if name in words.things or name in ("season", "moon", "pause", "age"):
            return name_size(name, words.lengths)
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
        return _NOTHING

    def _attribute(self, node: nodes.Getattr, many: bool) -> Size:
        """Check ``X.form``."""
        root, form, words = node.node, node.attr, self.vocabulary
        if not isinstance(root, nodes.Name):
            self.notes.complain(
                node.lineno, "S002", "one dot is enough.", "write X.their, not X.y.z."
            )
            return _NOTHING
        name = root.name
        self.notes.uses.add(f"{name}__{form}")
        if name in words.people:
            self._other(name, node.lineno, many)
            return self._form(node.lineno, name, form, PERSON_FORMS)
        if name in words.things:
            if form in THING_FORMS and not words.things[name]:
                self.notes.complain(
                    node.lineno,
                    "S004",
                    f"'{name}' has no 'the' form.",
                    f'write its values as "a/the …" ({name} = ["a/the gate"]).',
                )
                return _NOTHING
            return self._form(node.lineno, name, form, THING_FORMS)
        if name == "turn":
            return self._form(node.lineno, name, form, words.turns)
        if name in ("back", "all"):
            return self._form(node.lineno, name, form, words.echoes)
        if name in self._loops or name in WORDS or name in SETS or name in ("added", "pause"):
            self.notes.complain(
                node.lineno, "S004", f"'{name}' has no '{form}'.", f"write {name} alone."
            )
            return _NOTHING
        return self._name(root, many)

    def _form(self, line: int, name: str, form: str, known: Iterable[str]) -> Size:
        """Check that a form exists."""
        if form in known:
            return form_size(name, form, self.vocabulary.lengths)
        if form == "many":
            self.notes.complain(
                line, "S006", "'many' is only asked, never said.", "use it in an if."
            )
            return _NOTHING
        what = f"'{name}' has no '{form}'.{did_you_mean(form, known)}"
        self.notes.complain(line, "S004", what, form_mend(name, form, known))
        return _NOTHING

    def _other(self, name: str, line: int, many: bool) -> None:
        """Complain of an ``other`` where there may be only one child."""
        if name == "other" and not many:
            self.notes.complain(
                line,
                "S007",
                "with one child there is no 'other'.",
                'put it inside {% if hero.many %} or give the version if="hero.many".',
            )

    def _filter(self, node: nodes.Filter, many: bool) -> Size:
        """Check one of the four filters."""
        name, inner = node.name, node.node
        if name not in FILTERS:
            self.notes.complain(
                node.lineno,
                "S005",
                f"'{name}' is no filter of ours.{did_you_mean(name, FILTERS)}",
                "use sentence, list, number or said.",
            )
            return _NOTHING
        values = [*node.args, *([inner] if name == "said" else [])]
        texts = [one.value for one in values if isinstance(one, nodes.Const)]
        plain = len(texts) == len(values) == (2 if name == "said" else 0)
        if not (plain and all(_is_plain(one) for one in texts)) or (
            node.kwargs or node.dyn_args or node.dyn_kwargs
        ):
            return self._wrongly(node, f"'{name}' is used wrongly.", '"Siobhán" | said("shi-VAWN")')
        if name == "said":
            return Size(4 * len(texts[1]) + len(texts[0]), 2)
        if name == "list":
            if isinstance(inner, nodes.Name) and inner.name == "added":
                self.notes.uses.add("added")
                return Size((ADDED + 5) * MOST_ADDED, MOST_ADDED)
            return self._wrongly(node, "'list' is for added.", "added | list")
        if name == "number":
            if isinstance(inner, nodes.Const) and type(inner.value) is int:
                if 0 <= inner.value < NUMBER_LIMIT:
                    return Size(20, 2)
            elif isinstance(inner, nodes.Name) and inner.name == "age":
                self.notes.uses.add("age")
                return Size(20, 2)
            return self._wrongly(node, "'number' is for small whole numbers.", "age | number")
        if inner is None or _is_sentence(inner):
            return self._wrongly(
                node, "'sentence' is for names and lists.", "added | list | sentence"
            )
        return Size(2, 1).then(self._shown(inner, many))

    def _wrongly(self, node: nodes.Filter, what: str, right: str) -> Size:
        """Complain of a filter with the way it is written."""
        self.notes.complain(node.lineno, "S005", what, f"write {{{{ {right} }}}}.")
        return _NOTHING

    def _too_deep(self, line: int) -> None:
        """Complain of nesting."""
        self.notes.complain(line, "S001", "this is nested too deeply.", "write it more simply.")

    def _not_ours(self, node: nodes.Node) -> None:
        """Complain of anything else."""
        kind = sign_of(type(node).__name__.lower())
        self.notes.complain(
            node.lineno,
            "S002",
            f"this ({kind}) is not part of the storyteller's language.",
            "use names, one attribute, if/elif/else, and the four filters.",
        )


def _is_plain(value: object) -> bool:
    """Return whether a value is a short word or two that a child may see."""
    return isinstance(value, str) and 0 < len(value) <= 80 and not set(value) & set("{}*")


def _is_sentence(node: nodes.Node) -> bool:
    """Return whether a node is a turn or echo line: whole sentences, all of them."""
    return isinstance(node, nodes.Getattr) and getattr(node.node, "name", "") in (
        "turn",
        "back",
        "all",
    )
