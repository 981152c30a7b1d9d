"""What the recogniser found, printed as a table at the end."""

from __future__ import annotations

import pytest

_ROWS: list[str] = []


@pytest.fixture
def table() -> list[str]:
    """Lines to print when all is heard."""
    return _ROWS


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, if anything was heard."""
    if _ROWS:
        terminalreporter.section("how well each voice is understood")
        terminalreporter.write_line(f"{'voice':24} {'words wrong':>12} {'LUFS':>7} {'times':>8}")
        for row in _ROWS:
            terminalreporter.write_line(row)
