"""Places: how far tonight has come, kept sentence by sentence, and taken up after a power cut."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.desk import again, brave, minding, recordings, shelf
from kiosk.session.programme import STEP, Programme
from kiosk.session.state import EVENING, Phase, State
from kiosk.store.diary import Night
from kiosk.store.heard import Heard
from kiosk.store.records import Clock
from kiosk.store.tonight import Place

if TYPE_CHECKING:
    from kiosk.device import Reading
    from kiosk.store import Store


def keep(store: Store, state: State, now: Reading) -> None:
    """Keep where we are, in one commit; the first of a night keeps its programme with it."""
    programme = state.programme
    if programme is None:
        return
    place = _place(state, programme, now)
    known = store.tonight.place
    if (
        known is not None
        and known.night == programme.night
        and known.more.get("story") == _story_id(programme)
    ):
        store.tonight.move(
            **{field.name: getattr(place, field.name) for field in dataclasses.fields(place)}
        )
        return
    # The ledger first: cut off here, the same plan is made again and nothing is written twice.
    with store.nights.transaction(programme.night):
        for slot, id, codes in _decisions(programme):
            store.ledger.append_once(programme.night, f"{slot}-chosen", (id, *codes))
        for id in recordings.used(programme):
            store.ledger.append_once(programme.night, "recording-chosen", (id,))
        for child, slot, id in state.picks:
            store.ledger.append_once(programme.night, "chosen-by", (child, slot, id))
        if programme.told.brave:
            store.ledger.append_once(programme.night, "worry-met-once", brave.exception(programme))
    with store.tonight.transaction():
        store.tonight.begin(place, {})
        store.tonight.set_story({"programme": programme.to_dict()})


def _story_id(programme: Programme) -> str:
    """Return what tells one programme of a night from another."""
    story = programme.story
    tale = f"{programme.told.pack}/{programme.told.tale}"
    return f"{tale}:{programme.seed}:{len(story.lines)}:{len(programme.acts)}"


def _decisions(programme: Programme) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what was decided for each slot, as ids and reason codes."""
    plan = programme.plan
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for slot in [*plan.get("rituals", ()), plan.get("story"), plan.get("settle")]:
        if slot and slot.get("id"):
            codes = [one["code"] for one in slot.get("scores", ())] or list(slot.get("reasons", ()))
            found.append((slot["slot"], str(slot["id"]), tuple(code_of(one) for one in codes)))
    return found


def code_of(text: str) -> str:
    """Return a reason as a ledger code: small letters, no spaces, so never a name."""
    kept = "".join(mark if mark.isalnum() and mark.isascii() else "-" for mark in text.lower())
    return "-".join(part for part in kept.split("-") if part)[:80] or "none"


def _place(state: State, programme: Programme, now: Reading) -> Place:
    """Return the state as the store keeps it."""
    return Place(
        night=programme.night,
        phase=(state.came_from if state.phase is Phase.DOCTOR else state.phase).value,
        step=state.act,
        sentence=state.line,
        seed=programme.seed,
        children=programme.children,
        lead=state.leader,
        clock=Clock(now.wall, now.trust, "", now.running),
        more={
            "story": _story_id(programme),
            "mode": state.mode,
            "slower": state.slower,
            "heard_out": state.heard_out,
            "stopped": state.stopped_early,
            "one_more": state.one_more,
            **({"by": round(state.by - state.at, 2)} if state.by else {}),
            "into": round(max(0.0, state.at - state.since), 2),
        },
    )


def take_up(store: Store, state: State, now: Reading | None = None) -> State | None:
    """Return the state of the evening that is under way, or None when none is."""
    kept = store.tonight.read()
    if kept is None or "programme" not in kept.story:
        return None
    try:
        programme = Programme.from_dict(dict(kept.story["programme"]))
        phase = Phase(kept.place.phase)
    except (AttributeError, KeyError, TypeError, ValueError):
        # Another version of the house wrote it: a fresh evening beats none at all.
        return None
    if phase not in {*EVENING, Phase.DARK}:
        return None
    at = state.at
    more = kept.place.more
    return dataclasses.replace(
        state,
        phase=phase,
        since=at - float(more.get("into", 0.0)),
        touched=at,
        night_since=at - (_slept(kept.place.clock, now) if phase is Phase.DARK else 0.0),
        night=programme.night,
        lit=phase is not Phase.DARK,
        programme=programme,
        chosen=programme.children,
        leader=kept.place.lead,
        act=kept.place.step,
        line=kept.place.sentence,
        mode=str(more.get("mode", "voice")),
        slower=bool(more.get("slower", False)),
        heard_out=bool(more.get("heard_out", False)),
        stopped_early=bool(more.get("stopped", False)),
        by=at + float(more["by"]) if "by" in more else 0.0,
        one_more=str(more.get("one_more", "")),
    )


