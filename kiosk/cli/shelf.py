"""`hearthside pack add/list/hold/remove`: the packs this family tells from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE
from stories.library import SHIPPED, load_library

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verbs."""
    listing = verbs.add_parser(
        "list", help="every story pack there is", epilog="hearthside pack list --json"
    )
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)


def _list(asked: argparse.Namespace) -> int:
    library = load_library([SHIPPED])
    rows = [
        {
            "id": pack.manifest.id,
            "title": pack.manifest.title,
            "version": pack.manifest.version,
            "language": pack.manifest.language,
            "licence": pack.manifest.licence,
            "authors": list(pack.manifest.authors),
            "ages": list(pack.manifest.ages),
            "tales": len(pack.tales),
        }
        for pack in library.packs.values()
    ]
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return FINE
    for row in rows:
        print(f"{row['id']:20} {row['tales']:3} tales  {row['title']} ({row['licence']})")
    return FINE
