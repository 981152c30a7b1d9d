"""English reads out what prose writes short: times, money, measures, titles, years, fractions.

Plain numbers stay as they are: every engine that we have says them rightly, in its own language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r"^([\"'“”‘’«»‹›(\[{—–―-]*?)([^\W_].*?|[£$€#½¼¾⅓⅔&=%°−-].*?)([.,;:!?…\"'“”‘’«»‹›)\]}—–―]*)$"
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:([ap])\.?m)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})([ap])\.?m", re.IGNORECASE)
_MONEY = re.compile(r"([£$€])(\d[\d,]*)(?:\.(\d\d))?")
_MEASURE = re.compile(r"([−-]?\d[\d,.]*)(°[CF]?|%|[A-Za-z]+(?:/h)?)")
_NUMBER = re.compile(r"[−-]?\d[\d,.]*")
_RANGE = re.compile(r"(\d[\d,.:]*)[-–](\d[\d,.:]*)(\D.*)?")
_FRACTION = re.compile(r"(\d*)([½¼¾⅓⅔])")
_SLASHED = re.compile(r"([^\W\d_]+)/([^\W\d_]+)")
_YEAR = re.compile(r"(1[1-9])(\d)(\d)(s?)")
_DECADE = re.compile(r"['’]?([2-9])0s")
_HUNDREDTH = re.compile(r"(\d+)00th")
_SUM = re.compile(r"(\d+)([+×=−-])(\d+)(?:=(\d+))?")
_TITLES = {"mr": "Mr", "mrs": "Mrs", "dr": "Dr", "ms": "Miz", "prof": "Professor", "st": "Saint",
           "messrs": "Messers", "rev": "Reverend", "capt": "Captain"}  # fmt: skip
"""Said before a name; without their dot, which would end the sentence."""
_SHORT = {
    "e.g": "for example", "i.e": "that is", "etc": "et cetera", "vs": "versus", "a.m": "AM",
    "p.m": "PM", "&": "and", "=": "equals", "jr": "junior", "sr": "senior",
}  # fmt: skip
_UNITS = {
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "g": "gram", "ml": "millilitre", "l": "litre", "lb": "pound", "lbs": "pound", "oz": "ounce",
    "km/h": "kilometre", "mph": "mile", "p": "pence", "min": "minute", "hr": "hour",
    "°": "degree", "°C": "degree", "°F": "degree",
}  # fmt: skip
_AFTER = {"°C": " Celsius", "°F": " Fahrenheit", "km/h": " an hour", "mph": " an hour"}
_COINS = {"£": ("pound", "penny", "pence"), "$": ("dollar", "cent", "cents"),
          "€": ("euro", "cent", "cents")}  # fmt: skip
_PARTS = {"½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third", "⅔": "two thirds",
          "1/2": "half", "1/4": "quarter", "3/4": "three quarters", "1/3": "third",
          "2/3": "two thirds"}  # fmt: skip
_TENS = {"2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
         "7": "seventies", "8": "eighties", "9": "nineties"}  # fmt: skip
_SIGNS = {"+": "plus", "×": "times", "=": "equals", "−": "minus", "-": "minus"}
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9",
          "XI": "11", "XII": "12", "XIII": "13", "XIV": "14", "XV": "15"}  # fmt: skip


def read(tokens: Sequence[str]) -> list[str]:
    """Return how each token is read, one reading for one token, its outer marks kept."""
    readings: list[str] = []
    split = [_parted(one) for one in tokens]
    for index, (lead, core, tail) in enumerate(split):
        before = split[index - 1][1] if index else ""
        after = split[index + 1][1] if index + 1 < len(split) else ""
        said = _said(core, tail, before, after)
        if said is None:
            readings.append(tokens[index])
            continue
        ends = not (tail.startswith(".") and _runs_on(core.lower(), after))
        readings.append(f"{lead}{said}{tail if ends else tail[1:]}")
    return readings


def _parted(token: str) -> tuple[str, str, str]:
    """Return the marks before a token's core, the core, and the marks after it."""
    found = _TOKEN.match(token)
    return (found[1], found[2], found[3]) if found else ("", token, "")


def _runs_on(small: str, after: str) -> bool:
    """Tell whether the dot of a short form ends nothing."""
    if small in _TITLES or small in ("no", "nr"):
        return bool(after)
    return small in _SHORT and bool(after) and not after[:1].isupper()