LEAP = 2 * 3600.0
"""Seconds by which a clock may differ from the time that ran: more than any change of clocks."""


class Watch:
    """Somebody who sees the wall clock leap, and writes down that it can't be believed tonight.

    Without that a power cut in the same night would take a clock gone wrong for a morning.
    """

    def __init__(self) -> None:
        """Begin with no time seen."""
        self._last: Reading | None = None

    def look(self, store: Store, now: Reading) -> None:
        """Compare what the clock shows with what it showed and the time that ran since."""
        before, self._last = self._last, now
        if before is None:
            return
        shown = (now.when - before.when).total_seconds()
        if abs(shown - (now.running - before.running)) < LEAP:
            return
        place = store.tonight.place
        if place is not None and place.clock.trust != "guessed":
            store.tonight.move(clock=dataclasses.replace(place.clock, trust="guessed"))


def _slept(kept: Clock, now: Reading | None) -> float:
    """Return the seconds of dark that passed without power, as far as clocks can be believed."""
    if now is None or not now.trusted or kept.trust == "guessed":
        return 0.0
    try:
        return max(0.0, (now.when - datetime.fromisoformat(kept.wall)).total_seconds())
    except ValueError:
        return 0.0


def heard_of(programme: Programme, *, finished: bool) -> Heard:
    """Return the story as the diary keeps it."""
    told = programme.told
    endings = [one for one in told.passages if one]
    ids = dict(zip(programme.names, programme.children, strict=False))
    return Heard(
        night=programme.night,
        pack=told.pack,
        tale=told.tale,
        children=programme.children,
        lead=ids.get(told.lead, ""),
        passages=told.passages,
        friends=told.friends,
        facts=told.facts if finished else (),
        finished=finished,
        seed=programme.seed,
        shape=told.shape,
        ending=endings[-1] if endings else "",
        meets=told.worries,
        brave=told.brave,
        places=told.places,
        helpers=told.helpers,
        image=told.image,
        again=told.again,
    )


def keep_heard(store: Store, state: State) -> None:
    """Keep that the story was heard to its end: the diary first, then its very words."""
    programme = state.programme
    if programme is not None:
        store.finish_story(heard_of(programme, finished=True))
        if programme.told.tale:
            store.again.put(again.words_of(programme), instead_of=programme.told.again)
            shelf.welcomed(store, programme.told.pack)


def keep_more(store: Store, state: State) -> None:
    """Keep that one more was asked for, after the story or in the dark, and which piece it was."""
    programme = state.programme
    if programme is not None and programme.more is not None:
        with store.nights.transaction(programme.night):
            code = "one-more-at-night" if state.one_more == "night" else "one-more"
            store.ledger.append_once(programme.night, code, (programme.more.ritual,))


def keep_help(store: Store, state: State) -> None:
    """Keep that night help was asked for, once a night, and nothing of who or why."""
    with store.nights.transaction(state.night):
        store.ledger.append_once(state.night, "night-help")


def keep_night(store: Store, state: State, now: Reading, *, early: bool) -> None:
    """Keep the evening in the diary, and that it is dark."""
    programme = state.programme
    if programme is None:
        return
    done = [act.ritual for act in programme.acts[: state.act + 1] if act.kind == STEP]
    with store.nights.transaction(programme.night):
        if programme.told.tale and not state.heard_out and state.act >= _story_index(programme):
            store.finish_story(heard_of(programme, finished=False))
        night = _night(programme, state, now, done, early=early)
        codes = minding.ways_of(store, night.number, short=bool(programme.plan.get("short")))
        store.diary.put(dataclasses.replace(night, ways=codes))
        store.ledger.append_once(programme.night, "evening-stopped" if early else "evening-ended")
    place = _place(state, programme, now)
    store.tonight.move(phase=place.phase, clock=place.clock, more=place.more)


def _night(
    programme: Programme, state: State, now: Reading, done: list[str], *, early: bool
) -> Night:
    """Return the evening as the diary's row."""
    plan = programme.plan
    return Night(
        number=programme.night,
        children=programme.children,
        lead=state.leader,
        rituals=tuple(dict.fromkeys(done)),
        anchor=str(plan.get("anchor", "")),
        guests=tuple(slot["id"] for slot in plan.get("rituals", ()) if slot.get("role") == "guest"),
        sound=programme.sound,
        minutes=round(float(plan.get("minutes_wish", 0) or 0)),
        seconds=round(programme.planned_seconds, 1),
        ended="stopped" if early else "finished",
        reader=state.mode,
        clock=Clock(now.wall, now.trust, "", now.running),
    )


def _story_index(programme: Programme) -> int:
    """Return which act the story is."""
    return programme.acts.index(programme.story)
