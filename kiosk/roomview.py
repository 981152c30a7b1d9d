"""The room view is what entering a child, the grown-ups' room and the doctor card show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import ChildEntryPage, Choice, GrownUpsPage, Page, Row
from kiosk.session import entering, grownups, shelves
from kiosk.session.state import Entry, GrownUps, Phase, State
from stories.cast import joined

if TYPE_CHECKING:
    from kiosk.session.state import BraveTale, KeptStory, ShelvedPack, Sleeper

PROMISE = (
    "What you tell this kiosk stays in this kiosk. It has no way out: "
    "nothing is sent anywhere, and a grown-up can erase it all."
)
WORRIES = {
    "dark": "The dark",
    "storms": "Storms",
    "dogs": "Dogs",
    "insects": "Insects",
    "water": "Deep water",
    "heights": "High places",
    "fire": "Fire",
    "noises": "Noises",
    "being-lost": "Being lost",
    "being-alone": "Being alone",
    "losing-things": "Losing things",
    "illness": "Being ill",
    "doctor": "The doctor",
    "new-baby": "A new baby",
    "school": "School",
    "moving": "Moving house",
    "bad-dreams": "Bad dreams",
    "strangers": "Strangers",
    "death": "Death",
}
DOCTOR = """Today, or the emergency number: breathing stops, blue lips, cannot be woken, \
shaking or stiffness, an injury.

Soon: snoring on three nights a week or more, gasps, pauses or hard breathing; new bed-wetting; \
sleepiness or a change by day.

Soon: sleepwalking with an injury or out of the house; terrors several times a week, late in the \
night, or past twelve; nightmares every week for a month, after a frightening event, or with fear \
of sleep.

Also: too little sleep on most nights with trouble by day; legs that will not rest; a grown-up who \
is worn out or sad; any worry at all.

