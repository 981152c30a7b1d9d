"""Reasons are the plan's choices in words: a sentence for a child, a few for a grown-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rituals import anchor as anchors
from rituals import fit, limits, scores
from rituals.plan import Alternative, Dropped, SettleSlot, StorySlot, clock, in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rituals.fit import Fit, Frame
    from rituals.plan import Plan, PlanInput, Score, SoundOption, StoryOption
    from rituals.ritual import Ritual

_REFUSED = {
    "tier": "It is not ours to put on the shelf.",
    "unwanted": "This family put it aside.",
    "age": "Somebody here is too young or too old for it.",
    "worry": "It touches a worry of somebody here.",
    "resting-worry": "It touches a worry that rests just now.",
    "needs": "Something it needs is not in the house.",
    "last-night": "It was the guest last time; a guest does not come twice running.",
    "already": "It is in tonight's plan already.",
    "unknown": "There is no such ritual on the shelf.",
    "no-time": "It does not fit into tonight's minutes.",
    "turn": "Every other night it leaves its place to something else.",
    "swapped": "It was swapped for tonight, and is back tomorrow.",
}

_GROWN_UP = {
    "own": "is your family's own",
    "liked": "was liked here",
    "disliked": "was not liked here",
    "new": "is new here",
    "rested": "has had a rest",
    "lately": "was done not long ago",
    "season": "belongs to this season",
    "off-season": "belongs to another season",
    "moon": "suits tonight's moon",
    "like": "is about something that is liked here",
    "morning": "was followed by good mornings",
    "sense": "works in the same way as another step tonight",
    "family": "is not like the other steps tonight",
    "plain": "needs nothing but you",
    "brief": "is short enough to leave room for the tale",
    "elder": "is a little young for the eldest",
    "comfort": "is close and calm",
}
"""What speaks for or against something, each to be read after 'it'."""

_AGAINST = {"morning": "was followed by hard mornings"}

_SAID = 3
"""Reasons for something that one sentence can hold."""


def refused(code: str) -> str:
    """Return the sentence for a refusal code."""
    return _REFUSED[code]


def minutes(seconds: float) -> str:
    """Return seconds as whole minutes in words a card can hold."""
    whole = max(1, round(seconds / 60))
    return "1 minute" if whole == 1 else f"{whole} minutes"


def child(
    ritual: Ritual,
    tonight: PlanInput,
    why: Sequence[Score],
    anchor_nights: int | None,
    wished: bool,
) -> str:
    """Return the one sentence a child reads or hears: why this ritual."""
    if wished:
        return f"{in_a_sentence(ritual.name)}, because you chose it."
    if anchor_nights:
        return f"{in_a_sentence(ritual.name)}, because that is how your evenings begin to end."
    return f"{in_a_sentence(ritual.name)}, because {_because(ritual, tonight, why)}."


def grown_up(
    ritual: Ritual,
    why: Sequence[Score],
    anchor_nights: int | None,
    wished: bool,
    steps: Sequence[int],
    lights_out: int | None,
) -> str:
    """Return what a grown-up reads in one breath: minutes, and the heaviest reasons."""
    if wished:
        reason = "Chosen by hand tonight."
    elif anchor_nights:
        full = limits.JUDGE_FULL
        reason = f"This is the one that stays: night {anchor_nights + 1}, judged after {full}."
    else:
        reason = f"{_argued(why).capitalize()}."
        if anchor_nights == 0:
            reason = f"The first night of the one that stays. {reason}"
    longer = " There is time, so it is taken slowly." if sum(steps) > ritual.seconds + 20 else ""
    end = f", black at {clock(lights_out)}" if lights_out is not None else ""
    return f"{in_a_sentence(ritual.name)}, {minutes(sum(steps))}{end}. {reason}{longer}"


def alternative(ritual: Ritual, tonight: PlanInput, why: Sequence[Score]) -> Alternative:
    """Return a ritual as something that could be done instead."""
    return Alternative(
        ritual.id,
        ritual.name,
        ritual.seconds,
        ritual.picture,
        child(ritual, tonight, why, None, False),
    )


def story(
    tonight: PlanInput, rituals: Sequence[Ritual], frame: Frame, found: Fit
) -> StorySlot | None:
    """Return the story's slot with its alternatives, or None in an evening without a tale."""
    if found.story is None:
        return None
    wished = ("story", found.story.tale) in tonight.wishes
    others: list[Alternative] = []
    for option in frame.stories:
        other = None if option is found.story else fit.fit(rituals, frame.loose, option.tale)
        if other is not None and len(others) < 3:
            others.append(
                Alternative(
                    option.tale, option.title, other.story_seconds, option.picture, option.why_child
                )
            )
    length = minutes(found.story_seconds)
    return StorySlot(
        id=found.story.tale,
        title=found.story.title,
        seconds=found.story_seconds,
        why_child=_story_child(found.story, wished),
        why_grown_up=f"{in_a_sentence(found.story.title)}, {length}. "
        + (
            "Chosen by hand tonight."
            if wished
            else found.story.why_grown_up or "It suits tonight best."
        ),
        inside=next((one.id for one in rituals if one.holds_story), ""),
        picture=found.story.picture,
        reasons=(("wish",) if wished else ()) + found.story.reasons,
        alternatives=tuple(others),
    )


