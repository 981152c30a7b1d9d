"""The entry view is what is shown while a child is entered: one question a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import ChildEntryPage, Choice, Page
from kiosk.session import entering
from kiosk.session.state import Entry
from kiosk.session.worries import WORRIES

if TYPE_CHECKING:
    from kiosk.session.state import State

PROMISE = (
    "What you tell this kiosk stays in this kiosk. It has no way out: "
    "nothing is sent anywhere, and a grown-up can erase it all."
)
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
