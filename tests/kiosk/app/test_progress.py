"""The progress bar: one line drawn over on a terminal, a line a tenth elsewhere."""

from __future__ import annotations

import io

from kiosk.app.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_elsewhere_it_is_a_line_at_every_tenth() -> None:
    """Eleven lines for a whole evening, never a carriage return."""
    stream = io.StringIO()
    bar = Progress(stream)
    for step in range(1001):
        bar.show(step / 1000, "story")
    bar.end()
    assert len(stream.getvalue().splitlines()) == 11
    assert "\r" not in stream.getvalue()
    assert stream.getvalue().splitlines()[-1].endswith("100%  story")


def test_on_a_terminal_it_draws_over_itself() -> None:
    """Every drawing as wide as the last, so that nothing of it is left; then the line stands."""
    stream = Terminal()
    bar = Progress(stream)
    bar.show(0.1, "a very long title " * 9)
    bar.show(0.2, "short")
    bar.show(0.2, "short")
    bar.end()
    drawings = stream.getvalue().rstrip("\n").split("\r")[1:]
    assert [len(one) for one in drawings] == [78, 78]
    assert stream.getvalue().endswith("\n")


def test_a_part_outside_is_brought_in() -> None:
    """A slow voice may take longer than was planned."""
    stream = Terminal()
    bar = Progress(stream)
    bar.show(1.4, "settling")
    bar.show(-0.2, "planning")
    assert "100%" in stream.getvalue()
    assert "  0%" in stream.getvalue()


def test_quiet_writes_nothing() -> None:
    """For scripts."""
    stream = Terminal()
    bar = Progress(stream, quiet=True)
    bar.show(0.5, "story")
    bar.end()
    assert stream.getvalue() == ""


def test_a_line_can_be_wiped_off_a_terminal() -> None:
    """So that something else is printed in its place; elsewhere nothing is wiped."""
    stream = Terminal()
    bar = Progress(stream)
    bar.clear()
    assert stream.getvalue() == ""
    bar.show(0.5, "tales")
    bar.clear()
    assert stream.getvalue().endswith("\r" + " " * 78 + "\r")
    plain = io.StringIO()
    other = Progress(plain)
    other.show(0.5, "tales")
    other.clear()
    assert "\r" not in plain.getvalue()
