"""The library reads ritual packs; its shelf holds tier A alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rituals.reading import read_ritual
from rituals.ritual import Tier
from stories.problems import Problem, StoriesError, did_you_mean
from stories.settings import Findings, plain_text, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rituals.ritual import Ritual

SHIPPED = Path(__file__).parent / "packs"
"""Where the packs that come with the house stand."""


class NoRitual(StoriesError):
    """There is no such ritual; the text is one line for a person."""


@dataclass(frozen=True)
class Library:
    """All rituals there are, and what is wrong with the packs they came from."""

    rituals: tuple[Ritual, ...]
    """Sound ones, of every tier, by id."""
    problems: tuple[Problem, ...] = ()

    @property
    def shelf(self) -> tuple[Ritual, ...]:
        """Return what a family may be offered: tier A. B and C stay drafts."""
        return tuple(one for one in self.rituals if one.tier is Tier.A)

    @property
    def drafts(self) -> tuple[Ritual, ...]:
        """Return what waits for a living adviser of its own community."""
        return tuple(one for one in self.rituals if one.tier is not Tier.A)

    def get(self, id: str) -> Ritual:
        """Return a ritual by its id, drafts too; raises ``NoRitual``."""
        for one in self.rituals:
            if one.id == id:
                return one
        hint = did_you_mean(id, [one.id for one in self.rituals])
        raise NoRitual(f"ritual '{id}': there is none:{hint} see hearthside ritual list")


def open_packs(folders: Iterable[Path]) -> Library:
    """Return the library of these pack folders; a broken ritual is left out and told of."""
    rituals: dict[str, Ritual] = {}
    problems: list[Problem] = []
    for folder in folders:
        for one, found in read_pack(folder):
            problems += found
            if one is None or any(problem.error for problem in found):
                continue
            if one.id in rituals:
                first = f"{rituals[one.id].pack}/{rituals[one.id].file}"
                problems.append(
                    Problem(
                        one.file,
                        1,
                        "R006",
                        f"the id '{one.id}' is taken by {first}.",
                        "choose another.",
                    )
                )
                continue
            rituals[one.id] = one
    return Library(tuple(rituals[id] for id in sorted(rituals)), tuple(sorted(problems)))


def shipped() -> Library:
    """Return the library that comes with the house."""
    return open_packs(pack_folders(SHIPPED))


def pack_folders(parent: Path) -> tuple[Path, ...]:
    """Return the ritual packs in a folder of packs."""
    if not parent.is_dir():
        return ()
    return tuple(sorted(one.parent for one in parent.glob("*/pack.toml")))


def read_pack(folder: Path) -> list[tuple[Ritual | None, tuple[Problem, ...]]]:
    """Return every ritual of one pack with its problems, file by file."""
    files: dict[str, bytes] = {}
    unread: list[tuple[Ritual | None, tuple[Problem, ...]]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            files[path.name] = path.read_bytes()
        except OSError as error:
            found = Findings(path.name)
            found.add(1, "R001", f"this file can't be read ({error.strerror}).", "see its rights.")
            unread.append((None, tuple(found.problems)))
    return [*read_files(files), *unread]


def read_files(
    files: Mapping[str, bytes],
) -> list[tuple[Ritual | None, tuple[Problem, ...]]]:
    """Return every ritual among the files of one pack, by their names inside it."""
    manifest = Findings("pack.toml")
    id = _pack_id(files, manifest)
    read: list[tuple[Ritual | None, tuple[Problem, ...]]] = [(None, tuple(manifest.problems))]
    for name in sorted(files) if id else ():
        if "/" in name or not name.endswith(".toml") or name == "pack.toml":
            continue
        found = Findings(name)
        text = plain_text(files[name], found)
        read.append((None, tuple(found.problems)) if text is None else read_ritual(text, name, id))
    return read


def _pack_id(files: Mapping[str, bytes], found: Findings) -> str:
    """Return the id in a pack's manifest; what stands in it is checked where packs are opened."""
    if "pack.toml" not in files:
        found.add(1, "R001", "there is no pack.toml that can be read.", "write one.")
        return ""
    text = plain_text(files["pack.toml"], found)
    settings = None if text is None else read_settings(text, found)
    if settings is None:
        return ""
    values = settings.values
    if values.get("kind") != "rituals":
        found.add(
            settings.line_of("kind"),
            "R002",
            "this pack holds no rituals.",
            'write kind = "rituals".',
        )
        return ""
    id = values.get("id")
    if not isinstance(id, str) or not id:
        found.add(settings.line_of("id"), "R003", "the pack has no id.", 'write id = "my-pack".')
        return ""
    return id
