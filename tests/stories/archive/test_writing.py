"""The same files give the same bytes, and every zip reader can open them."""

from __future__ import annotations

import hashlib
import io
import zipfile

from stories.archive import write_archive

FILES = {"tales/owl.md": b"owl", "pack.toml": b"kind", "README.md": b""}


def test_the_order_of_files_makes_no_difference() -> None:
    """Nor the day, nor the machine: the sum of the bytes stands here."""
    turned = dict(reversed(FILES.items()))
    assert write_archive(FILES) == write_archive(turned)
    made = hashlib.blake2b(write_archive(FILES), digest_size=16).hexdigest()
    assert made == "732a78de22635781a1487632e276d5e5"


def test_other_tools_can_read_it() -> None:
    """Python's own zip reader finds nothing wrong, and plain files."""
    with zipfile.ZipFile(io.BytesIO(write_archive(FILES))) as opened:
        assert opened.testzip() is None
        assert {one.filename: opened.read(one) for one in opened.infolist()} == FILES
        assert {one.external_attr >> 16 for one in opened.infolist()} == {0o100644}
