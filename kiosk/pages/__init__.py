"""A page is what one screen shows, as frozen data: no toolkit, no clock, no store."""

from __future__ import annotations

from kiosk.pages.day import (
    ChildEntryPage,
    ClockPage,
    DarkPage,
    DrawingPage,
    GrownUpsPage,
    MorningPage,
    NotebookPage,
)
from kiosk.pages.evening import (
    OneMorePage,
    PausedPage,
    PlanPage,
    RitualPage,
    SettlePage,
    StoppedPage,
    StoryChoicePage,
    StoryPage,
    WhoPage,
)
from kiosk.pages.pieces import Choice, Loudness, Mark, PlanCard, Row, Word
from kiosk.session.touch import ACTS, Touch

__all__ = [
    "ACTS",
    "ChildEntryPage",
    "Choice",
    "ClockPage",
    "DarkPage",
    "DrawingPage",
    "GrownUpsPage",
    "Loudness",
    "Mark",
    "MorningPage",
    "NotebookPage",
    "OneMorePage",
    "Page",
    "PausedPage",
    "PlanCard",
    "PlanPage",
    "RitualPage",
    "Row",
    "SettlePage",
    "StoppedPage",
    "StoryChoicePage",
    "StoryPage",
    "Touch",
    "WhoPage",
    "Word",
]

Page = (
    ClockPage
    | ChildEntryPage
    | WhoPage
    | PlanPage
    | RitualPage
    | StoryChoicePage
    | StoryPage
    | OneMorePage
    | SettlePage
    | DarkPage
    | MorningPage
    | NotebookPage
    | DrawingPage
    | GrownUpsPage
    | PausedPage
    | StoppedPage
)
"""Anything a screen can be given."""
