"""The anchor is the one ritual that stays: same place, same order, until it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rituals import limits, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rituals.plan import DiaryRow, PlanInput
    from rituals.ritual import Ritual

RESTS = frozenset({"needs", "resting-worry"})
"""What keeps an anchor from tonight only; anything else that refuses it ends it."""


@dataclass(frozen=True)
class Anchor:
    """The ritual that stays, or an empty id where one is to be chosen tonight."""

    id: str
    nights: int
    """Nights it was kept before tonight."""


def anchor_tonight(tonight: PlanInput) -> Anchor:
    """Return the anchor of tonight's children, judged where fourteen nights are over."""
    past = _ours(tonight)
    kept = next((row.anchor for row in past if row.anchor), "")
    ritual = next((one for one in tonight.rituals if one.id == kept), None)
    if ritual is None:
        return Anchor("", 0)
    refusal = scores.refusal(ritual, tonight)
    if refusal and refusal not in RESTS:
        return Anchor("", 0)
    held = _held(kept, past)
    if len(held) >= limits.JUDGE_FULL and not is_good(kept, held):
        return Anchor("", 0)
    return Anchor(kept, len(held))


def gives_way(anchor: str, tonight: PlanInput) -> bool:
    """Return whether an anchor that has a place to itself leaves it to a guest tonight.

    Every other night, once it was judged: else a short evening would never meet anything new.
    """
    past = _ours(tonight)
    if not past or tonight.short or tonight.plain:
        return False
    return anchor in past[0].rituals and len(_held(anchor, past)) >= limits.JUDGE_FULL


def is_worthy(ritual: Ritual) -> bool:
    """Return whether a ritual may become one that stays: short, all year, any night."""
    return ritual.seconds <= 5 * 60 and not ritual.seasons and not ritual.before_black


def is_good(id: str, held: Sequence[DiaryRow]) -> bool:
    """Return the judgement: not disliked more often than liked, and mornings so-so or better."""
    liked = sum(id in row.liked for row in held)
    disliked = sum(id in row.disliked for row in held)
    mornings = [row.morning for row in held if row.morning]
    return disliked <= liked and (not mornings or sum(mornings) / len(mornings) >= 2.0)


def _ours(tonight: PlanInput) -> Sequence[DiaryRow]:
    """Return the nights of exactly tonight's children, or where there is none, of any of them.

    Else a night with one child alone would end what all of them keep.
    """
    here = {child.id for child in tonight.children}
    return [row for row in tonight.past if set(row.children) == here] or tonight.past


def _held(id: str, past: Sequence[DiaryRow]) -> list[DiaryRow]:
    """Return the nights, latest first, on which it was done since it became the anchor."""
    held: list[DiaryRow] = []
    for row in past:
        if row.anchor and row.anchor != id:
            break
        if id in row.rituals:
            held.append(row)
    return held
