"""Props checks find pictures, places and residents that no tale uses, and pictures that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.lint.figures import FIGURE, figure_problems, key_line, table_line, unused_figure
from stories.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from stories.pack import Pack

_FOLDER = "pictures/"
_WRITTEN = ("tales/", "shared/")


def own_pictures(files: Iterable[str]) -> dict[str, str]:
    """Return the pictures of a pack: name -> file."""
    return {
        file.rsplit("/", 1)[-1].rsplit(".", 1)[0]: file
        for file in sorted(files)
        if file.startswith(_FOLDER) and "." in file
    }


def prop_problems(
    pack: Pack,
    files: Mapping[str, bytes],
    elsewhere: Collection[str] | None = None,
    figures: Collection[str] | None = None,
) -> Iterator[Problem]:
    """Yield what lies in a pack unused, and pictures that are named and nowhere to be found.

    ``elsewhere`` are the pictures the house and other packs have, ``figures`` the kinds of
    figures; without them nothing is called missing. While a tale can't be read nothing is called
    unused: that tale may be the one that uses it.
    """
    own = own_pictures(files)
    named = _named(pack, files)
    bare = {name.rpartition("/")[2] for name in named}
    whole = not any(one.error and one.file.startswith(_WRITTEN) for one in pack.problems)
    for name, file in own.items() if whole else ():
        if name.startswith(FIGURE):
            yield from unused_figure(pack, name, file)
        elif name not in bare:
            yield Problem(
                file, 1, "L033", f"no passage and no place shows '{name}'.",
                f'write picture="{name}" on a passage, or take the file out.', error=False,
            )  # fmt: skip
    if elsewhere is not None:
        known = {*own, *elsewhere}
        for name, (file, line) in sorted(named.items()):
            if name.rpartition("/")[2] not in known:
                yield Problem(
                    file, line, "L034",
                    f"there is no picture '{name}'.{did_you_mean(name, known)}",
                    f"draw pictures/{name}.svg, or name another one.", error=False,
                )  # fmt: skip
    drawn = {name.removeprefix(FIGURE) for name in own if name.startswith(FIGURE)}
    yield from figure_problems(pack, files, None if figures is None else drawn | {*figures})
    if whole:
        yield from _unused(pack, files)


def _named(pack: Pack, files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """Return the settings that places, tales and passages name, with where it is said first."""
    named: dict[str, tuple[str, int]] = {}
    for place in pack.places.values():
        if place.picture:
            line = table_line(files, "places.toml", place.id)
            named.setdefault(place.picture, ("places.toml", line))
    for tale in pack.tales:
        if tale.picture:
            named.setdefault(tale.picture, (tale.file, key_line(files, tale.file, "picture")))
        for beat in tale.beats:
            for passage in beat.passages:
                if passage.picture:
                    named.setdefault(passage.picture, (passage.file, passage.line))
    return named


def _unused(pack: Pack, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the places and the residents that no tale tells, one line for each file."""
    if not pack.tales:
        return
    taken = {role.resident for tale in pack.tales for role in tale.roles}
    used = {
        name.split("__")[0]
        for tale in pack.tales
        for beat in tale.beats
        for one in beat.passages
        for prose in (one.prose, *one.echoes.values())
        for name in prose.uses
    }
    used |= {
        name.split("__")[0]
        for tale in pack.tales
        for turn in tale.turns.values()
        for prose in (*turn.say, *([turn.end] if turn.end else []))
        for name in prose.uses
    }
    places = [place.id for name, place in pack.places.items() if name not in used]
    residents = [id for id in pack.residents if id not in taken]
    for file, ids, what, mend in (
        ("places.toml", places, "no tale tells of", "write its name between braces"),
        ("cast.toml", residents, "no tale has a part for", "take the resident into one"),
    ):
        if ids:
            few = ", ".join(ids[:4]) + (f" and {len(ids) - 4} more" if len(ids) > 4 else "")
            yield Problem(
                file, table_line(files, file, ids[0]), "L035", f"{what} {few}.",
                f"{mend}, or leave it for a later one.", error=False,
            )  # fmt: skip
