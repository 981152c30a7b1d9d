"""Finding turns what a storyteller typed into a pack, and the tale in it that was meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import Finding
from stories.library import SHIPPED
from stories.pack import open_pack, parse_pack
from stories.problems import did_you_mean

if TYPE_CHECKING:
    from stories.pack import Pack
    from stories.problems import Problem
    from stories.tale import Tale


@dataclass(frozen=True)
class Found:
    """A pack that can be told from, or the problems that stop it."""

    pack: Pack
    tale: Tale | None
    """The tale that was named; None for the whole pack."""
    problems: tuple[str, ...] = ()
    """Errors, a printed line each."""


def find_tale(wanted: str, pack: Path | None = None) -> Found:
    """Return what ``wanted`` names: a pack, a tale's file, PACK/TALE, or a bare id.

    A bare id is looked for in ``pack``, in the pack one stands in, and among those of the house.
    """
    path = Path(wanted)
    if pack is not None:
        return _in(pack, path.name if path.suffix == ".md" else wanted)
    if path.exists() or path.suffix == ".md":
        return _at(wanted, path)
    if "/" in wanted:
        for place in (path.parent, SHIPPED / path.parent):
            if (place / "pack.toml").is_file() or place.suffix == ".hearth":
                return _in(place, path.name)
        raise Finding(f"{wanted}: there is no pack '{path.parent}': name its folder")
    for place in (*_here(), *sorted(SHIPPED.iterdir())):
        if place.name == wanted and (place / "pack.toml").is_file():
            return _in(place, "")
        if _has(place, wanted):
            return _in(place, wanted)
    known = [id for place in SHIPPED.iterdir() for id in (place.name, *_ids(place))]
    near = did_you_mean(wanted, known)
    raise Finding(f"{wanted}: no pack or tale here is called so:{near or ' name its file'}")


def _at(wanted: str, path: Path) -> Found:
    """Return what lies at a place: a tale's file or a pack."""
    if path.is_dir() or path.suffix == ".hearth":
        if path.is_dir() and not (path / "pack.toml").is_file():
            raise Finding(f"{wanted}: there is no pack.toml in it: name a pack, or begin: pack new")
        return _in(path, "")
    if path.suffix != ".md":
        raise Finding(f"{wanted}: it is no tale: the name of a tale's file ends in .md")
    if not path.is_file():
        raise Finding(f"{wanted}: there is no such file: see {path.parent}")
    folder = around(path)
    if folder is None:
        raise Finding(f"{wanted}: it lies in no pack: put it in the tales folder of one (pack new)")
    return _in(folder, path.name)


def around(file: Path) -> Path | None:
    """Return the pack folder a file lies in, as it would be typed; None when it lies in none."""
    for folder in file.absolute().parents:
        if (folder / "pack.toml").is_file():
            inside = folder.is_relative_to(Path.cwd())
            return folder.relative_to(Path.cwd()) if inside else folder
    return None


def _here() -> list[Path]:
    """Return the pack one stands in, if it is one."""
    here = Path()
    return [one for one in (here, here / "..") if (one / "pack.toml").is_file()]


def _ids(folder: Path) -> list[str]:
    """Return the ids of the tales in a pack, and the names of their files."""
    if not (folder / "pack.toml").is_file():
        return []
    pack, _ = parse_pack(open_pack(folder))
    return _names(pack) if pack else []


def _names(pack: Pack) -> list[str]:
    """Return what the tales of a pack can be called: their ids and the names of their files."""
    return [name for one in pack.tales for name in (one.id, Path(one.file).stem)]


def _has(folder: Path, name: str) -> bool:
    """Return whether a pack holds a tale of this id or file, read or not."""
    return (folder / "tales" / f"{name}.md").is_file() or name in _ids(folder)


def _in(folder: Path, name: str) -> Found:
    """Return the tale called ``name`` (id or file) in a pack, or what stops it."""
    pack, problems = parse_pack(open_pack(folder))
    shown = folder.name if folder.parent == SHIPPED else folder.as_posix().rstrip("/")
    own = f"tales/{name.removesuffix('.md')}.md"
    if pack is None:
        raise Finding(_first(shown, problems))
    tale = next((one for one in pack.tales if name in (one.id, one.file[6:-3], one.file[6:])), None)
    stopping = [one for one in problems if one.error and _concerns(one, own, tale, name)]
    if stopping:
        return Found(pack, tale, tuple(f"{shown}/{one}" for one in stopping))
    if tale is None and name:
        if name.endswith(".md"):
            raise Finding(f"{name}: it is no tale: hear a file of the tales folder")
        near = did_you_mean(name, _names(pack))
        listed = ", ".join(one.id for one in pack.tales) or "none that can be told"
        raise Finding(f"{name}: {shown} has no such tale:{near or f' it has {listed}'}")
    if not pack.tales:
        raise Finding(f"{shown}: there is no tale in it: write one in {shown}/tales")
    return Found(pack, tale)


def _concerns(problem: Problem, own: str, tale: Tale | None, name: str) -> bool:
    """Return whether a problem stops the tale that was named (or, without a name, any)."""
    if not name or not problem.file.startswith("tales/"):
        return True
    return problem.file == (tale.file if tale else own)


def _first(shown: str, problems: tuple[Problem, ...]) -> str:
    """Return the first problem of a pack that can't be read at all."""
    first = next((one for one in problems if one.error), None)
    return f"{shown}/{first}" if first else f"{shown}: this is no pack of stories: name another"