General information, not medical advice."""
_QUESTIONS = {
    "hello": "Good evening. This is Hearthside: one old custom, one new story, then the dark.",
    "name": "Who sleeps here?",
    "age": "How old is {name}?",
    "pronouns": "How should a story speak of {name}?",
    "likes": "What does {name} like?",
    "worries": "What should {name} not meet in a story?",
    "promise": "{name} is in.",
}
_PRONOUNS = {
    "she": ("she", "She put on her slippers."),
    "he": ("he", "He put on his slippers."),
    "they": ("they", "They put on their slippers."),
    "xe/xem/xyr/xyrs/xemself": ("xe", "Xe put on xyr slippers."),
}


def entry(state: State) -> Page:
    """Return the page that asks about a child."""
    now = state.entry or Entry()
    answered = {
        "name": bool(now.name.strip()),
        "age": bool(now.age),
        "pronouns": bool(now.pronouns),
    }
    keyboard = ""
    if now.step == "name":
        keyboard = "accents" if now.accents else "letters"
    return ChildEntryPage(
        step=now.step,
        question=_QUESTIONS[now.step].format(name=now.name),
        name=now.name,
        choices=_choices(now),
        can_go_on=answered.get(now.step, True),
        problem=now.problem,
        keyboard=keyboard,
        promise=PROMISE if now.step == "promise" else "",
    )


def _choices(now: Entry) -> tuple[Choice, ...]:
    """Return what can be touched at this step."""
    if now.step == "age":
        return tuple(
            Choice(
                age,
                "under 1" if age == "6m" else age,
                chosen=age == now.age,
                spoken="under one" if age == "6m" else age,
            )
            for age in entering.AGES
        )
    if now.step == "pronouns":
        return tuple(
            Choice(spec, label, detail=example, chosen=spec == now.pronouns, spoken=example)
            for spec, (label, example) in _PRONOUNS.items()
        )
    if now.step == "likes":
        return tuple(
            Choice(one, one.capitalize(), picture=one, chosen=one in now.likes)
            for one in entering.LIKES
        )
    if now.step == "worries":
        return tuple(
            Choice(one, label, chosen=one in now.worries) for one, label in WORRIES.items()
        )
    if now.step == "promise":
        return (Choice("more", "Likes and worries", "so that stories fit better"),)
    return ()


def room(state: State) -> Page:
    """Return the PIN pad or the list."""
    now = state.grown_ups or GrownUps()
    if now.locked:
        asked = "Choose six digits" if now.setting else "Six digits"
        return GrownUpsPage(
            locked=True,
            pin_length=len(now.digits),
            message=now.message or asked,
            setting_pin=now.setting,
        )
    if now.view == "text":
        return GrownUpsPage(locked=False, title=now.title, text=now.text)
    shelf = _shelf(now) or _brave(state, now)
    if shelf is not None:
        return shelf
    if now.view != "list":
        child = _child(state, now.view.partition(":")[2])
        if child is not None:
            rows = (Row(f"erase:{child.id}", f"Erase {child.name}", "for good"),)
            return GrownUpsPage(locked=False, title=child.name, message=now.message, rows=rows)
    if now.back is Phase.DARK:
        rows = (Row(grownups.NEW_DAY, "The night is over: begin a new day"),)
        return GrownUpsPage(locked=False, message=now.message, rows=rows)
    return GrownUpsPage(locked=False, message=now.message, rows=_rows(state))


STATES = {
    "told": "in use",
    "held": "held back",
    "new": "new: first night with you",
    "aside": "set aside",
    "gone": "its files are gone",
}
"""What the list says of a pack."""
_ACTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "told": (("hold", "Hold it back", "at once, until you say so"),),
    "held": (("release", "Tell from it again", "at once"),),
    "new": (
        ("welcome", "Tell it tonight, with me", "its first night"),
        ("hold", "Hold it back", "at once, until you say so"),
    ),
    "aside": (("release", "Tell from it again", "at once"),),
    "gone": (),
}


def _shelf(now: GrownUps) -> Page | None:
    """Return the packs, one pack or the stories kept, if one of them is open."""
    if now.view == shelves.PACKS:
        rows = tuple(Row(f"pack:{one.id}", one.title, _state(one)) for one in now.packs)
        return GrownUpsPage(locked=False, title="Packs", message=now.message, rows=rows)
    if now.view == shelves.AGAIN:
        kept = tuple(Row(f"again:{one.night}", one.title, _kept(one)) for one in now.kept)
        message = now.message or ("" if kept else "No story was heard to its end yet.")
        return GrownUpsPage(locked=False, title="Tell again", message=message, rows=kept)
    what, _, id = now.view.partition(":")
    if what not in {"pack", "remove"}:
        return None
    return next((_pack(now, one) for one in now.packs if one.id == id), None)


def _brave(state: State, now: GrownUps) -> Page | None:
    """Return the tales that meet a worry, if they are open."""
    if now.view != shelves.BRAVE:
        return None
    rows = tuple(
        Row(f"brave:{one.id}", one.title, _meets(one, chosen=state.coming == f"brave:{one.id}"))
        for one in now.brave or ()
    )
    found = "Told only when you pick one: one night's exception to that worry."
    if not rows:
        found = "Looking." if now.brave is None else "No tale here meets a worry."
    return GrownUpsPage(
        locked=False, title="A brave night", message=now.message or found, rows=rows
    )


def _meets(tale: BraveTale, *, chosen: bool) -> str:
    """Return what a tale meets, in words, or that it comes tonight."""
    met = joined([WORRIES.get(one, one).lower() for one in tale.meets])
    return f"meets {met}, next evening" if chosen else f"meets {met}"


def _pack(now: GrownUps, pack: ShelvedPack) -> Page:
    """Return one pack: who wrote it, what is in it, how it stands, and what can be done."""
    rows = [Row(f"{act}:{pack.id}", label, value) for act, label, value in _ACTIONS[pack.state]]
    if not pack.ours:
        rows.append(Row(f"remove:{pack.id}", "Remove it", "its files go"))
    if now.view.startswith("remove:"):
        rows = [Row(f"remove:{pack.id}", f"Remove {pack.title}", "its files go")]
    why = f"{STATES[pack.state]}: {pack.why}" if pack.why else STATES[pack.state]
    about = f"By {pack.authors}. {_count(pack).capitalize()}, {why}."
    return GrownUpsPage(
        locked=False, title=pack.title, message=now.message or about, rows=tuple(rows)
    )


def _state(pack: ShelvedPack) -> str:
    """Return how a pack stands, short enough for its row."""
    return f"{_count(pack)}, {STATES[pack.state]}"


def _count(pack: ShelvedPack) -> str:
    """Return how many tales, or rituals, a pack holds."""
    one = "ritual" if pack.kind == "rituals" else "tale"
    return f"1 {one}" if pack.tales == 1 else f"{pack.tales} {one}s"


def _kept(story: KeptStory) -> str:
    """Return when a story was told and how long it is, or why it can't come again."""
    if story.refusal:
        return f"night {story.night}, not now"
    return f"night {story.night}, {max(1, round(story.seconds / 60))} min"


def _child(state: State, id: str) -> Sleeper | None:
    """Return the child with this id, if there is one."""
    return next((one for one in state.children if one.id == id), None)


def _rows(state: State) -> tuple[Row, ...]:
    """Return the plain list."""
    children = tuple(
        Row(f"child:{child.id}", child.name, age_label(child.age)) for child in state.children
    )
    rules = tuple(
        Row(name, label, state.rule(name, first), tuple(Choice(one, one) for one in values))
        for name, (label, values, first) in grownups.RULES.items()
    )
    texts = tuple(Row(name, label) for name, label in grownups.TEXTS.items())
    low = state.grown_ups.low if state.grown_ups else ()
    return (
        *(Row(shelves.LOW, "Stories run low", low[0]) for _ in low[:1]),
        *children,
        Row("add-child", "Add a child"),
        *rules,
        Row(shelves.PACKS, "Packs of stories"),
        Row(shelves.AGAIN, "Tell a story again"),
        Row(shelves.BRAVE, "A brave night", "a tale that meets a worry"),
        *texts,
        Row("doctor", "When to call a doctor"),
    )


def age_label(age: float) -> str:
    """Return an age as a person says it."""
    if age < 1:
        return f"{round(age * 12)} months"
    years = int(age)
    return "1 year" if years == 1 else f"{years} years"


def doctor(_state: State) -> Page:
    """Return the doctor card; no PIN, two touches from anywhere."""
    return GrownUpsPage(locked=False, title="When to call a doctor", text=DOCTOR)
