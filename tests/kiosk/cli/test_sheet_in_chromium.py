"""A proof sheet in a real browser: quiet, alone, by keyboard, at every width, on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.cli.chromium import Chromium, colours, missing
from tests.kiosk.cli.line import ROOT
from tests.kiosk.cli.previewed import NIGHT, PACKS, spoil


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """One Chromium for every test here: it starts slowly."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet with an error, advice, drawn things and nights that repeat."""
    folder = tmp_path_factory.mktemp("sheet")
    pack = Path(shutil.copytree(PACKS / "owl-house", folder / "owl-house"))
    spoil(pack)
    out = folder / "owl-house-proof.html"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pack", "preview", str(pack), "--out", str(out), *NIGHT],
        cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return out


@pytest.fixture
def shown(browser: Chromium, sheet: Path) -> Chromium:
    """The browser with the sheet freshly opened."""
    browser.look(1280, 900)
    browser.visit(sheet.as_uri())
    return browser


def focus(browser: Chromium) -> str:
    """What has the focus: tag and the words it begins with."""
    return str(
        browser.ask("document.activeElement.tagName + ' ' + document.activeElement.textContent")
    )


def test_the_page_opens_quietly_and_alone(shown: Chromium) -> None:
    """No complaint in the console, and nothing is fetched but the file itself."""
    assert not shown.happened("Runtime.exceptionThrown")
    assert not shown.happened("Runtime.consoleAPICalled")
    assert not shown.happened("Log.entryAdded")
    asked = [one["request"]["url"] for one in shown.happened("Network.requestWillBeSent")]
    assert len(asked) == 1
    assert asked[0].startswith("file://")


def test_landmarks_and_headings(shown: Chromium) -> None:
    """A reader that can't see finds its way: landmarks once, sections named, headings in order."""
    marks = "['header', 'nav', 'main', 'footer']"
    once = f"{marks}.every(one => document.querySelectorAll('body > ' + one).length == 1)"
    assert shown.ask(once)
    named = "one => document.getElementById(one.getAttribute('aria-labelledby'))"
    assert shown.ask(f"[...document.querySelectorAll('main section')].every({named})")
    order = shown.ask("[...document.querySelectorAll('main > section > h2')].map(h => h.id)")
    assert order == ["problems-title", "covering-title", "nights-title", "pools-title",
                     "maps-title"]  # fmt: skip
    assert shown.ask("document.documentElement.lang") == "en"
    assert shown.ask("[...document.querySelectorAll('svg')].every(one => "
                     "one.getAttribute('aria-hidden') || one.querySelector('title'))")  # fmt: skip


def test_keys_move_the_focus(shown: Chromium) -> None:
    """Tellings, sections and problems by letters; Tab meets the skip link first."""
    shown.press("Tab")
    assert focus(shown).startswith("A To the first problem")
    shown.press("n")
    assert focus(shown) == "H2 Problems"
    shown.press("e")
    assert focus(shown).startswith("LI ■ ")
    shown.press("j")
    assert focus(shown).startswith("SUMMARY One girl, night 1")
    shown.press("j")
    assert focus(shown).startswith("SUMMARY One girl, night 2")
    assert shown.ask("document.activeElement.parentElement.open")
    assert shown.ask("document.activeElement.getBoundingClientRect().top") < 300
    shown.press("k")
    assert focus(shown).startswith("SUMMARY One girl, night 1")
    shown.press("p")
    assert focus(shown).startswith("H3 ")
    shown.press("p")
    assert focus(shown) == "H2 The covering set"
    shown.press("e")
    shown.press("E", shift=True)
    assert focus(shown).startswith("LI ")


def test_finding_words(shown: Chromium) -> None:
    """A stroke goes to the field, Enter from one place to the next, even in a folded telling."""
    shown.press("/")
    assert shown.ask("document.activeElement.id") == "find"
    for letter in "yawn":
        shown.press(letter)
    assert re.fullmatch(r"\d+ found", str(shown.ask("document.querySelector('output').value")))
    shown.press("Enter")
    shown.press("Enter")
    assert str(shown.ask("document.querySelector('output').value")).startswith("2 of ")
    assert "yawn" in str(shown.ask("document.querySelector('.found').textContent")).lower()
    assert shown.ask("document.querySelector('.found').checkVisibility()")
    shown.press("Escape")
    assert shown.ask("document.activeElement.className").find("found") >= 0


def test_the_keys_are_shown_and_folds_open(shown: Chromium) -> None:
    """A question mark opens the list of keys, Escape closes it; o opens every fold and shuts it."""
    shown.press("?", shift=True)
    assert shown.ask("document.querySelector('dialog').open")
    shown.press("Escape")
    assert not shown.ask("document.querySelector('dialog').open")
    shown.press("o")
    assert shown.ask("[...document.querySelectorAll('details')].every(one => one.open)")
    shown.press("o")
    assert not shown.ask("[...document.querySelectorAll('details')].some(one => one.open)")


