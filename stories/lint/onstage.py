"""Onstage checks see that a name, a thing or a line was brought on before it is used.

They follow every way through a tale with its optional beats left out: what is told first of a
figure is the name, what is told first of a drawn thing is its ``a`` form, and echo lines are
told only where some were left. A version under ``known=owl`` may use the owl freely.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.lint.mentions import ADDED, Mention, Trace, Tracer
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.cases import Case
    from stories.pack import Pack
    from stories.tale import Beat, Passage, Tale

_NAMING = (
    r"(?:\b[Aa]n?\s+(?:\w+\s+){1,4}(?:called|named)|\b(?:was|is)\s+(?:called|named)"
    r"|\b[Mm]y name(?: is|[’']s)|\bI(?: am|[’']m))\s+\{\{\s*%s\s*\}\}"
)
"""Somebody is told the name for the first time."""


@dataclass
class _Walk:
    """A walk through a tale in one case, and what stands on stage by now."""

    sure: frozenset[str]
    repeated: frozenset[str]
    """Drawn things that every way has told by now."""
    bringing: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    """What each bringer (or opener) of a thing gives."""


def onstage_problems(tale: Tale, pack: Pack, every: Sequence[Case]) -> Iterator[Problem]:
    """Yield what is told before it was brought on, and friends met twice."""
    tracer = Tracer(tale)
    found: dict[tuple[str, str, str], Problem] = {}
    for case in every:
        for passage, name, problem in _walk(tale, pack, case, tracer):
            found.setdefault((passage, name, problem.code), problem)
    yield from found.values()
    yield from _stray(tale, pack, tracer)
    yield from _friends(tale, tracer)


def _walk(tale: Tale, pack: Pack, case: Case, tracer: Tracer) -> Iterator[tuple[str, str, Problem]]:
    """Yield passage, name and problem for everything used too early in one case."""
    walk = _Walk(tracer.named_in(tale.title), frozenset())
    bare = {
        name
        for beat in tale.beats
        for one in beat.passages
        for name in tracer.trace(one, many=case.many).gives
    }
    for number, beat in enumerate(tale.beats):
        standing = [one for one in beat.passages if one.id in case.passages]
        traces = {one.id: tracer.trace(one, many=case.many) for one in standing}
        for passage in standing:
            held = _held(passage, beat, standing, traces, walk)
            for mention in traces[passage.id].expects:
                if mention.name in held:
                    continue
                if mention.name in tale.draws and (passage.known or mention.name not in bare):
                    continue
                problem = _early(tale, pack, number, passage, mention)
                yield passage.id, mention.name, problem
            for mention in traces[passage.id].repeats:
                if mention.name in walk.repeated:
                    yield passage.id, mention.name, _twice(pack, passage, mention)
        for passage in standing:
            for thing in (*passage.brings, *passage.opens):
                walk.bringing.setdefault(thing, []).append(traces[passage.id].gives)
        if standing and not beat.optional:
            walk.sure |= _surely(beat, [_all_given(one, traces[one.id]) for one in standing])
            things = [frozenset(m.name for m in traces[one.id].repeats) for one in standing]
            walk.repeated |= _surely(beat, things)


def _held(
    passage: Passage,
    beat: Beat,
    standing: Sequence[Passage],
    traces: dict[str, Trace],
    walk: _Walk,
) -> frozenset[str]:
    """Return everything that surely stands on stage when a passage begins."""
    held = walk.sure | frozenset(passage.known)
    for thing in (*passage.needs, *passage.closes):
        givers = walk.bringing.get(thing)
        if givers:
            held |= frozenset.intersection(*givers)
    if beat.take and beat.take[0] > 1 and passage.at == "last":
        others = [traces[one.id].gives for one in standing if one.at != "last"]
        held |= frozenset.intersection(*others) if others else frozenset()
    return held


def _all_given(passage: Passage, trace: Trace) -> frozenset[str]:
    """Return what stands on stage after a passage; what was used too early is said only once."""
    used = {one.name for one in trace.expects if one.how == "again"}
    return trace.gives | used | (frozenset(passage.known) & trace.told)


def _surely(beat: Beat, given: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what was given, whichever passages of a beat were told."""
    least = min(beat.take[0], len(given)) if beat.take else 1
    counted = Counter(name for names in given for name in names)
    return frozenset(name for name, times in counted.items() if len(given) - times < least)


def _line(pack: Pack, passage: Passage, mention: Mention) -> int:
    """Return the line a mention was typed in."""
    source = pack.sources[mention.source] if mention.source < len(pack.sources) else None
    return source.line if source and source.file == passage.file else passage.line


