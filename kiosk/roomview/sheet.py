"""The sheet view is a page of the grown-ups' room that the desk wrote, or a row being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import ChildEntryPage, Choice, GrownUpsPage, Mark, NotebookPage, Page, Row
from kiosk.session import sheets

if TYPE_CHECKING:
    from kiosk.session.sheet import SheetRow
    from kiosk.session.state import GrownUps

SAID = {
    "nutrition": "food or drink",
    "hygiene": "washing",
    "communication": "words or song",
    "contact": "being close",
}
"""What is said of a value that is kept by a word of the trade."""
TO_TYPE = "touch to type"
SHORT = 170
"""A text of one paragraph, with rows, that is no longer than this stands over them as a line."""


def sheet(now: GrownUps) -> Page | None:
    """Return the open sheet, or the keyboard over it; None where no sheet is open."""
    typed = sheets.typed_row(now)
    if typed is not None:
        return ChildEntryPage(
            step="name",
            question=typed.label,
            name=now.typed,
            can_go_on=True,
            keyboard="accents" if now.accents else "figures",
        )
    shown = now.sheet
    if shown is None or not now.view.startswith(sheets.SHEET):
        return None
    if shown.leaf:
        return NotebookPage(
            title=shown.title,
            words=shown.text,
            picture=shown.picture,
            strokes=shown.strokes,
            message=shown.message,
            rows=tuple(_row(one) for one in shown.rows),
            spoken=False,
        )
    line = len(shown.text) <= SHORT and "\n" not in shown.text
    short = bool(shown.rows) and line and not shown.large
    return GrownUpsPage(
        locked=False,
        title=shown.title,
        message=shown.message or (shown.text if short else ""),
        text="" if short else shown.text,
        part=shown.part,
        large=shown.large,
        rows=tuple(_row(one) for one in shown.rows),
        picture=shown.picture,
        backdrop=shown.backdrop,
        marks=tuple(
            Mark(one.id, one.label, one.x, one.y, one.count, one.note) for one in shown.marks
        ),
    )


def entrances() -> tuple[Row, ...]:
    """Return the rows of the list that open a sheet."""
    return tuple(Row(f"{sheets.SHEET}{one.id}", one.label, one.about) for one in sheets.ENTRANCES)


def _row(row: SheetRow) -> Row:
    """Return a row; one that is still empty says what a touch does, unless its label asks."""
    empty = row.typed and not row.value and not row.label.endswith("?")
    steps = tuple(Choice(one, SAID.get(one, one)) for one in row.steps)
    value = TO_TYPE if empty else row.value
    return Row(row.id, row.label, value, steps, row.strokes, row.chosen, row.main)
