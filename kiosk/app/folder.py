"""A folder of an evening holds its four files, and a mark for as long as it is unfinished."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.session.programme import Programme

FILES = ("evening.wav", "transcript.jsonl", "plan.json", "story.txt")


class EveningProblem(Exception):
    """No evening can be held; the text is one line."""


class WrongWish(EveningProblem):
    """No evening can be held as it was asked for; the text is one line."""


class Folder:
    """Where one evening's files go; an unfinished evening of the same wishes is taken up."""

    def __init__(self, path: Path, wishes: dict[str, Any]) -> None:
        """Make the folder ready; ``wishes`` must be the same for an evening to be taken up."""
        self.path = path
        self.home = path / ".home"
        """The throw-away home of described children."""
        self._mark = path / ".evening.json"
        self._earlier = path / ".earlier"
        self._ours = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
        self.unfinished = self._look(json.loads(json.dumps(wishes)))
        """Whether an evening of these very wishes was cut off here."""

    def _look(self, wanted: dict[str, Any]) -> bool:
        """Return whether this is an unfinished evening of these wishes; begin anew if not."""
        known = self._known()
        if known == wanted:
            return True
        # A plan is written before the first sound: without one nothing was begun here.
        if known is not None and self.file("plan.json").exists():
            raise EveningProblem(
                f"{self.path}: it holds an unfinished evening with other wishes: "
                "choose another --out, or remove that folder"
            )
        foreign = next((name for name in FILES if self.file(name).exists()), "")
        if known is None and foreign and not self.file("plan.json").exists():
            raise EveningProblem(
                f"{self.path}: it holds a {foreign} of no evening: choose another --out"
            )
        shutil.rmtree(self.home, ignore_errors=True)
        for name in FILES:
            if self.file(name).exists() and known is None:
                self._earlier.mkdir(exist_ok=True)
                self.file(name).replace(self._earlier / name)
            self.file(name).unlink(missing_ok=True)
        self._mark.write_text(json.dumps(wanted), encoding="utf-8")
        return False

    def _known(self) -> dict[str, Any] | None:
        """Return the wishes of the evening that was begun here, if there is one."""
        try:
            found = json.loads(self._mark.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def file(self, name: str) -> Path:
        """Return the path of one file."""
        return self.path / name

    def begun_at(self) -> float:
        """Return the second of the recording at which the last kept sentence began."""
        last = 0.0
        path = self.file("transcript.jsonl")
        for raw in path.read_bytes().split(b"\n") if path.exists() else []:
            try:
                last = float(json.loads(raw)["t"])
            except (ValueError, KeyError, TypeError):
                continue
        return last

    def give_back(self) -> None:
        """Leave the folder as it was found, if no evening was begun in it."""
        if self.unfinished or self.file("plan.json").exists():
            return
        for name in FILES:
            self.file(name).unlink(missing_ok=True)
            if (self._earlier / name).exists():
                (self._earlier / name).replace(self.file(name))
        shutil.rmtree(self._earlier, ignore_errors=True)
        self.finish()
        if self._ours and not any(self.path.iterdir()):
            self.path.rmdir()

    def write_plan(self, programme: Programme) -> None:
        """Write the plan and the story's words, each whole or not at all."""
        if self.file("plan.json").exists():
            return
        story = programme.story
        paragraphs: dict[int, list[str]] = {}
        for timed in story.lines:
            paragraphs.setdefault(timed.line.paragraph, []).append(timed.line.text)
        body = "\n\n".join(" ".join(part) for part in paragraphs.values())
        told = f"{story.title}\n\n{body}" if story.lines else "An evening without a story."
        self._write("story.txt", f"{told}\n")
        plan = json.dumps(programme.plan, ensure_ascii=False, indent=2)
        self._write("plan.json", plan + "\n")
        shutil.rmtree(self._earlier, ignore_errors=True)

    def _write(self, name: str, text: str) -> None:
        """Write one file, whole or not at all."""
        fresh = self.file(name).with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.file(name))

    def finish(self) -> None:
        """Take away what only an unfinished evening needs."""
        self._mark.unlink(missing_ok=True)
        shutil.rmtree(self.home, ignore_errors=True)
