"""`hearthside ritual new`: a family's own ritual, by questions or from a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.desk import own
from kiosk.desk.inheriting import OwnRitual, OwnStep, checked, keep, of_home, read
from kiosk.desk.troubles import Refused, StoreError
from rituals.reading import FAMILIES, PLACES, SENSES
from stories.cast import WORRIES
from stories.problems import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from rituals.ritual import Ritual

    Take = Callable[[OwnRitual, str], OwnRitual]

STEPS = 5
TEXTS = {
    "name": "What is it called?",
    "who": "Who did it?",
    "place": "Where from?",
    "when": "About when?",
    "told_by": "Who told you?",
}
"""What is typed freely, with its question."""
WORDS: dict[str, tuple[str, Sequence[str]]] = {
    "where": ("Where is it done?", PLACES),
    "senses": (
        "Which sense is it most for?",
        ("touch", *(one for one in SENSES if one != "touch")),
    ),
    "families": ("What is it most of?", tuple(reversed(FAMILIES))),
    "picture": ("Which picture?", own.PICTURES),
}
"""What is one of a few words."""
MARK = "our own"
"""How an own ritual is told from Marcus's in a list."""


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "new",
        help="write down a ritual of your own family",
        description="Asks in plain words, or reads a file like those of rituals/README.md.",
        epilog="hearthside ritual new --from star-hands.toml",
    )
    verb.add_argument("--from", dest="file", type=Path, default=None, metavar="FILE.toml")
    verb.set_defaults(run=_new)


def ours(home: Path | None) -> tuple[tuple[Ritual, str], ...]:
    """Return the own rituals of a home, each with its finding; a home in trouble says so."""
    try:
        return of_home(home)
    except StoreError as problem:
        sys.stderr.write(f"{problem}\n")
        return ()


def _new(asked: argparse.Namespace) -> int:
    ritual = _asked(_Questions()) if asked.file is None else _from(asked.file)
    wrong = own.finding(ritual)
    if wrong:
        raise Finding(f"new: {wrong}: nothing was kept")
    id = keep(asked.home, ritual)
    advice = own.advice(ritual)
    print(f"{ritual.name} is kept as {id}. See it with `hearthside ritual show {id}`.")
    if advice:
        print(f"{advice} On the page 'Our own rituals'.")
    return FINE


def _from(file: Path) -> OwnRitual:
    """Return the ritual in a file."""
    if not file.is_file():
        raise WrongUse(f"new: there is no file '{file}': name one like star-hands.toml")
    try:
        return checked(read(file.read_bytes(), file.name))
    except Refused as problem:
        raise Finding(f"{file.name}: {problem}: nothing was kept") from None


class _Questions:
    """Questions on the terminal, or answers that are piped in."""

    def __init__(self) -> None:
        """See whether somebody sits there."""
        self.person = sys.stdin.isatty()

    def ask(self, made: OwnRitual, question: str, take: Take) -> OwnRitual:
        """Return the ritual with an answer in it; a person may try again."""
        while True:
            try:
                typed = input(question + (" " if self.person else "\n")).strip()
            except EOFError:
                raise WrongUse("new: the answers ended too early: nothing was kept") from None
            except UnicodeDecodeError:
                raise WrongUse("new: the answers are no text: nothing was kept") from None
            try:
                return take(made, typed)
            except Refused as problem:
                if not self.person:
                    raise WrongUse(f"new: {problem}: nothing was kept") from None
                print(problem)


def _asked(questions: _Questions) -> OwnRitual:
    """Return the ritual that was described."""
    made = OwnRitual("x")
    for name, question in TEXTS.items():
        made = questions.ask(made, question, _text(name))
    for name, (question, among) in WORDS.items():
        usual = str(getattr(made, name) or among[0]) if name == "where" else among[0]
        asking = f"{question} ({', '.join(among)}; {usual} if left empty)"
        made = questions.ask(made, asking, _word(name, among, usual))
    made = questions.ask(made, "From which age, in years? (3 if left empty)", _age)
    worries = f"Which worries does it touch? ({', '.join(WORRIES)}; none if left empty)"
    made = questions.ask(made, worries, _worries)
    while True:
        whole = _steps(questions, made)
        wrong = own.finding(whole)
        if not wrong or not questions.person:
            return whole
        print(f"{wrong}. The steps once more.")


def _steps(questions: _Questions, made: OwnRitual) -> OwnRitual:
    """Return the ritual with its steps."""
    while len(made.steps) < STEPS:
        end = " (nothing: that was all)" if made.steps else ""
        longer = questions.ask(made, f"Step {len(made.steps) + 1}: what is done?{end}", _step)
        if longer is made:
            break
        longer = questions.ask(longer, "  What does the voice say? (nothing: you lead it)", _say)
        made = questions.ask(longer, "  How many minutes? (1 if left empty)", _minutes)
    return made


def _text(name: str) -> Take:
    return lambda made, typed: _with(made, name, typed)


def _word(name: str, among: Sequence[str], usual: str) -> Take:
    def take(made: OwnRitual, typed: str) -> OwnRitual:
        word = _one_of(typed or usual, among)
        return _with(made, name, (word,) if name in {"senses", "families"} else word)

    return take


def _one_of(typed: str, among: Sequence[str]) -> str:
    if typed not in among:
        hint = did_you_mean(typed, among)
        raise Refused(f"'{typed}'", f"it is none of them{hint}", f"write {', '.join(among)}")
    return typed


def _age(made: OwnRitual, typed: str) -> OwnRitual:
    typed = typed or "3"
    if not (typed.isascii() and typed.isdecimal()) or not 0 <= int(typed[:3]) <= 12:
        raise Refused(f"'{typed}'", "it is no age", "write a number from 0 to 12")
    return _with(made, "youngest", int(typed))


def _worries(made: OwnRitual, typed: str) -> OwnRitual:
    given = (one.strip() for one in typed.split(","))
    return _with(made, "worries", tuple(_one_of(one, WORRIES) for one in given if one))


def _step(made: OwnRitual, typed: str) -> OwnRitual:
    """Return the ritual with one more step, or (nothing was typed) as it is."""
    if not typed and made.steps:
        return made
    return _with(made, "steps", (*made.steps, OwnStep(typed)))


def _say(made: OwnRitual, typed: str) -> OwnRitual:
    return _with(made, "steps", (*made.steps[:-1], replace(made.steps[-1], say=typed)))


def _minutes(made: OwnRitual, typed: str) -> OwnRitual:
    step = replace(made.steps[-1], seconds=_seconds(typed or "1"))
    return _with(made, "steps", (*made.steps[:-1], step))


def _with(made: OwnRitual, name: str, value: Any) -> OwnRitual:
    changed: dict[str, Any] = {name: value}
    return checked(replace(made, **changed))


def _seconds(typed: str) -> int:
    """Return minutes as they are typed, in seconds."""
    try:
        minutes = float(typed.replace(",", ".").replace("½", ".5"))
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= 10:
        raise Refused(f"'{typed}'", "it is no time for a step", "write minutes, like 1 or 1.5")
    return round(minutes * 60)