def _said(core: str, tail: str, before: str, after: str) -> str | None:
    """Return how a core is said, or None where it is said as it is written."""
    small = core.lower()
    named = after[:1].isupper()
    if small == "st" and not named:
        return "street" if tail.startswith(".") and before[:1].isupper() else None
    if small in _TITLES and core[:1].isupper() and (named or tail.startswith(".")):
        return _TITLES[small]
    if small in ("no", "nr") and tail.startswith(".") and after[:1].isdigit():
        return "number"
    if small in _SHORT and (tail.startswith(".") or not core.isalpha() or small == "vs"):
        return _SHORT[small]
    if core in _UNITS and _NUMBER.fullmatch(before) and core != "p":
        return _measure(before, core)
    if core in _ROMAN and before[:1].isupper():
        return _ROMAN[core]
    return _figures(core) if any(map(str.isnumeric, core)) else _slashed(core)


def _figures(core: str) -> str | None:
    """Return how something with a figure in it is said."""
    for pattern, way in _WAYS:
        found = pattern.fullmatch(core)
        if found:
            return way(found)
    if core.startswith("#"):
        return f"number {core[1:]}"
    return None


def _slashed(core: str) -> str | None:
    found = _SLASHED.fullmatch(core)
    if found:
        joint = "" if "or" in (found[1], found[2]) else "or "
        return f"{found[1]} {joint}{found[2]}"
    return None


def _clock(found: re.Match[str]) -> str | None:
    hour, minute = int(found[1]), int(found[2])
    if hour > 24 or minute > 59 or ("." in found[0] and not found[3]):
        return None
    half = f" {found[3].upper()}M" if found[3] else ""
    if minute == 0:
        return f"{hour}{half}" if half else f"{hour} o'clock"
    return f"{hour} oh {minute}{half}" if minute < 10 else f"{hour} {minute}{half}"


def _money(found: re.Match[str]) -> str:
    whole, one, many = _COINS[found[1]]
    said = f"{found[2]} {_counted(found[2], whole)}"
    if not found[3] or found[3] == "00":
        return said
    small = int(found[3])
    if found[2] == "0":
        return f"{small} {one if small == 1 else many}"
    return f"{said} {small}"


def _measured(found: re.Match[str]) -> str | None:
    number, unit = found[1], found[2]
    if unit == "%":
        return f"{_signed(number)} percent"
    return f"{_signed(number)} {_measure(number, unit)}" if unit in _UNITS else None


def _measure(number: str, unit: str) -> str:
    word = _UNITS[unit]
    return (word if unit == "p" else _counted(number, word)) + _AFTER.get(unit, "")


def _counted(number: str, word: str) -> str:
    """Return one thing, or many."""
    return word if number.strip("−-") == "1" else f"{word}s"


def _signed(number: str) -> str:
    """Return a number whose minus is a word."""
    return f"minus {number[1:]}" if number[:1] in "−-" else number


def _fraction(found: re.Match[str]) -> str:
    part = _PARTS[found[2]]
    part = part if " " in part else f"a {part}"
    return f"{found[1]} and {part}" if found[1] else part


def _year(found: re.Match[str]) -> str | None:
    century, ten, one, many = found.groups()
    if many:
        return f"{century} {_TENS[ten]}" if one == "0" and ten in _TENS else None
    if ten == one == "0":
        return f"{century} hundred"
    return f"{century} oh {one}" if ten == "0" else f"{century} {ten}{one}"


def _hundredth(found: re.Match[str]) -> str | None:
    number = int(found[1])
    if number % 10:
        return f"{number} hundredth" if number < 10 else None
    return f"{number // 10} thousandth" if number % 10 == 0 else None


def _summed(found: re.Match[str]) -> str:
    said = f"{found[1]} {_SIGNS[found[2]]} {found[3]}"
    return f"{said} equals {found[4]}" if found[4] else said


_WAYS = (
    (_CLOCK, _clock),
    (_HOUR, lambda found: f"{found[1]} {found[2].upper()}M"),
    (_MONEY, _money),
    (_HUNDREDTH, _hundredth),
    (_DECADE, lambda found: _TENS[found[1]]),
    (_FRACTION, _fraction),
    (re.compile("1/2|1/4|3/4|1/3|2/3"), lambda found: _halved(found[0])),
    (_YEAR, _year),
    (_MEASURE, _measured),
    (_RANGE, lambda found: f"{found[1]} to {found[2]}{found[3] or ''}"),
    (re.compile(r"[−-]\d[\d,.]*"), lambda found: _signed(found[0])),
    (_SUM, _summed),
)


def _halved(written: str) -> str:
    part = _PARTS[written]
    return part if " " in part else f"one {part}"
