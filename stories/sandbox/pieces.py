"""Pieces of authored prose and conditions: checked when made, compiled when first told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from stories.cast import capital, joined
from stories.marks import forbidden, spoken_as
from stories.sandbox.conditions import needs_many
from stories.sandbox.grammar import Grammar
from stories.sandbox.vocabulary import Complaint, plainly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stories.sandbox.vocabulary import Vocabulary

Context = dict[str, Any]
"""What a rendering sees: plain values by plain names."""

PROSE_LIMIT = 12_000
"""Longest passage as typed, in characters."""
TOLD_LIMIT = 40_000
"""Longest passage as told at the very most."""
STEP_LIMIT = 5_000
"""Most steps that a passage may take to tell: a usual one takes ten or twenty."""
_DEPTH = 12
_TAG_LIMIT = 400

_SMALL = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: object) -> str:
    """Return a whole number under a hundred in words, anything else as it is."""
    if not isinstance(number, int) or not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def _environment() -> ImmutableSandboxedEnvironment:
    """Return an environment that knows our four filters and nothing else."""
    env = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, optimized=False, cache_size=0
    )
    env.globals.clear()
    env.tests.clear()
    env.filters.clear()
    env.filters["sentence"] = lambda value: capital(str(value))
    env.filters["list"] = lambda values: joined([str(one) for one in values])
    env.filters["number"] = in_words
    env.filters["said"] = lambda shown, sound: spoken_as(str(shown), str(sound))
    return env


_ENV = _environment()
_TAG = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
"""A whole tag; it never looks beyond the next brace, so reading is as long as the text."""


class _Flatten(NodeTransformer):
    """Turns ``hero.they`` into the plain name ``hero__they``, and ``for x in hero`` likewise."""

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Name:  # noqa: N802 - jinja2's name
        """Replace one attribute."""
        root = getattr(node.node, "name", "")
        return nodes.Name(f"{root}__{node.attr}", "load", lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja2's name
        """Let a loop over the children run over their names one by one."""
        if isinstance(node.iter, nodes.Name) and node.iter.name == "hero":
            node.iter = nodes.Name("hero__each", "load", lineno=node.lineno)
        self.generic_visit(node)
        return node


def _parse(text: str) -> nodes.Template | Complaint:
    """Parse a template that may come from a stranger."""
    if len(text) > PROSE_LIMIT:
        return Complaint(
            1, "S001", f"a passage may have {PROSE_LIMIT} characters, not more.", "cut it in two."
        )
    fault = _tag_fault(text)
    if fault is not None:
        return fault
    try:
        return _ENV.parse(text)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or 1
        what, mend = plainly(str(error.message or "a tag is wrong").rstrip("."))
        return Complaint(line, "S001", f"this can't be read ({what}).", mend)
    except (RecursionError, MemoryError, ValueError, OverflowError):
        return Complaint(1, "S001", "this is nested too deeply.", "write it more simply.")


def _tag_fault(text: str) -> Complaint | None:
    """Look at the raw text for tags that are open, nested, huge or not ours.

    Whatever Jinja's own reader would treat as more than a plain tag (notes, raw parts, signs that
    eat spaces, escapes in texts) is refused here, before it sees the text.
    """
    bare = _TAG.sub("", text)
    if "{" in bare or "}" in bare:
        at = next(
            i for i, line in enumerate(text.split("\n"), 1) if set(_TAG.sub("", line)) & _BRACES
        )
        return Complaint(
            at, "S001", "a brace stands alone here.", "open and close every tag on one line."
        )
    for tag in _TAG.finditer(text):
        fault = _inner_fault(tag[0])
        if fault:
            at = text.count("\n", 0, tag.start()) + 1
            return Complaint(at, *fault)
    return None


_BRACES = frozenset("{}")


def _inner_fault(tag: str) -> tuple[str, str, str] | None:
    """Return code, words and mend for what is wrong within one raw tag."""
    if len(tag) > _TAG_LIMIT or sum(tag.count(mark) for mark in "([") > _DEPTH:
        return "S001", "this tag is too long.", "write it more simply."
    if len(_DEEPER.findall(tag)) > _DEPTH:
        return "S001", "this tag is too deep.", "write it more simply."
    if tag[2] in "-+" or tag[-3] in "-+":
        return "S002", "signs that eat spaces are not part of the language.", "leave - and + out."
    if "\\" in tag or (not tag.isascii() and forbidden(tag) is not None):
        return "S001", "a tag holds plain letters only.", "leave the backslash out."
    if _RAW.match(tag):
        return "S002", "'raw' is not part of the language.", "leave it out."
    return None


_DEEPER = re.compile(r"\b(?:not|if)\b|[-+~]")
_RAW = re.compile(r"\{%\s*(?:end)?raw\b")


def _compiled(text: str) -> Template:
    """Compile a template whose syntax tree was checked before."""
    tree = _parse(text)
    if isinstance(tree, Complaint):
        raise TypeError("only checked prose is ever compiled")
    return Template.from_code(_ENV, _ENV.compile(_Flatten().visit(tree)), {})


@dataclass(eq=False)
class Prose:
    """A piece of authored prose: checked when it is made, compiled when it is first told."""

    text: str
    vocabulary: Vocabulary
    many: bool = False
    """Whether it is only told to several children (then ``other`` is allowed)."""
    complaints: tuple[Complaint, ...] = ()
    uses: frozenset[str] = frozenset()
    """Flat names it uses, for instance ``hero__their``."""
    bound: int = 0
    """Most characters it can ever become."""
    steps: int = 1
    """Most steps that telling it can take."""
    _template: Template | None = field(default=None, repr=False)
    _plain: bool = False

    def __post_init__(self) -> None:
        """Check the text; a text without tags needs no compiling at all."""
        if len(self.text) <= PROSE_LIMIT and "{" not in self.text and "}" not in self.text:
            self._plain, self.bound = True, len(self.text)
            return
        tree = _parse(self.text)
        if isinstance(tree, Complaint):
            self.complaints = (tree,)
            return
        grammar = Grammar(self.vocabulary)
        self.bound, self.steps = grammar.prose(tree, many=self.many)
        if self.bound > TOLD_LIMIT:
            grammar.notes.complain(1, "S008", "this could become far too long.", "use fewer loops.")
        if self.steps > STEP_LIMIT:
            grammar.notes.complain(1, "S010", "this could take far too long.", "use fewer loops.")
        self.complaints = tuple(grammar.notes.complaints)
        self.uses = frozenset(grammar.notes.uses)

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the prose as told; only ever called on prose without complaints."""
        if self._plain:
            return self.text
        if self.complaints:
            raise ValueError("this prose was found wrong and is never told")
        return self.template.render(context)

    def warm(self) -> None:
        """Compile it now, so that the first telling need not."""
        if not self._plain and not self.complaints:
            _ = self.template

    @property
    def template(self) -> Template:
        """Return the compiled template, compiled at the first call."""
        if self._template is None:
            self._template = _compiled(self.text)
        return self._template


