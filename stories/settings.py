"""Settings are the TOML parts of a pack, read with limits and with the line of every key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stories.marks import forbidden
from stories.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

FILE_LIMIT = 64 * 1024
LINE_LIMIT = 4096
DOT_LIMIT = 8
DEPTH_LIMIT = 8
LIST_LIMIT = 500
TEXT_LIMIT = 4000

_DIGITS = re.compile(r"\d{20,}")


@dataclass
class Findings:
    """The problems of one file, collected in one pass."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, code: str, what: str, mend: str, *, error: bool = True) -> None:
        """Note one problem."""
        self.problems.append(Problem(self.file, line, code, what, mend, error))


@dataclass(frozen=True)
class Settings:
    """One TOML text: its values, and where each key stands."""

    values: dict[str, Any]
    text: str
    first_line: int

    def line_of(self, key: str, table: str = "") -> int:
        """Return the line of a key (inside ``[table]``), or the first line."""
        inside = not table
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            bare = line.strip()
            if bare.startswith("["):
                inside = bare.strip("[] ").replace(" ", "").replace('"', "") == table
                if inside and not key:
                    return number
            elif inside and key and re.match(rf'"?{re.escape(key)}"?\s*=', bare):
                return number
        return self.first_line if not table or not key else self.line_of("", table)

    def line_with(self, part: str, otherwise: int) -> int:
        """Return the first line that holds ``part``, or ``otherwise``."""
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            if part in line:
                return number
        return otherwise


def plain_text(data: bytes, found: Findings) -> str | None:
    """Decode a file: UTF-8 with or without mark, any line ends; None when it is no text of ours."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found.add(line, "P010", "this file is not UTF-8 text.", "save it as UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if text.isascii() and "\x00" not in text and "\x1b" not in text:
        return text
    fine = True
    for number, typed in enumerate(text.split("\n"), 1):
        hidden = forbidden(typed)
        if hidden is not None:
            fine = False
            found.add(
                number,
                "P011",
                f"the hidden character U+{ord(hidden):04X} stands here.",
                "delete it and type the word again.",
            )
    return text if fine else None


def read_settings(text: str, found: Findings, first_line: int = 1) -> Settings | None:
    """Parse TOML within limits; every problem goes to ``found``."""
    before = len(found.problems)
    if len(text) > FILE_LIMIT:
        found.add(first_line, "P012", "these settings are longer than 64 kB.", "shorten them.")
        return None
    for number, line in enumerate(text.split("\n"), first_line):
        if len(line) > LINE_LIMIT:
            found.add(number, "P013", "this line is longer than 4,096 characters.", "break it.")
        outside = re.sub(r'"(?:\\.|[^"\\])*"|\'[^\']*\'', "", line)
        if outside.count(".") > DOT_LIMIT or outside.count("[") + outside.count("{") > 24:
            found.add(number, "P014", "too many dots or brackets in one line.", "write it plainly.")
        if _DIGITS.search(outside):
            found.add(number, "P014", "a number here is too long.", "write a smaller number.")
    if len(found.problems) > before:
        return None
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        said = str(error).splitlines()[0]
        at = re.search(r"at line (\d+)", said)
        there = first_line + (int(at[1]) - 1 if at else 0)
        said = re.sub(r"\s*\(at .*\)", "", said)
        found.add(
            there, "P015", f"these settings can't be read ({said}).", "see the line before, too."
        )
        return None
    settings = Settings(values, text, first_line)
    fault = _shape_fault(values, 0)
    if fault:
        found.add(first_line, "P016", fault, "keep settings small and flat.")
        return None
    return settings


def _shape_fault(value: object, depth: int) -> str:
    """Return what is too large in a parsed value, or an empty string."""
    if depth > DEPTH_LIMIT:
        return "these settings are nested too deeply."
    if isinstance(value, str):
        if len(value) > TEXT_LIMIT:
            return "a text in these settings is longer than 4,000 characters."
        if forbidden(value) is not None:
            return "a text in these settings holds a hidden character."
        return ""
    if isinstance(value, (list, dict)):
        if len(value) > LIST_LIMIT:
            return "a list in these settings has more than 500 entries."
        inner = value.values() if isinstance(value, dict) else value
        keys = [_shape_fault(key, depth) for key in value] if isinstance(value, dict) else []
        return next(filter(None, (*keys, *(_shape_fault(one, depth + 1) for one in inner))), "")
    return ""


class Reader:
    """Takes typed values out of settings and notes what is missing, wrong or unknown."""

    def __init__(self, settings: Settings, found: Findings, table: str = "") -> None:
        """Read from the top, or from one table (``cast.owl``)."""
        self.settings = settings
        self.found = found
        self.table = table
        here: Any = settings.values
        for part in table.split(".") if table else ():
            here = here.get(part, {}) if isinstance(here, dict) else {}
        self.values: dict[str, Any] = here if isinstance(here, dict) else {}
        if not isinstance(here, dict):
            self.wrong(table, f"'{table}' should be a table.", f"write [{table}] on its own line.")

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table."""
        return self.settings.line_of(key, self.table)

    def wrong(self, key: str, what: str, mend: str, code: str = "T004") -> None:
        """Note a problem at a key."""
        self.found.add(self.line(key), code, what, mend)

    def known(self, keys: Collection[str]) -> None:
        """Note every key that is not one of ``keys``."""
        for key in self.values:
            if key not in keys:
                self.wrong(
                    key,
                    f"'{key}' is not a known setting here.{did_you_mean(key, keys)}",
                    f"use {', '.join(sorted(keys))}.",
                    "T005",
                )

    def text(self, key: str, *, required: bool = False, otherwise: str = "") -> str:
        """Return a text."""
        value = self.values.get(key)
        if value is None:
            if required:
                self.wrong("", f"'{key}' is missing.", f'write {key} = "…".', "T003")
            return otherwise
        if not isinstance(value, str) or (required and not value.strip()):
            self.wrong(key, f"'{key}' should be a text.", f'write {key} = "…".')
            return otherwise
        return " ".join(value.split())

    def texts(self, key: str, *, least: int = 0) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(key)
        if value is None and not least:
            return ()
        if (
            not isinstance(value, list)
            or not all(isinstance(one, str) and one.strip() for one in value)
            or len(value) < least
        ):
            self.wrong(key, f"'{key}' should be a list of texts.", f'write {key} = ["…", "…"].')
            return ()
        return tuple(" ".join(one.split()) for one in value)

    def flag(self, key: str) -> bool:
        """Return a yes or no, no when it is missing."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"'{key}' should be true or false.", f"write {key} = true.")
            return False
        return value

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """Return two whole numbers, the smaller first, between ``low`` and ``high``."""
        value = self.values.get(key)
        if value is None:
            self.wrong("", f"'{key}' is missing.", f"write {key} = [3, 6].", "T003")
        elif (
            isinstance(value, list)
            and len(value) == 2
            and all(type(one) is int for one in value)
            and low <= value[0] <= value[1] <= high
        ):
            return value[0], value[1]
        else:
            self.wrong(
                key,
                f"'{key}' should be two whole numbers from {low} to {high}.",
                f"write {key} = [3, 6].",
            )
        return low, high

    def choice(self, key: str, among: Collection[str], otherwise: str = "") -> str:
        """Return one word out of a closed list."""
        value = self.text(key, required=not otherwise, otherwise=otherwise)
        if value and value not in among:
            self.wrong(
                key,
                f"'{value}' is not a known {key}.{did_you_mean(value, among)}",
                f"use one of: {', '.join(sorted(among))}.",
                "T006",
            )
            return otherwise
        return value