def test_links_open_what_they_lead_to(shown: Chromium) -> None:
    """Every problem with a place leads to a thing on the page, and a folded one opens."""
    there = "one => document.getElementById(decodeURIComponent(one.hash.slice(1)))"
    assert shown.ask(f"[...document.querySelectorAll('a[href]')].every({there})")
    links = shown.ask("document.querySelectorAll('.problems a').length")
    assert links
    shown.press("o")
    shown.press("o")
    shown.ask("document.querySelector('.problems a').click()")
    shown.ask("new Promise(done => setTimeout(done, 50))")
    assert shown.ask("document.activeElement.id") == shown.ask(
        "document.querySelector('.problems a').hash.slice(1)"
    )
    assert shown.ask("document.activeElement.checkVisibility()")


@pytest.mark.parametrize("width", [400, 643, 794, 1024, 1280])
def test_nothing_runs_off_the_side(shown: Chromium, width: int) -> None:
    """On a telephone, at the widths of both papers, on a screen: with everything open."""
    shown.look(width, 800)
    shown.press("o")
    assert shown.ask("document.documentElement.scrollWidth") <= width
    assert shown.ask(
        "[...document.querySelectorAll('.say, .src, h3, h4')].filter(one => "
        "one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).length"
    ) == 0  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(shown: Chromium, *, dark: bool) -> None:
    """At least 4.5 to 1 for all that is read, by light and by dark."""
    shown.look(1280, 900, dark=dark)
    shown.press("o")
    weak = [one for one in colours(shown) if one.contrast < 4.5]
    assert not weak, weak[:5]


@pytest.mark.parametrize(("wide", "high"), [(8.27, 11.69), (8.5, 11.0)])
def test_it_prints_on_paper(shown: Chromium, wide: float, high: float) -> None:
    """On A4 and on Letter: a handful of pages folded, more with everything open, none dark."""
    pages = [len(re.findall(rb"/Type /Page\b", shown.printed(paperWidth=wide, paperHeight=high)))]
    shown.press("o")
    pages.append(
        len(re.findall(rb"/Type /Page\b", shown.printed(paperWidth=wide, paperHeight=high)))
    )
    assert 3 <= pages[0] <= 20, pages
    assert pages[0] < pages[1] <= 80, pages
    shown.look(794, 1123, dark=True, media="print")
    assert shown.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.ask("getComputedStyle(document.querySelector('.bar')).display") == "none"
    assert shown.ask("getComputedStyle(document.querySelector('.src')).display") != "none"


def test_without_a_script_all_is_there(browser: Chromium, sheet: Path) -> None:
    """Folds open by themselves, and no word waits for the script."""
    browser.order("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.visit(sheet.as_uri())
        root = browser.order("DOM.getDocument", depth=0)["root"]["nodeId"]
        html = browser.order("DOM.getOuterHTML", nodeId=root)["outerHTML"]
    finally:
        browser.order("Emulation.setScriptExecutionDisabled", value=False)
    assert 'class="bar"' not in html.split("</script>")[1]
    assert "Night 3" in html
    assert "Joins" in html


def test_a_watched_page_shows_the_newer_sheet(
    browser: Chromium, sheet: Path, tmp_path: Path
) -> None:
    """It looks at its own file now and then, and keeps its place when that has changed."""
    watched = tmp_path / "watched.html"
    whole = sheet.read_text("utf-8").replace("<html ", "<html data-watched ", 1)
    watched.write_text(whole, encoding="utf-8")
    browser.look(1280, 900)
    browser.visit(watched.as_uri())
    browser.ask("scrollTo(0, 700)")
    browser.ask("new Promise(done => setTimeout(done, 1300))")
    assert browser.ask("scrollY") == 700
    assert len(browser.happened("Page.loadEventFired")) == 1, "nothing changed: nothing loads"
    newer = re.sub(r'data-stamp="\w+"', 'data-stamp="newer"', whole, count=1)
    watched.write_text(newer, encoding="utf-8")
    browser.loaded(2)
    assert browser.ask("document.documentElement.dataset.stamp") == "newer"
    assert browser.ask("scrollY") == 700


def test_it_can_be_looked_at(shown: Chromium, tmp_path: Path) -> None:
    """A picture of the page has paper and ink in it."""
    data = shown.screenshot(tmp_path / "sheet.png")
    assert data.startswith(b"\x89PNG")
    assert len(data) > 20_000
