"""Markup is a tale file as a storyteller types it: settings, headings, attributes, echo lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from stories.settings import Findings, Settings, read_settings

LINE_LIMIT = 4096
"""Longest line of a tale, in characters."""
HEADINGS_LIMIT = 400
TITLE_LIMIT = 80
_BRACE = re.compile(r"\{(?![{%])")
_ATTRIBUTE = re.compile(
    r"""\s*(?:(?P<key>[A-Za-z_-]+)\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))"""
    r"""|(?P<flag>[A-Za-z_-]+)(?=\s|$)|(?P<wrong>\S+))"""
)
_OTHER_BRACES = re.compile(r"[(\[]\s*(?:energy|take|order|if|adds|new|known|shared)\s*[=:]")
_ECHO = re.compile(r"^~\s*([a-z][a-z0-9_]*)\s*:\s*(\S.*)$")
_CURLY = str.maketrans("“”„‘’", '"""\'\'')
_TAG = re.compile(r"\{[{%][^{}]*[%}]\}")


@dataclass(frozen=True)
class Echo:
    """A sentence a passage leaves for a later beat."""

    name: str
    text: str
    line: int


@dataclass
class Heading:
    """One ``##`` or ``###`` with the text under it, as it was typed."""

    level: int
    title: str
    line: int
    attributes: dict[str, list[str]] = field(default_factory=dict)
    """Values by key, in order; a bare flag has the one value ``""``."""
    body: list[tuple[int, str]] = field(default_factory=list)
    echoes: list[Echo] = field(default_factory=list)

    @property
    def told(self) -> bool:
        """Return whether any prose or echo stands under the heading."""
        return any(text for _, text in self.body) or bool(self.echoes)


@dataclass(frozen=True)
class Markup:
    """A whole file, cut up but not yet understood."""

    settings: Settings | None
    headings: tuple[Heading, ...]
    loose: tuple[tuple[int, str], ...]
    """Lines with text before the first heading."""


def slug(title: str) -> str:
    """Return a title as a lasting id: small letters and digits, anything else a hyphen."""
    flat = unicodedata.normalize("NFKD", title.lower())
    kept = "".join(mark for mark in flat if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def cut(text: str, found: Findings) -> Markup:
    """Cut a file into settings, headings and the text under them; problems go to ``found``."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    settings, start = _front_matter(lines, found)
    headings: list[Heading] = []
    loose: list[tuple[int, str]] = []
    for number, raw in enumerate(lines[start:], start + 1):
        line = raw.strip()
        if found.full:
            break
        if len(line) > LINE_LIMIT:
            found.add(number, "P013", "this line is longer than 4,096 characters.", "break it.")
            continue
        if line.startswith("#"):
            if len(headings) == HEADINGS_LIMIT:
                what = f"this file has more than {HEADINGS_LIMIT} headings."
                found.add(number, "T043", what, "make two tales of it.")
                break
            heading = _heading(line, number, found)
            if heading is not None:
                headings.append(heading)
            continue
        line = _TAG.sub(lambda tag: tag[0].translate(_CURLY), line)
        if not headings:
            if line:
                loose.append((number, line))
        elif line.startswith("~"):
            _echo(line, number, headings[-1], found)
            headings[-1].body.append((number, ""))
        else:
            headings[-1].body.append((number, line))
    return Markup(settings, tuple(headings), tuple(loose))


def _front_matter(lines: list[str], found: Findings) -> tuple[Settings | None, int]:
    """Return the settings between the two ``+++`` lines and where the text goes on."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip() != "+++":
        # Settings that were never opened are no headings, though their notes begin with #.
        return None, next((i + 1 for i, line in enumerate(lines) if line.strip() == "+++"), 0)
    for index in range(first + 1, len(lines)):
        if lines[index].strip() == "+++":
            text = "\n".join(lines[first + 1 : index])
            return read_settings(text, found, first + 2), index + 1
    found.add(
        first + 1, "T001", "the settings are never closed.", "put +++ on a line after the last one."
    )
    return None, len(lines)


def _heading(line: str, number: int, found: Findings) -> Heading | None:
    """Read one heading line."""
    title = line.lstrip("#")
    level = len(line) - len(title)
    if level not in (2, 3):
        found.add(
            number,
            "T020",
            f"a heading with {level} # has no meaning here.",
            "use ## for a beat and ### for another version of it.",
        )
        return None
    title, attributes = title.strip(), ""
    opened = _BRACE.search(title) if title.endswith("}") else None
    if opened:
        title, attributes = title[: opened.start()].rstrip(), title[opened.end() : -1].strip()
    heading = Heading(level, title, number)
    if not slug(title) or len(title) > TITLE_LIMIT:
        what = f"a heading has a title of a word or two, {TITLE_LIMIT} characters at most."
        found.add(number, "T021", what, "give it a short title.")
    if "{" in title or "}" in title or _OTHER_BRACES.search(title):
        found.add(number, "T022", "these are no braces that pair up.", "write ## Title {energy=3}.")
    for part in _ATTRIBUTE.finditer(attributes.translate(_CURLY)):
        if part["wrong"]:
            found.add(
                number,
                "T022",
                f"'{part['wrong']}' can't be read here.",
                'write key=value, key="two words" or a bare word.',
            )
        elif part["flag"]:
            heading.attributes.setdefault(part["flag"], []).append("")
        elif part["key"]:
            value = part["quoted"] if part["quoted"] is not None else part["bare"]
            heading.attributes.setdefault(part["key"], []).append(value.strip())
    return heading


def _echo(line: str, number: int, heading: Heading, found: Findings) -> None:
    """Read one echo line."""
    match = _ECHO.match(line)
    if match is None:
        found.add(
            number, "T023", "this echo line can't be read.", "write ~ home: A whole sentence."
        )
        return
    if any(echo.name == match[1] for echo in heading.echoes):
        found.add(
            number,
            "T024",
            f"this passage leaves '{match[1]}' twice.",
            "leave one sentence of each name.",
        )
        return
    heading.echoes.append(Echo(match[1], match[2], number))