def settle(tonight: PlanInput, seconds: int) -> SettleSlot:
    """Return the settling sound, or silence where a baby is here or no sound suits."""
    worried = {worry for one in tonight.children for worry in one.worries}
    worried |= set(tonight.worries_resting)
    baby = min(one.age for one in tonight.children) < limits.BABY_AGE
    usable = [
        one
        for one in tonight.sounds
        if not baby and not worried & set(one.worries) and one.id not in tonight.unwanted
    ]
    rated = [(one, scores.score_sound(one, tonight)) for one in usable]
    rated.sort(key=lambda pair: (-scores.total(pair[1]), pair[0].id))
    wish = next((id for slot, id in tonight.wishes if slot == "sound"), None)
    if wish is not None:
        rated.sort(key=lambda pair: pair[0].id != wish)
    if not rated or wish == "":
        why = "No sound for a baby." if baby else "Quiet is a sound too."
        others = () if baby else tuple(_sound(one) for one, _ in rated[:3])
        return SettleSlot("", "Silence", seconds, "Nothing but quiet.", why, alternatives=others)
    best, why_best = rated[0]
    chosen = wish == best.id
    because = "Chosen by hand tonight" if chosen else _argued(why_best).capitalize()
    others = (*(_sound(one) for one, _ in rated[1:3]), Alternative("", "Silence", seconds))
    return SettleSlot(
        id=best.id,
        title=best.title,
        seconds=seconds,
        why_child=f"{best.title}, and then nothing at all.",
        why_grown_up=f"{best.title}, {minutes(seconds)} up to black. {because}.",
        reasons=("wish",) if chosen else tuple(one.code for one in why_best),
        alternatives=others,
    )


def dropped(tonight: PlanInput, made: Plan, usual: int) -> tuple[Dropped, ...]:
    """Return what tonight goes without, in the order in which an evening gives things up.

    First the guests, then the longer story, then the anchor, last the story itself: what does
    not fit is left out and never hurried.
    """
    found: list[Dropped] = []
    asked = f"{made.minutes_target:g} minutes"
    done = {slot.id for slot in made.rituals}
    guests = [slot for slot in made.rituals if slot.role == "guest"]
    if (len(made.rituals) < limits.ROUTINE_STEPS - 1 and not guests) or len(made.rituals) < usual:
        found.append(Dropped("guest", "no-time", f"A guest ritual does not fit in {asked}."))
    if made.story is not None and made.minutes_target < min(
        11.0, made.minutes_wish + 11 * made.short
    ):
        found.append(Dropped("story-longer", "no-time", f"A longer story does not fit in {asked}."))
    if made.anchor and made.anchor not in done:
        found.append(Dropped(made.anchor, *_anchor_rests(tonight, made)))
    if made.story is None:
        code = "no-time" if tonight.stories else "no-tale"
        why = f"A story does not fit in {asked}." if tonight.stories else "No tale fits tonight."
        found.append(Dropped("story", code, why))
    return tuple(found)


