"""A real Chromium without a window, driven through two pipes: no port, no socket, no network."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GUARD_S = 120.0
"""A hang guard, not a measure: other people's work may share this machine."""


_PIPED = """
import fcntl, os, sys
high = [fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in sys.argv[1:3]]
os.dup2(high[0], 3)
os.dup2(high[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Puts the pipes where the browser looks for them: orders on 3, answers on 4."""


class Chromium:
    """One browser with one page; events are kept as they come."""

    def __init__(self) -> None:
        """Start it with a profile of its own that is thrown away."""
        program = shutil.which("chromium")
        assert program, "chromium is not installed"
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        ours_in, self._write = os.pipe()
        self._read, ours_out = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-ISc", _PIPED, str(ours_in), str(ours_out), program,
             "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-extensions",
             "--no-default-browser-check", "--hide-scrollbars", "--remote-debugging-pipe",
             f"--user-data-dir={self._profile}", "about:blank"],
            pass_fds=(ours_in, ours_out),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(ours_in)
        os.close(ours_out)
        self._number, self._rest, self._session = 0, b"", ""
        self.events: list[dict[str, Any]] = []
        try:
            target = self._first_page()
            attached = self.order("Target.attachToTarget", targetId=target, flatten=True)
            self._session = attached["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log"):
                self.order(f"{domain}.enable")
        except BaseException:
            self.close()
            raise

    def _first_page(self) -> str:
        """Return the id of the page that stands open."""
        until = time.monotonic() + GUARD_S
        while time.monotonic() < until:
            for one in self.order("Target.getTargets")["targetInfos"]:
                if one["type"] == "page":
                    return str(one["targetId"])
        raise TimeoutError("no page came")

    def order(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one order and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        sent = json.dumps(message).encode() + b"\0"
        while sent:
            sent = sent[os.write(self._write, sent) :]
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        """Return the next message."""
        until = time.monotonic() + GUARD_S
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser says nothing")
            more = os.read(self._read, 1 << 20)
            if not more:
                raise EOFError("the browser has gone")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def happened(self, method: str) -> list[dict[str, Any]]:
        """Return the events of one kind so far."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def visit(self, address: str) -> None:
        """Open an address and wait until it has loaded."""
        self.events.clear()
        self.order("Page.navigate", url=address)
        self.loaded(1)

    def loaded(self, times: int) -> None:
        """Wait until pages were loaded so many times since the last visit began."""
        while len(self.happened("Page.loadEventFired")) < times:
            self.events.append(self._next())

    def ask(self, expression: str) -> Any:
        """Return the value of an expression on the page."""
        answer = self.order(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press one key and let it go."""
        codes = {"Enter": 13, "Escape": 27, "Tab": 9}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        held = 8 if shift else 0
        down = {"text": text} if text else {}
        self.order(
            "Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", key=key,
            windowsVirtualKeyCode=code, modifiers=held, **down,
        )  # fmt: skip
        self.order(
            "Input.dispatchKeyEvent", type="keyUp", key=key,
            windowsVirtualKeyCode=code, modifiers=held,
        )  # fmt: skip

    def look(self, width: int, height: int, *, dark: bool = False, media: str = "") -> None:
        """Give the page this size, this scheme and this medium."""
        self.order(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.order("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def screenshot(self, file: Path) -> bytes:
        """Write what is seen into a file."""
        data = base64.b64decode(self.order("Page.captureScreenshot", format="png")["data"])
        file.write_bytes(data)
        return data

    def printed(self, **settings: object) -> bytes:
        """Return the page as a PDF."""
        answer = self.order("Page.printToPDF", preferCSSPageSize=False, **settings)
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """End it and throw its profile away."""
        try:
            self._session = ""
            if self._process.poll() is None:
                os.write(self._write, b'{"id":0,"method":"Browser.close"}\0')
        except OSError:
            pass
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._write)
        os.close(self._read)
        shutil.rmtree(self._profile, ignore_errors=True)


def missing() -> str:
    """Return why no browser can be driven here, or an empty string."""
    return "" if shutil.which("chromium") else "chromium is not installed: apt install chromium"


@dataclass(frozen=True)
class Colour:
    """How far some words stand out from the ground behind them."""

    contrast: float
    """As web guidelines count it: 1 is invisible, 21 black on white."""
    words: str


_COLOURS = """
(() => {
  const parts = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(at).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const one = walker.currentNode.parentElement;
    if (!words || !one.checkVisibility() || one.closest('script, style')) continue;
    const style = getComputedStyle(one);
    const drawn = one.closest('svg');
    const ink = parts(drawn ? style.fill : style.color).slice(0, 3);
    if (drawn && one.classList.contains('number')) continue;
    const key = `${ink}|${ground(one)}`;
    if (!found.has(key)) found.set(key, [ink, ground(one), words.slice(0, 40)]);
  }
  return [...found.values()];
})()
"""


def colours(browser: Chromium) -> list[Colour]:
    """Return every pair of ink and ground on the page, with the first words that have it."""
    found = [
        Colour(_contrast(ink, ground), f"{words} {ink} on {ground}")
        for ink, ground, words in browser.ask(_COLOURS)
    ]
    assert len(found) >= 5
    return found


def _contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: list[float]) -> float:
    """Return the relative luminance of a colour."""
    red, green, blue = (
        part / 3294.6 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