@dataclass(eq=False)
class Condition:
    """An ``if="…"`` of a heading: when a passage may be told."""

    text: str
    vocabulary: Vocabulary
    complaints: tuple[Complaint, ...] = ()
    atoms: int = 0
    """How many single facts it names: more of them make a passage more fitting."""
    many: bool = False
    """Whether it can only hold for several children."""
    facts: tuple[str, ...] = ()
    uses: frozenset[str] = frozenset()
    _template: Template | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Check the condition."""
        if "%}" in self.text or "{" in self.text or "}" in self.text or "\n" in self.text:
            self.complaints = (
                Complaint(1, "S001", "a condition holds no braces.", "write the bare condition."),
            )
            return
        tree = _parse(f"{{% if {self.text} %}}1{{% endif %}}")
        if isinstance(tree, Complaint):
            self.complaints = (tree,)
            return
        grammar = Grammar(self.vocabulary)
        grammar.prose(tree, many=False)
        self.complaints = tuple(grammar.notes.complaints)
        self.atoms, self.facts = grammar.notes.atoms, tuple(grammar.notes.facts)
        self.uses = frozenset(grammar.notes.uses)
        test = tree.body[0] if len(tree.body) == 1 else None
        if not isinstance(test, nodes.If) or test.elif_ or test.else_:
            self.complaints += (
                Complaint(1, "S001", "this is no single condition.", "write one condition."),
            )
            return
        self.many = needs_many(test.test)

    def holds(self, context: Mapping[str, Any]) -> bool:
        """Return whether the condition holds tonight."""
        if self.complaints:
            raise ValueError("this condition was found wrong and is never asked")
        self.warm()
        return self._template is not None and self._template.render(context) == "1"

    def warm(self) -> None:
        """Compile it now, so that the first asking need not."""
        if self._template is None and not self.complaints:
            self._template = _compiled(f"{{% if {self.text} %}}1{{% endif %}}")
