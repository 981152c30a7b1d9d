"""A stranger's pack at bedtime: one that fails is set aside, a new one waits for a grown-up."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.desk import shelf
from kiosk.session.happenings import NotReady
from kiosk.store.packs import HeldPack
from kiosk.worker import InProcess, StoryFailed
from kiosk.worker.port import Answer
from stories.cast import Child
from stories.library import SHIPPED
from tests.kiosk.desk.homes import Evenings, home

OWLS = Path(__file__).parents[2] / "packs" / "owl-house"


class Tripping(InProcess):
    """A teller for whom some packs or tales are too much, as for one whose child is stopped."""

    def __init__(self, *heavy: str, blames: bool = True) -> None:
        """Fall over packs by id when they are offered, over tales by key when they are told."""
        super().__init__([SHIPPED, OWLS])
        self.heavy = heavy
        self.blames = blames
        self.falls = 0
        self._fell = ""

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Return what no child could read."""
        return tuple(one.removeprefix("spoiled:") for one in self.heavy if "spoiled:" in one)

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Answer, unless it is too much."""
        self._fell = ""
        out, only = asked["without"], asked["only"]
        tale = asked.get("tale", "")
        for one in self.heavy:
            told = tale.startswith(one) if "/" in one or tale else not only or one in only
            if told and one not in out and ":" not in one:
                self._fell = one.partition("/")[0]
        return super().request(task, children, **asked)

    def poll(self) -> Answer | None:
        """Fall, or answer."""
        if self._fell:
            self.falls += 1
            raise StoryFailed("the story: it took too long: choose", self._fell * self.blames)
        return super().poll()


def with_owls(*heavy: str, blames: bool = True) -> Evenings:
    """A home with a stranger's pack, and a teller that falls over some."""
    store = home("Mia:6:she")
    store.family.hold_pack(HeldPack("owl-house", title="Owls", mark="0" * 32))
    return Evenings(store, teller=Tripping(*heavy, blames=blames))


def test_a_strangers_pack_that_fails_is_set_aside_and_another_tale_is_told() -> None:
    """While it is offered, and while it is told; the child sees no error, the ledger has ids."""
    for heavy in ("owl-house", "owl-house/owl-who-could-not-yawn"):
        evenings = with_owls(heavy)
        wishes = (("story", "owl-house/owl-who-could-not-yawn"),)
        made = evenings.programme(wishes=wishes)
        assert made.told.pack not in {"", "owl-house"}
        held = evenings.store.family.shelf.get("owl-house")
        assert held is not None
        assert (held.shown, held.aside) == (False, "failed")
        codes = [entry.about for entry in evenings.store.ledger.entries()]
        assert codes[0][:2] == ("owl-house", "failed")
        teller = evenings.preparer._teller
        assert isinstance(teller, Tripping)
        falls = teller.falls
        evenings.programme(wishes=wishes)
        assert teller.falls == falls


def test_a_pack_that_nobody_could_name_keeps_every_stranger_out() -> None:
    """Tonight the house's own packs are told from; none is held for it."""
    evenings = with_owls("owl-house", blames=False)
    assert evenings.programme().told.pack != "owl-house"
    assert shelf.kept_out(evenings.store) == frozenset()


def test_a_pack_that_could_not_be_read_is_set_aside_too() -> None:
    """Once the evening is ready: it was never among the choices."""
    evenings = with_owls("spoiled:owl-house")
    assert evenings.programme().told.tale
    assert shelf.kept_out(evenings.store) == {"owl-house"}


def test_a_tale_of_the_house_that_fails_gives_way_to_another() -> None:
    """Its pack stays; with every tale failing it is said in words, at last."""
    first = with_owls().programme()
    tale = f"{first.told.pack}/{first.told.tale}"
    evenings = with_owls(tale)
    made = evenings.programme()
    assert f"{made.told.pack}/{made.told.tale}" != tale
    assert shelf.kept_out(evenings.store) == frozenset()
    every = with_owls("night-town/", "lamplit-village/", "slow-hill/", "owl-house/")
    assert isinstance(every.answer(), NotReady)


def test_a_new_pack_waits_for_a_grown_up() -> None:
    """Until one says so its tales are not offered; then tonight's tale is one of its own."""
    evenings = with_owls()
    known = evenings.store.family.shelf.get("owl-house")
    assert known is not None
    evenings.store.family.hold_pack(dataclasses.replace(known, fresh=True))
    wishes = (("story", "owl-house/owl-who-could-not-yawn"),)
    assert evenings.programme(wishes=wishes).told.pack != "owl-house"
    evenings.preparer.welcome("owl-house")
    made = evenings.programme()
    assert made.told.pack == "owl-house"
    evenings.hold(made, early=True)
    assert shelf.kept_out(evenings.store) == {"owl-house"}
    assert evenings.programme().told.pack != "owl-house"
    evenings.preparer.welcome("owl-house")
    evenings.hold(evenings.programme())
    assert shelf.kept_out(evenings.store) == frozenset()


def test_a_new_pack_for_nobody_here_is_said_and_another_is_told() -> None:
    """The evening happens."""
    store = home("Theo:2:he")
    store.family.hold_pack(HeldPack("owl-house", mark="0" * 32, fresh=True))
    evenings = Evenings(store, teller=Tripping())
    evenings.preparer.welcome("owl-house")
    made = evenings.programme()
    assert made.told.pack != "owl-house"
    assert "new pack" in made.plan["notes"][0]