def notes(tonight: PlanInput, made: Plan) -> tuple[str, ...]:
    """Return what a grown-up should know about the evening as a whole."""
    found: list[str] = []
    off = made.minutes_target - made.total_seconds / 60
    if off > made.minutes_target * fit.SLACK:
        found.append(
            f"{made.minutes_target:g} minutes can't be filled at this age: "
            f"{round(made.total_seconds / 60)} are planned."
        )
    if made.anchor_nights == limits.JUDGE_FULL and made.anchor:
        found.append(f"{limits.JUDGE_FULL} nights with the same ritual: it was judged, and stays.")
    if tonight.plain:
        found.append("A plainer evening: you lead its one ritual, and the tale is shorter.")
    elif any(slot.by_people for slot in made.rituals):
        led = sum(slot.by_people for slot in made.rituals)
        steps = "the first step" if led == 1 else f"the first {led} steps"
        found.append(f"You lead {steps} tonight; the page only keeps time.")
    if tonight.shift and made.window is not None:
        way = "earlier" if tonight.shift < 0 else "later"
        found.append(f"The window is {abs(tonight.shift)} minutes {way} tonight.")
    if made.window is None and tonight.now is not None:
        found.append("So young a baby has no lights-out window; only the minutes count.")
    return tuple(found)


def _anchor_rests(tonight: PlanInput, made: Plan) -> tuple[str, str]:
    """Return why the ritual that stays is not done tonight."""
    ritual = next(one for one in tonight.rituals if one.id == made.anchor)
    code = scores.refusal(ritual, tonight)
    if not code:
        wished = {id for slot, id in tonight.wishes if slot.startswith("ritual")}
        turn = made.rituals and anchors.gives_way(made.anchor, tonight)
        alone = "turn" if turn else "no-time"
        code = "swapped" if wished & {slot.id for slot in made.rituals} else alone
    return code, f"{in_a_sentence(ritual.name)} rests tonight: {_REFUSED[code]}"


def _because(ritual: Ritual, tonight: PlanInput, why: Sequence[Score]) -> str:
    """Return the heaviest reason as the end of a child's sentence."""
    for one in why:
        if one.code in {"liked", "own"}:
            return "you liked it" if one.code == "liked" else "it is your family's own"
        if one.code == "new":
            return "you have never tried it"
        if one.code == "rested":
            ago = scores.nights_ago(ritual.id, tonight)
            return f"it has waited {ago} nights"
        if one.code == "season":
            return f"it belongs to {tonight.season}"
        if one.code == "like":
            fan = next(c for c in tonight.children if scores.meets(c.likes, ritual.likes))
            like = next(like for like in fan.likes if scores.meets((like,), ritual.likes))
            return f"{fan.name} likes {like}"
        if one.code == "moon":
            return "there is a moon for it tonight"
        if one.code == "morning" and one.points > 0:
            return "good mornings came after it"
        if one.code == "comfort":
            return "it is close and calm"
    return "tonight is its turn"


def _story_child(option: StoryOption, wished: bool) -> str:
    if wished:
        return f"{in_a_sentence(option.title)}, because you chose it."
    return option.why_child or f"{in_a_sentence(option.title)}, because tonight is its turn."


def _sound(option: SoundOption) -> Alternative:
    return Alternative(option.id, option.title, 0)


def _argued(why: Sequence[Score]) -> str:
    """Return the heaviest reasons for, and then against, as a person would give them."""
    known = [one for one in why if one.code != "chance"]
    good = [_GROWN_UP[one.code] for one in known if one.points > 0][:_SAID]
    bad = [_AGAINST.get(one.code, _GROWN_UP[one.code]) for one in known if one.points < 0]
    parts = [f"it {_and(good)}"] if good else ["tonight is its turn"]
    return ", though it ".join([*parts, _and(bad)] if bad else parts)


def _and(phrases: Sequence[str]) -> str:
    """Return phrases as a person lists them."""
    *first, last = phrases
    return f"{', '.join(first)} and {last}" if first else last
