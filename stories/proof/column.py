"""The column is a story set for reading: prose on one side, where it was written on the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from stories.proof.tags import Tag, slug, tag, text, together
from stories.script import Cue, Line, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stories.problems import Problem
    from stories.proof.strip import Seen
    from stories.script import Item, Source

_NOTHING: Mapping[str, int] = {}


class Margin:
    """What stands beside the prose: problems at their lines, pictures, anchors, each given once."""

    def __init__(
        self, problems: Iterable[Problem], pictures: Mapping[str, Sequence[Seen]] | None = None
    ) -> None:
        """Know every problem by the place it was found at, and pictures by their evening."""
        self.pictures = pictures or {}
        """What is seen of an evening, by its anchor."""
        self._problems: dict[tuple[str, int], list[Problem]] = {}
        for problem in sorted(problems):
            self._problems.setdefault((problem.file, problem.line), []).append(problem)
        self.anchors: dict[tuple[str, int], str] = {}
        """Lines that can be linked to."""
        self.passages: dict[str, str] = {}
        """Anchors of passages, by their lasting id."""

    def line_anchor(self, source: Source) -> str | None:
        """Return an anchor for a line with a problem, the first time it is set."""
        place = (source.file, source.line)
        if place not in self._problems or place in self.anchors:
            return None
        self.anchors[place] = f"line-{slug(source.file)}-{source.line}"
        return self.anchors[place]

    def passage_anchor(self, passage: str) -> str | None:
        """Return an anchor for a passage, the first time it is set."""
        if passage in self.passages:
            return None
        self.passages[passage] = f"passage-{slug(passage)}"
        return self.passages[passage]

    def at(self, source: Source) -> list[Problem]:
        """Return the problems of a line."""
        return self._problems.get((source.file, source.line), [])


def column(
    items: Sequence[Item],
    margin: Margin,
    *,
    heard: Mapping[str, int] = _NOTHING,
    night: int = 0,
) -> Tag:
    """Return a script as rows of prose and source; passages in ``heard`` are marked as reuse."""
    rows: list[Tag] = []
    passage, said = "", set[str]()
    for lines, extra in _paragraphs(items):
        source = lines[0].source
        notes: list[object] = []
        if source.passage != passage:
            notes += [tag("b", local(source.passage)), " "]
        notes += [tag("span", _places(lines, whole=source.passage != passage), cls="at")]
        if source.passage in heard and source.passage not in said:
            notes += [" ", tag("span", _again(heard[source.passage], night), cls="heard")]
        notes += [note for one in extra for note in (" ", tag("i", one))]
        own: list[object] = []
        for line in lines:
            for problem in margin.at(line.source):
                if not any(problem.code in str(note) for note in own):
                    first = (problem.file, problem.line) not in margin.anchors
                    own += [" ", _flag(problem, first=first)]
        passage = source.passage
        said.add(passage)
        kinds = (
            "row",
            "again" if source.passage in heard else "",
            "whisper" if lines[0].whisper else "",
        )
        rows.append(
            tag(
                "div",
                tag("p", together(_sentences(lines, margin), " "), cls="say"),
                tag("p", *notes, *own, cls="src"),
                cls=" ".join(kind for kind in kinds if kind),
                id=margin.passage_anchor(source.passage),
            )
        )
    return together(rows)


def _paragraphs(items: Sequence[Item]) -> list[tuple[list[Line], list[str]]]:
    """Return the paragraphs of a script, each with what is shown or waited at it."""
    found: list[tuple[list[Line], list[str]]] = []
    waiting: list[str] = []
    style: list[str] = []
    for _, group in groupby(items, lambda one: isinstance(one, Line)):
        for one in group:
            if isinstance(one, Cue):
                waiting.append(f"{one.kind} {one.value}".rstrip())
            elif isinstance(one, Pause) and found:
                found[-1][1].append(f"pause {one.seconds:g} s")
            elif isinstance(one, Line):
                if not found or found[-1][0][0].paragraph != one.paragraph:
                    before, style = style, ["whisper"] * one.whisper + ["slow"] * one.slow
                    found.append(([], [*waiting, *(style if style != before else ())]))
                    waiting = []
                found[-1][0].append(one)
    return found


def _sentences(lines: Sequence[Line], margin: Margin) -> Iterable[Tag]:
    """Yield a paragraph's sentences; one from elsewhere, or with a problem, says so itself."""
    first = lines[0].source
    for line in lines:
        words = marked(line.text, line.emphasis)
        problems = margin.at(line.source)
        elsewhere = line.source != first
        if not problems and not elsewhere:
            yield words
            continue
        yield tag(
            "span",
            words,
            cls=" ".join(["from"] * elsewhere + ["wrong"] * bool(problems)),
            title=where(line.source),
            id=margin.line_anchor(line.source),
        )


def marked(words: str, emphasis: Sequence[tuple[int, int]]) -> Tag:
    """Return a sentence with its stressed words in italics."""
    pieces, at = [], 0
    for start, end in emphasis:
        pieces += [text(words[at:start]), tag("em", words[start:end])]
        at = end
    return together([*pieces, words[at:]], "")


def where(source: Source) -> str:
    """Return where a sentence was written: file, line and passage."""
    return f"{source.file}:{source.line}  {local(source.passage)}"


def local(passage: str) -> str:
    """Return a passage's id without its pack and tale."""
    return passage.rpartition("#")[2]


def _places(lines: Sequence[Line], *, whole: bool) -> Tag:
    """Return the lines a paragraph was written in, in the order they are told."""
    places: list[str] = []
    file = "" if whole else lines[0].source.file
    for line in lines:
        source = line.source
        place = f":{source.line}" if source.file == file else f"{source.file}:{source.line}"
        file = source.file
        if place.rpartition(":")[2] not in [one.rpartition(":")[2] for one in places[-1:]]:
            places.append(place)
    return together((place.replace("/", "/\u200b") for place in places), " ")


def _again(last: int, night: int) -> str:
    """Say when a passage was last heard."""
    ago = night - last
    return f"again: night {last}, {ago} {'night' if ago == 1 else 'nights'} ago"


def _flag(problem: Problem, *, first: bool) -> Tag:
    """Return a problem as it stands in the margin; the first of it can be jumped to."""
    kind, shape = ("error", "■") if problem.error else ("advice", "○")
    return tag(
        "span", f"{shape} {problem.code} {problem.what}", cls=f"flag {kind}", data_jump=first
    )
