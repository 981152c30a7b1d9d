"""The desk keeps what the session says is to be kept, and fetches what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.care import drawing as limits
from kiosk.care import is_quiet
from kiosk.desk import cupboard, drawings, lessons, people, places, reading, sheets, texts
from kiosk.desk.ahead import Ahead
from kiosk.desk.sheets import names, notebook
from kiosk.desk.sheets.writer import Here
from kiosk.desk.taking import Taking
from kiosk.session import happenings as on
from kiosk.session.liking import liked
from kiosk.store.diary import Morning
from kiosk.store.erasing import erase_child
from kiosk.store.notes import Refused, StoreError
from kiosk.voice.names.finder import InlineFinder
from stories.cast import Child
from stories.problems import StoriesError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.desk.preparing import Preparer
    from kiosk.device import WallClock
    from kiosk.session.state import Lesson, State
    from kiosk.sound.finding import Told
    from kiosk.sound.listening import Answer
    from kiosk.store import Store
    from kiosk.voice.names.finder import Finder


class Desk:
    """The use cases of one house: its store, its preparer of evenings, its clock."""

    def __init__(
        self,
        store: Store,
        preparer: Preparer,
        clock: WallClock,
        *,
        can_draw: Callable[[str], str] = lambda _: "",
        finder: Finder | None = None,
    ) -> None:
        """Work on ``store``; ``can_draw`` returns why a name can't be shown, or nothing.

        ``finder`` finds ways to say a name; without it none is offered.
        """
        self.store = store
        self.preparer = preparer
        self.clock = clock
        self._can_draw = can_draw
        self._names = finder or InlineFinder()
        self.taking = Taking()
        self.ahead = Ahead()

    def family(self) -> on.FamilyIs:
        """Return who lives here."""
        return people.family_is(self.store)

    def resume(self, state: State) -> State | None:
        """Return the evening that was under way when the power went, or None."""
        return places.take_up(self.store, state, self.clock.read())

    def poll(self) -> tuple[on.Happening, ...]:
        """Return a plan, or the ways to say a name, that came meanwhile."""
        name = self._names.poll()
        if name:
            pages = names.pages_of(self.store, name)
            moved = tuple(on.SheetMoves(sheets.opened(self._here(), page)) for page in pages)
            return (*self._answered(), *moved)
        return self._answered()

    def _answered(self) -> tuple[on.Happening, ...]:
        """Return what the preparer made, but for an evening that is only made ahead."""
        waited = self.ahead.waiting
        rest = self.ahead.take(self.preparer.poll())
        return (*rest, *self._voices()) if waited and not self.ahead.waiting else rest

    def said(self, done: int, every: int) -> tuple[on.Happening, ...]:
        """Take in how much of an evening is said ahead, and show it on the page of its voice."""
        return self._voices() if self.ahead.moved(done, every) else ()

    def _voices(self) -> tuple[on.Happening, ...]:
        """Return the page of the voice that reads, as it has become."""
        page = f"voices/{reading.chosen(self.store)}"
        return (on.SheetMoves(sheets.opened(self._here(), page)),)

    def heard(self, what: Answer | Told | None) -> tuple[on.Happening, ...]:
        """Take in what microphone or stick tells, and show it on the page that asked for it."""
        if not self.taking.sheet or not self.taking.take_in(what, self.store.laying):
            return ()
        shown = sheets.opened(self._here(), self.taking.sheet)
        return (on.SheetMoves(shown, awake=self.taking.busy),)

    def let_go(self) -> tuple[on.Happening, ...]:
        """Forget what was recorded and not kept; its page, if it lies under another, says so."""
        page = self.taking.sheet
        self.taking.drop()
        self.store.laying.forget()
        return (on.SheetMoves(sheets.opened(self._here(), page)),)

    def do(self, effect: on.Effect, state: State) -> tuple[on.Happening, ...]:
        """Carry out one of the session's wishes; what it answers goes back in."""
        match effect:
            case on.Keep():
                places.keep(self.store, state, self.clock.read())
            case on.KeepHeard():
                places.keep_heard(self.store, state)
            case on.KeepMore():
                places.keep_more(self.store, state)
            case on.KeepHelp():
                places.keep_help(self.store, state)
            case on.KeepNight(early):
                places.keep_night(self.store, state, self.clock.read(), early=early)
            case on.KeepMorning(face, notes):
                return self._keep_morning(state, face, notes)
            case on.KeepDrawing(drawing):
                drawings.keep(self.store, drawing, state, self.clock.read())
            case on.LaySheet(drawing, seconds):
                drawings.lay(self.store, drawing, seconds, state, self.clock.read())
            case on.FindSheet(kind, who):
                return drawings.found(self.store, kind, who, state, self.clock.read())
            case on.Prepare() | on.MakeReady():
                return self._make(effect)
            case on.MendClock(minutes):
                self.clock.believe(minutes)
            case _:
                return self._do_at_the_list(effect)
        return ()

    def _make(self, effect: on.Prepare | on.MakeReady) -> tuple[on.Happening, ...]:
        """Begin to make tonight's evening: to be held now, or only to be said ahead."""
        if isinstance(effect, on.Prepare):
            self.ahead.drop()
            children, leader = effect.children, effect.leader
            return self.preparer.prepare(children, leader, short=effect.short, wishes=effect.wishes)
        self.ahead.begin()
        children, leader, wishes = effect.children, effect.leader, effect.wishes
        answers = self.preparer.prepare(children, leader, short=False, wishes=wishes)
        return self.ahead.take(answers)

    def _do_at_the_list(self, effect: on.Effect) -> tuple[on.Happening, ...]:
        """Carry out what entering a child and the grown-ups' list ask for."""
        match effect:
            case on.CheckName(name):
                return (on.NameChecked(self._name_problem(name)),)
            case on.KeepChild():
                return self._keep_child(effect)
            case on.EraseChild(id):
                self.ahead.drop()
                try:
                    erase_child(self.store, id)
                except (StoreError, OSError) as error:
                    return (self.family(), on.TextIs("Not erased yet", f"{error}."))
                return (self.family(),)
            case on.CheckPin(pin, choose):
                return (self._check_pin(pin, choose=choose),)
            case on.SetRule(name, value):
                rules = people.with_rule(self.store.family.rules, name, value)
                self.store.family.rules = rules
                return (self.family(),)
            case _:
                return self._do_on_a_shelf(effect)

    def _do_on_a_shelf(self, effect: on.Effect) -> tuple[on.Happening, ...]:
        """Fetch and change what the grown-ups' list opens."""
        match effect:
            case on.ShowShelf():
                return (cupboard.shown(self.store),)
            case on.ChangePack(what, id):
                return (cupboard.change(self.store, what, id, self.preparer.welcome),)
            case on.ShowSheet(id):
                return (on.SheetIs(sheets.opened(self._here(), id)),)
            case on.TouchSheet(id, row, value):
                shown = sheets.touched(self._here(), id, row, value)
                return (self.family(), on.SheetIs(shown))
            case on.PutAside(kind, id):
                self._put_aside(kind, id)
            case on.AskHours():
                return self._quiet_now()
            case on.AskDream(child):
                return (self._dream(child),)
            case on.CountStories():
                self.preparer.count()
            case on.FindBrave():
                self.preparer.find_brave()
            case on.ShowText(what):
                return (on.TextIs(*texts.text(self.store, what)),)
            case _:
                pass
        return ()

    def _put_aside(self, kind: str, id: str) -> None:
        """Keep that something is not for this family, from tonight on."""
        night = self.store.next_night
        self.store.family.aside.put(kind, id, night)
        self.store.ledger.append_once(night, "put-aside", (id,))

    def _quiet_now(self) -> tuple[on.Happening, ...]:
        """Return that this is a quiet hour, where a believed clock says so and nobody lifts it."""
        rules, now = self.store.family.rules, self.clock.read()
        start, end = (people.minutes_of(one, -1) for one in (rules.quiet_from, rules.quiet_to))
        late = "late" in self.store.family.ways.of(self.store.next_night).codes
        if late or min(start, end) < 0:
            return ()
        quiet = is_quiet(now.minutes if now.trusted else None, start, end)
        return (on.QuietNow(rules.quiet_to),) if quiet else ()

    def _here(self) -> Here:
        """Return what a writer of sheets may look at."""
        rituals = self.preparer.rituals
        now, able = self.clock.read(), self._can_draw
        return Here(self.store, now, rituals, self.taking, self.ahead, self._names, able)

    def _name_problem(self, name: str) -> str:
        """Return why this name can't be taken, or nothing."""
        problem = self._can_draw(name)
        if problem:
            return problem
        try:
            known = self.store.family.named(name)
        except Refused as error:
            return f"That name can't be kept: {error.why}."
        return "Somebody here is called so already; add a second name." if known else ""

    def _keep_child(self, effect: on.KeepChild) -> tuple[on.Happening, ...]:
        """Keep a child that was entered on the glass."""
        age = 0.5 if effect.age == "6m" else float(effect.age)
        child = Child(effect.name, age, effect.pronouns, effect.likes, effect.worries)
        try:
            count = len(self.store.family.children())
            picture = people.PICTURES[count % len(people.PICTURES)]
            self.store.family.add(people.kept_child(child, self.store.next_night, picture))
        except (StoreError, StoriesError, ValueError) as error:
            return (on.NotReady(str(error), "Touch to go back, and enter the child again."),)
        return (self.family(),)

    def _check_pin(self, pin: str, *, choose: bool) -> on.PinChecked:
        """Return whether this is the PIN; or make it the PIN."""
        keeper = self.store.family.pin
        running = self.clock.running()
        try:
            if choose:
                keeper.set(pin)
                return on.PinChecked(right=True)
            tried = keeper.check(pin, running)
        except Refused as error:
            return on.PinChecked(right=False, message=f"{error.why}: {error.mend}.".capitalize())
        if tried.right:
            return on.PinChecked(right=True)
        if tried.wait > 0:
            minutes = max(1, round(tried.wait / 60))
            unit = "minute" if minutes == 1 else "minutes"
            return on.PinChecked(right=False, message=f"Not those. Wait {minutes} {unit}.")
        return on.PinChecked(right=False, message="Not those six. Try again.")

    def _dream(self, child: str) -> on.Happening:
        """Return that a dream may be drawn now, or the sheet that says why not."""
        now = self.clock.read()
        why = drawings.refusal(self.store, child, now)
        if why:
            return on.SheetIs(notebook.refused(self._here(), child, why))
        return on.DreamMay(child, limits.seconds(now.minutes))

    def _keep_morning(
        self, state: State, face: str, notes: tuple[str, ...]
    ) -> tuple[on.Happening, ...]:
        """Keep how the night was, and let the next night begin; somebody there gets a card."""
        programme = state.programme
        night = programme.night if programme else state.night
        if (face or notes) and self.store.diary.night(night) is not None:
            morning = Morning(
                face, woke="woke" in notes, bad_dream="bad-dream" in notes, liked=liked(notes)
            )
            self.store.diary.told_in_the_morning(night, morning)
        drawings.file(self.store)
        self.store.tonight.clear()
        card = self._card(night) if face else None
        return (self.family(),) if card is None else (self.family(), on.LessonIs(card))

    def _card(self, night: int) -> Lesson | None:
        """Return the card for this morning, if one of those who were there is of its ages."""
        slept = self.store.diary.night(night)
        kept = (self.store.family.child(one) for one in (slept.children if slept else ()))
        ages = [people.age_of(one, night) for one in kept if one is not None]
        if not self.store.family.rules.lessons or not lessons.meant_for(ages):
            return None
        return lessons.take(self.store.notebook, night)

    def close(self) -> None:
        """Let go of the preparer and of the store."""
        self._names.close()
        self.preparer.close()
        self.store.close()
