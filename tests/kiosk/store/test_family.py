"""The family: children, rules, names said right and packs, on the disk and in memory."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.store import Store
from kiosk.store.family import Child, Family, HeldPack, Rules
from kiosk.store.notes import Refused
from kiosk.store.storage import Volume

MIA = Child("Mia", age=6, pronouns="she", likes=("owls",), worries=("dark",), entered=3)


def test_children_are_kept_in_order(store: Store) -> None:
    """Each gets an id that says nothing about them."""
    mia = store.family.add(MIA)
    bo = store.family.add(Child("Bo", age=7, unit="months", words=(("grown-up", "Nana"),)))
    assert store.family.children() == (mia, bo)
    assert dataclasses.replace(mia, id="") == MIA
    assert len({mia.id, bo.id}) == 2
    assert store.family.child(bo.id) == bo
    assert store.family.child("nobody") is None


def test_a_child_is_found_by_name(store: Store) -> None:
    """Whatever the case and the way the accent was typed."""
    zoe = store.family.add(Child("Zoë"))
    assert store.family.named("ZOE\u0308") == zoe
    assert store.family.named("Zoe") is None


def test_a_child_can_be_changed_and_removed(store: Store) -> None:
    """The id stays through a change of everything else."""
    mia = store.family.add(MIA)
    older = store.family.edit(dataclasses.replace(mia, name="Mia Lou", age=7))
    assert store.family.children() == (older,)
    store.family.remove(mia.id)
    assert store.family.children() == ()
    with pytest.raises(Refused, match="nobody here"):
        store.family.remove(mia.id)
    with pytest.raises(Refused, match="nobody here"):
        store.family.edit(mia)


@pytest.mark.parametrize(
    "child",
    [
        Child(""),
        Child("x" * 41),
        Child("Mia", age=13),
        Child("Mia", age=-1),
        Child("Mia", age=24, unit="months"),
        Child("Mia", unit="weeks"),
        Child("Mia", likes=tuple("abcdefghijklm")),
        Child("Mi\na"),
    ],
)
def test_what_is_no_child_is_refused(store: Store, child: Child) -> None:
    """One clear line, and nothing is kept."""
    with pytest.raises(Refused):
        store.family.add(child)
    assert store.family.children() == ()


def test_two_children_never_share_a_name(store: Store) -> None:
    """A story could not tell them apart."""
    store.family.add(MIA)
    bo = store.family.add(Child("Bo"))
    with pytest.raises(Refused, match="another child"):
        store.family.add(Child("MIA"))
    with pytest.raises(Refused, match="another child"):
        store.family.edit(dataclasses.replace(bo, name="mia"))


def test_an_id_is_never_given_twice() -> None:
    """Chance that repeats itself is asked again."""
    ids = iter(["aa", "aa", "bb"])
    family = Family(Volume.memory(), new_id=lambda: next(ids))
    assert [family.add(Child(name)).id for name in ("Mia", "Bo")] == ["aa", "bb"]


def test_rules_hold_until_changed(store: Store) -> None:
    """There are rules from the first moment, and a change stays."""
    assert store.family.rules == Rules()
    store.family.rules = Rules(lights_out="19:40", minutes=15, reader="voice")
    assert store.family.rules == Rules(lights_out="19:40", minutes=15, reader="voice")


@pytest.mark.parametrize(
    "rules",
    [Rules(minutes=0), Rules(minutes=500), Rules(wake="25:00"), Rules(lights_out="7pm"),
     Rules(quiet_from="19:4"), Rules(reader="robot"), Rules(hemisphere="west")],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(store: Store, rules: Rules) -> None:
    """A slip of the finger changes nothing."""
    with pytest.raises(Refused):
        store.family.rules = rules
    assert store.family.rules == Rules()


def test_names_are_said_right(store: Store) -> None:
    """For a child and for anyone else; an empty way forgets it."""
    store.family.add(Child("Siobhán", said="shi-VAWN"))
    store.family.say("Nana", "NAH-na")
    store.family.say("Nana", "nah-NAH")
    assert store.family.names_said() == {"Siobhán": "shi-VAWN", "Nana": "nah-NAH"}
    store.family.say("Nana", "")
    assert store.family.names_said() == {"Siobhán": "shi-VAWN"}


def test_packs_are_remembered(store: Store) -> None:
    """One record a pack, changed in place."""
    for pack in (HeldPack("sea", "1"), HeldPack("moor"), HeldPack("sea", "2", shown=False)):
        store.family.hold_pack(pack)
    assert store.family.packs() == (HeldPack("sea", "2", shown=False), HeldPack("moor"))
    store.family.drop_pack("sea")
    assert store.family.packs() == (HeldPack("moor"),)