def _early(tale: Tale, pack: Pack, number: int, passage: Passage, mention: Mention) -> Problem:
    """Say that something is told too early."""
    name, line = mention.name, _line(pack, passage, mention)
    if mention.how == "ask":
        return _asked(tale, number, passage, name, line)
    if name in tale.draws:
        return Problem(
            passage.file, line, "L029",
            f"'{passage.slug}' says {{{{ {name}.the }}}}, and a version before it may not have"
            f" told {{{{ {name} }}}}.",
            f"write {{{{ {name} }}}} here, or in every version that can stand before.", error=False,
        )  # fmt: skip
    return Problem(
        passage.file, line, "L028",
        f"'{passage.slug}' speaks of {name} by a pronoun, and a version before it may not have"
        f" told the name.",
        f"write {{{{ {name} }}}} here first, or in every version that can stand before.",
    )  # fmt: skip


def _asked(tale: Tale, number: int, passage: Passage, name: str, line: int) -> Problem:
    """Say that lines are told which may not have been left."""
    key = "adds" if name == ADDED else name.replace("~", "~ ") + ":"
    what = "what was met" if name == ADDED else f"the echo lines '{name[1:]}'"
    leaving = [
        (place, beat)
        for place, beat in enumerate(tale.beats)
        if any((one.adds if name == ADDED else name[1:] in one.echoes) for one in beat.passages)
    ]
    before = [beat for place, beat in leaving if place < number]
    if not leaving:
        why, mend = "nobody leaves any", f"write {key} on earlier passages."
    elif not before:
        why = f"they are left only in '{leaving[0][1].title}', which is not told before"
        mend = "tell them in a later beat."
    else:
        beat = before[-1]
        loose = beat.optional or beat.conditional
        how = "which may be left out" if loose else "where some passages leave none"
        why = f"they are left only in '{beat.title}', {how}"
        mend = (
            "leave 'optional' out, or tell them in a beat that is always told after."
            if loose
            else f"write {key} on every passage of '{beat.title}'."
        )
    return Problem(passage.file, line, "L026", f"'{passage.slug}' tells {what}, but {why}.", mend)


def _twice(pack: Pack, passage: Passage, mention: Mention) -> Problem:
    """Say that a thing comes on a second time as if it were new."""
    return Problem(
        passage.file, _line(pack, passage, mention), "L029",
        f"'{passage.slug}' says {{{{ {mention.name} }}}} again, as if it were another one.",
        f"write {{{{ {mention.name}.the }}}}.", error=False,
    )  # fmt: skip


def _stray(tale: Tale, pack: Pack, tracer: Tracer) -> Iterator[Problem]:
    """Yield passages that speak of the lead by a pronoun and have not said who leads."""
    for beat in tale.beats:
        for passage in beat.passages:
            if passage.file != tale.file:
                continue
            for mention in tracer.trace(passage, many=True).stray:
                yield Problem(
                    passage.file, _line(pack, passage, mention), "L031",
                    f"with several children nobody knows whom '{passage.slug}' means: the lead"
                    " changes from passage to passage.",
                    "write {{ lead }} before the first lead.they.", error=False,
                )  # fmt: skip


def _friends(tale: Tale, tracer: Tracer) -> Iterator[Problem]:
    """Yield friends whom a child that knows them would meet anew."""
    passages = [one for beat in tale.beats for one in beat.passages]
    for role in tale.roles:
        if not role.friend:
            continue
        sorted_out = any(role.id in (*one.new, *one.known) for one in passages)
        if not sorted_out and not role.resident:
            yield Problem(
                tale.file, 1, "L030",
                f"{role.id} is a friend, but no version is new={role.id} or known={role.id}:"
                " a child who knows the name is met as a stranger.",
                f"write a version with new={role.id} and one with known={role.id}.", error=False,
            )  # fmt: skip
        naming = re.compile(_NAMING % re.escape(role.id))
        for one in passages:
            plain = role.id not in (*one.new, *one.known)
            if plain and (
                naming.search(one.prose.text) or _before_meeting(tale, one, role.id, tracer)
            ):
                yield Problem(
                    one.file, one.line, "L030",
                    f"'{one.slug}' brings on {role.id} to a child who may know {role.id} already.",
                    f"give it new={role.id}, and write a version with known={role.id}.",
                )  # fmt: skip


def _before_meeting(tale: Tale, passage: Passage, role: str, tracer: Tracer) -> bool:
    """Return whether a plain version tells a friend in the beat of the meeting, or before it."""
    meeting = next(
        (n for n, beat in enumerate(tale.beats) if any(role in one.new for one in beat.passages)),
        None,
    )
    at = next(n for n, beat in enumerate(tale.beats) if passage in beat.passages)
    return (
        meeting is not None
        and at <= meeting
        and any(role in tracer.trace(passage, many=many).told for many in (False, True))
    )
