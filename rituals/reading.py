"""Reading turns one TOML file into a ritual, noting every problem with its line in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rituals.ritual import Citation, Confidence, Ritual, Step, StepCue, Tier
from rituals.tables import Table
from stories.cast import WORRIES
from stories.settings import Findings, read_settings

if TYPE_CHECKING:
    from stories.problems import Problem

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
        "at",
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
    [
        "id",
        "say",
        "do",
        "seconds",
        "most",
        "cue",
        "by",
        "breaths",
        "light",
        "sound",
        "care",
        "ages",
    ]
)
SOURCE_KEYS = frozenset(["author", "title", "year", "page"])


def read_ritual(text: str, file: str, pack: str) -> tuple[Ritual | None, tuple[Problem, ...]]:
    """Return the ritual in ``text``, or None, and every problem of the file."""
    found = Findings(file)
    settings = read_settings(text, found)
    if settings is None:
        return None, tuple(found.problems)
    table = Table(settings.values, settings, found, 0, len(text.split("\n")) + 1)
    table.known(RITUAL_KEYS)
    sources = tuple(_citation(one) for one in table.tables("sources"))
    tier = table.one_of("tier", Tier)
    ages = table.span("ages", 0, 12)
    steps = tuple(_step(one, tier, ages) for one in table.tables("steps"))
    ritual = Ritual(
        id=table.slug("id"),
        name=table.text("name"),
        people=table.text("people"),
        place=table.text("place"),
        era=table.text("era"),
        years=table.span("years", -10_000, 3000),
        at=table.point("at"),
        was=table.text("was"),
        sources=sources,
        confidence=table.one_of("confidence", Confidence),
        checked=table.word("checked", ("primary", "secondary")),
        contested=table.texts("contested", required=True),
        changed=table.text("changed"),
        tier=tier,
        ages=ages,
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


def _citation(table: Table) -> Citation:
    """Return one source."""
    table.known(SOURCE_KEYS)
    return Citation(
        table.text("author"),
        table.text("title"),
        table.text("year"),
        table.text("page", required=False),
    )


def _step(table: Table, tier: Tier, ages: tuple[int, int]) -> Step:
    """Return one step of a ritual for these ages; in tier B nothing is said."""
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
        ages=table.span("ages", *ages) if table.has("ages") else None,
        line=table.line("say"),
    )
