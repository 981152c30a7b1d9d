"""What runs low is found out behind everybody's back, and said before it runs dry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.desk.counting import MOST, Counting
from kiosk.desk.telling import SHIPPED
from kiosk.session.happenings import BraveAre, PoolsAre, Ready
from kiosk.worker import InProcess, WorkerProblem
from kiosk.worker.port import Answer
from stories.cast import Child
from tests.kiosk.desk.homes import Evenings, home


def test_a_small_shelf_runs_low() -> None:
    """In plain sentences that name the child; asked once, told once."""
    counting = Counting(home("Mia:6:she"), InProcess([SHIPPED / "slow-hill"]))
    assert counting.poll() == ()
    counting.ask(1)
    (found,) = counting.poll()
    assert isinstance(found, PoolsAre)
    assert 0 < len(found.low) <= MOST
    assert any("Mia" in line for line in found.low)
    assert all(line.endswith(".") for line in found.low)
    assert counting.poll() == ()


def test_for_babies_nothing_is_counted() -> None:
    """They hear no tales yet."""
    counting = Counting(home("Bo:6m:they"), InProcess([SHIPPED]))
    counting.ask(1)
    assert not counting.waiting


class Falling(InProcess):
    """A teller that can't count, or can't even be asked."""

    shut = False

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Refuse, if it is shut."""
        if self.shut:
            raise OSError(12, "Cannot allocate memory")
        return super().request(task, children, **asked)

    def poll(self) -> Answer | None:
        """Fall."""
        raise WorkerProblem("the teller: its process stopped: try again")


def test_what_can_not_be_found_out_is_no_news() -> None:
    """The room goes on."""
    teller = Falling([SHIPPED])
    counting = Counting(home("Mia:6:she"), teller)
    counting.ask(1)
    assert counting.poll() == ()
    assert not counting.waiting
    teller.shut = True
    counting.ask(1)
    assert not counting.waiting


def test_an_evening_in_the_making_comes_first() -> None:
    """A question that was under way is forgotten for it; the answer is never mistaken."""
    evenings = Evenings(home("Mia:6:she"))
    evenings.preparer.count()
    assert isinstance(evenings.answer(), Ready)
    evenings.preparer.count()
    assert len(evenings.preparer.poll()) == 1


def test_the_tales_that_meet_a_worry_are_found_after_what_runs_low() -> None:
    """One question at a time; each with its title and what it meets."""
    counting = Counting(home("Mia:6:she:worries=dogs"), InProcess([SHIPPED]))
    counting.ask(1)
    counting.ask_brave(1)
    (low,) = counting.poll()
    assert isinstance(low, PoolsAre)
    assert counting.poll() == ()
    (found,) = counting.poll()
    assert isinstance(found, BraveAre)
    assert found.tales[0].meets == ("dogs",)
    assert all("Mia" in one.title and one.meets for one in found.tales)
    assert counting.poll() == ()


def test_where_brave_tales_can_not_be_found_there_are_none() -> None:
    """A teller that falls or is shut, and a house of babies: the room is never left waiting."""
    teller = Falling([SHIPPED])
    counting = Counting(home("Mia:6:she"), teller)
    counting.ask_brave(1)
    assert counting.poll() == ()
    assert counting.poll() == (BraveAre(()),)
    teller.shut = True
    counting.ask_brave(1)
    assert counting.poll() == (BraveAre(()),)
    babies = Counting(home("Bo:6m:they"), InProcess([SHIPPED]))
    babies.ask_brave(1)
    assert babies.poll() == (BraveAre(()),)
