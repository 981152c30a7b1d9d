"""The household is who lives in one home folder, for scripts: children in, children out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from kiosk.desk import people
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.store.notes import HomeUnusable, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store import Store
    from kiosk.store.family import Child as KeptChild
    from stories.cast import Child


def add(home: Path | None, child: Child) -> str:
    """Keep a child and return its id."""
    with open_store(find_home(home)) as store:
        count = len(store.family.children())
        picture = people.PICTURES[count % len(people.PICTURES)]
        kept = store.family.add(people.kept_child(child, store.next_night, picture))
        _surely_kept(store)
        return kept.id


def edit(home: Path | None, name: str, child: Child, *, unsaid: bool = False) -> None:
    """Replace what is kept of a child, picture and id apart; ``unsaid`` forgets how it is said."""
    with open_store(find_home(home)) as store:
        known = _named(store.family.named(name), name)
        new = people.kept_child(child, store.next_night, known.picture)
        # A SPEC that doesn't say how a name is said leaves that as it was; another name unsays it.
        kept = known.said if child.name == known.name and not unsaid else ""
        said = child.said or kept
        store.family.edit(dataclasses.replace(new, id=known.id, words=known.words, said=said))
        _surely_kept(store)


def remove(home: Path | None, name: str) -> None:
    """Take a child out of the family; what nights hold of it is an id without a name."""
    with open_store(find_home(home)) as store:
        store.family.remove(_named(store.family.named(name), name).id)
        _surely_kept(store)


def listed(home: Path | None) -> list[dict[str, Any]]:
    """Return every child as plain data, in the order they came."""
    with open_store(find_home(home), read_only=True) as store:
        night = store.next_night
        return [
            {
                "id": child.id,
                "name": child.name,
                "age": people.age_of(child, night),
                "pronouns": child.pronouns,
                "likes": list(child.likes),
                "worries": list(child.worries),
            }
            for child in store.family.children()
        ]


def _surely_kept(store: Store) -> None:
    """Say so if what was just kept is in memory alone, which ends with this command."""
    if not store.retry():
        why = next((note.why for note in (*store.troubles, *store.notes)), "it can't be written")
        where = f"home folder {store.home.path if store.home else ''}".rstrip()
        raise HomeUnusable(where, why, "nothing was kept: mend it or choose another with --home")


def _named(child: KeptChild | None, name: str) -> KeptChild:
    """Return the child, or say that nobody is called so."""
    if child is None:
        raise Refused("child", f"nobody here is called {name}", "see `hearthside child list`")
    return child
