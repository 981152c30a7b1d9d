"""Reading turns one TOML file into a ritual, noting every problem with its line in one pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from rituals.ritual import CareCode, Citation, Confidence, Ritual, Step, StepCue, Tier
from stories.cast import WORRIES
from stories.problems import did_you_mean
from stories.settings import Findings, read_settings

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import Enum

    from stories.problems import Problem
    from stories.settings import Settings

    AnyEnum = TypeVar("AnyEnum", bound=Enum)

SENSES = ("sight", "sound", "touch", "breath", "smell", "taste")
FAMILIES = ("nutrition", "hygiene", "communication", "contact")
PLACES = ("house", "room", "bed")
SEASONS = ("spring", "summer", "autumn", "winter")
DOERS = ("grown-up", "child", "together")
LIGHTS = ("lower", "ember", "glow")
SOUNDS = ("bell", "bell-soft")

RITUAL_KEYS = frozenset(
    [
        "id",
        "name",
        "people",
        "place",
        "era",
        "years",
        "was",
        "confidence",
        "checked",
        "contested",
        "changed",
        "tier",
        "ages",
        "senses",
        "families",
        "needs",
        "care",
        "seasons",
        "likes",
        "worries",
        "where",
        "before_black",
        "story_most",
        "picture",
        "morning",
        "opening",
        "sources",
        "steps",
    ]
)
STEP_KEYS = frozenset(
    ["id", "say", "do", "seconds", "most", "cue", "by", "breaths", "light", "sound", "care"]
)
SOURCE_KEYS = frozenset(["author", "title", "year", "page"])

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_ritual(text: str, file: str, pack: str) -> tuple[Ritual | None, tuple[Problem, ...]]:
    """Return the ritual in ``text``, or None, and every problem of the file."""
    found = Findings(file)
    settings = read_settings(text, found)
    if settings is None:
        return None, tuple(found.problems)
    table = _Table(settings.values, settings, found, 0, len(text.split("\n")) + 1)
    table.known(RITUAL_KEYS)
    sources = tuple(_citation(one) for one in table.tables("sources"))
    tier = table.one_of("tier", Tier)
    steps = tuple(_step(one, tier) for one in table.tables("steps"))
    ritual = Ritual(
        id=table.slug("id"),
        name=table.text("name"),
        people=table.text("people"),
        place=table.text("place"),
        era=table.text("era"),
        years=table.span("years", -10_000, 3000),
        was=table.text("was"),
        sources=sources,
        confidence=table.one_of("confidence", Confidence),
        checked=table.word("checked", ("primary", "secondary")),
        contested=table.texts("contested", required=True),
        changed=table.text("changed"),
        tier=tier,
        ages=table.span("ages", 0, 12),
        senses=table.words("senses", SENSES, required=True),
        families=table.words("families", FAMILIES, required=True),
        needs=table.texts("needs"),
        care=table.care(),
        seasons=table.words("seasons", SEASONS),
        likes=table.texts("likes"),
        worries=table.words("worries", WORRIES),
        where=table.word("where", PLACES),
        opening=table.text("opening"),
        steps=steps,
        morning=table.text("morning", required=False),
        before_black=table.number("before_black"),
        story_most=table.number("story_most"),
        picture=table.text("picture", required=False),
        pack=pack,
        file=file,
        line=table.line("opening"),
    )
    return ritual, tuple(found.problems)


def _citation(table: _Table) -> Citation:
    """Return one source."""
    table.known(SOURCE_KEYS)
    return Citation(
        table.text("author"),
        table.text("title"),
        table.text("year"),
        table.text("page", required=False),
    )


def _step(table: _Table, tier: Tier) -> Step:
    """Return one step; in tier B nothing is said."""
    table.known(STEP_KEYS)
    cue = table.one_of("cue", StepCue)
    return Step(
        id=table.slug("id"),
        say=table.text("say", required=cue is not StepCue.STORY and tier is not Tier.B),
        do=table.text("do"),
        seconds=table.number("seconds", required=True),
        cue=cue,
        most=table.number("most"),
        by=table.word("by", DOERS, "together"),
        breaths=table.number("breaths"),
        light=table.word("light", LIGHTS, ""),
        sound=table.word("sound", SOUNDS, ""),
        care=table.care(),
        line=table.line("say"),
    )


class _Table:
    """Takes typed values out of one TOML table and notes what is missing or wrong."""

    def __init__(
        self, values: dict[str, Any], settings: Settings, found: Findings, start: int, end: int
    ) -> None:
        """Read the table that stands on the lines from ``start`` up to ``end``."""
        self._values = values
        self._settings = settings
        self._found = found
        self._start = start
        self._end = end

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table's head."""
        lines = self._settings.text.split("\n")
        for number in range(self._start, min(self._end, len(lines))):
            bare = lines[number].strip()
            if self._start == 0 and bare.startswith("[["):
                break
            if key and re.match(rf'"?{re.escape(key)}"?\s*=', bare):
                return number + 1
        return max(1, self._start)

    def tables(self, key: str) -> list[_Table]:
        """Return the tables ``[[key]]``, each knowing its own lines."""
        values = self._values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            self._wrong(key, f"'{key}' should be tables.", f"write [[{key}]] on its own line.")
            return []
        lines = self._settings.text.split("\n")
        heads = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[", line)] + [len(lines)]
        own = [
            (head + 1, heads[index + 1])
            for index, head in enumerate(heads[:-1])
            if re.match(rf"\s*\[\[\s*{key}\s*\]\]", lines[head])
        ]
        own += [(0, len(lines))] * len(values)
        return [
            _Table(one, self._settings, self._found, *span)
            for one, span in zip(values, own, strict=False)
        ]

    def known(self, keys: Collection[str]) -> None:
        """Note every key that is not one of ``keys``."""
        for key in self._values:
            if key not in keys:
                hint = did_you_mean(key, keys)
                self._wrong(
                    key,
                    f"'{key}' is not a known key here.{hint}",
                    "mend it, or leave it out.",
                    "R005",
                )

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text, its lines joined."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, f"'{key}' should be a text.", f'write {key} = "…".')
            return ""
        if required and not value.strip():
            self._wrong(key, f"'{key}' is missing.", f'write {key} = "…".', "R003")
        return " ".join(value.split())

    def slug(self, key: str) -> str:
        """Return an id: small letters, digits and hyphens."""
        value = self.text(key)
        if value and not _SLUG.fullmatch(value):
            self._wrong(key, f"'{value}' is no id.", "use small letters, digits and hyphens.")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a required one may be empty but must be there."""
        value = self._values.get(key)
        if value is None:
            if required:
                self._wrong(
                    key, f"'{key}' is missing.", f"write {key} = [], or what it is.", "R003"
                )
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            self._wrong(key, f"'{key}' should be a list of texts.", f'write {key} = ["…", "…"].')
            return ()
        return tuple(" ".join(one.split()) for one in value)

    def words(self, key: str, among: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """Return words out of a closed list."""
        values = self.texts(key, required=required)
        for value in values:
            if value not in among:
                hint = did_you_mean(value, among)
                self._wrong(
                    key,
                    f"'{value}' is not one of our {key}.{hint}",
                    f"use {', '.join(among)}.",
                    "R004",
                )
        return values

    def word(self, key: str, among: Collection[str], otherwise: str | None = None) -> str:
        """Return one word out of a closed list."""
        value = self.text(key, required=otherwise is None)
        if value and value not in among:
            hint = did_you_mean(value, among)
            self._wrong(key, f"'{value}' is no {key}.{hint}", f"use {', '.join(among)}.", "R004")
        return value or (otherwise or "")

    def one_of(self, key: str, kind: type[AnyEnum]) -> AnyEnum:
        """Return a member of an enumeration by its value; the last one when it is wrong."""
        members = list(kind)
        value = self.word(key, [str(one.value) for one in members])
        return next((one for one in members if one.value == value), members[-1])

    def care(self) -> tuple[CareCode, ...]:
        """Return the care codes."""
        names = self.words("care", [one.name for one in CareCode])
        return tuple(CareCode[name] for name in names if name in CareCode.__members__)

    def number(self, key: str, *, required: bool = False) -> int:
        """Return a whole number, not negative; 0 when it is missing."""
        value = self._values.get(key)
        if value is None and not required:
            return 0
        if type(value) is not int or value < 0:
            self._wrong(key, f"'{key}' should be a whole number.", f"write {key} = 60.")
            return 0
        return value

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """Return two whole numbers, the smaller first."""
        value = self._values.get(key)
        if (
            isinstance(value, list)
            and len(value) == 2
            and all(type(one) is int for one in value)
            and low <= value[0] <= value[1] <= high
        ):
            return value[0], value[1]
        self._wrong(
            key,
            f"'{key}' should be two whole numbers from {low} to {high}.",
            f"write {key} = [3, 6].",
        )
        return low, high

    def _wrong(self, key: str, what: str, mend: str, code: str = "R004") -> None:
        self._found.add(self.line(key), code, what, mend)
