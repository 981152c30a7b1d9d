"""Well-made pack files whose contents are hostile: settings, ids, tales, drawings."""

from __future__ import annotations

from stories.archive import write_archive
from tests.stories.hostile.collection import MANIFEST_TEXT
from tests.stories.hostile.making import png
from tests.stories.small import OWL_TALE

LAUGHS = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'
DOTTED = ".".join("a" * 1900)
CAST = '[a]\nname = "%s"\nkind = "cat"\npronouns = "it"\nsecond = "B"\n'
TITLE = 'title = "Small"'
SETTINGS: dict[str, str] = {
    "quadratic keys": f"{'.'.join('a' * 20_000)} = 1",
    "quadratic keys, hidden by a text": f'x = ["""\na """, {{{DOTTED} = 1}}]',
    "quadratic keys, hidden by a long end": f'x = ["""a""""", {{{DOTTED} = 1}}]',
    "quadratic keys, hidden by a note": f'x = 1 # "\n{".".join("a" * 1900)} = 1',
    "quadratic tables": f"[{'.'.join('a' * 2000)}]",
    "many deep keys": "\n".join(f"{'.'.join('b' * 12)}{n} = 1" for n in range(300)),
    "deep lists": "x = " + "[" * 20_000,
    "deep lists, line by line": "x = " + "[\n" * 20_000,
    "deep maps": "x = " + "{a=" * 900 + "1" + "}" * 900,
    "nine deep": "x = " + "[" * 10 + "1" + "]" * 10,
    "a long number": f"x = {'9' * 4000}",
    "a long number in parts": f"x = {'9_' * 1900}9",
    "a long number of sixteen": f"x = 0x{'f' * 4000}",
    "a long list": f"x = [{'1,' * 2000}]",
    "a long text": "x = '" + "a" * 4001 + "'",
    "a long text of many lines": "x = '''" + ("a" * 300 + "\n") * 30 + "'''",
    "a long line": f"# {'a' * 5000}",
    "too long in all": "# a\n" * 20_000,
    "never closed": 'x = "a',
    "never closed at all": 'x = """a',
    "closed too often": 'x = "a""b"',
    "two of one key": "id = 'other'",
    "a table of a text": "[id]\nx = 1",
    "a date": "authors = 2026-01-01",
    "a time": "x = 07:32:00.999999999999",
    "an impossible date": "x = 2026-02-31",
    "no number": "x = nan",
    "a key of Python": "__class__ = 'x'",
    "a key of JavaScript": "__proto__ = {x = 1}",
    "a null": "x = 'a\0b'",
    "a turn of the line": 'x = "\u202eb"',
    "a turn of the line, escaped": 'x = "\\u202eb"',
    "a mark of ours, escaped": 'x = "\\ue005nobody\\ue006"',
    "a null, escaped": 'x = "\\u0000"',
    "an escape sequence, escaped": 'x = "\\u001b[2J"',
    "half a pair, escaped": 'x = "\\ud800"',
    "a byte order mark inside": "x = 1\n\ufeff",
    "a heap of accents": "# a" + "\u0301\u0316" * 2000,
    "YAML": "---\nkind: stories",
    "JSON": '{"kind": "stories"}',
}
"""Added to a good manifest."""
MANIFESTS: dict[str, tuple[str, str]] = {
    "id of dots": ('id = "small"', 'id = ".."'),
    "id of a path": ('id = "small"', 'id = "../lamplit-village"'),
    "id of a slash": ('id = "small"', 'id = "a/b"'),
    "id of nothing": ('id = "small"', 'id = ""'),
    "id of spaces": ('id = "small"', 'id = "  "'),
    "id with a null": ('id = "small"', 'id = "a\\u0000"'),
    "id of another alphabet": ('id = "small"', 'id = "sm\u0430ll"'),
    "id of large letters": ('id = "small"', 'id = "Small"'),
    "id without end": ('id = "small"', f"id = '{'a' * 61}'"),
    "id of a number": ('id = "small"', "id = 7"),
    "id of a list": ('id = "small"', 'id = ["small"]'),
    "id of a table": ('id = "small"', "id = {a = 1}"),
    "id twice": ('id = "small"', 'id = "small"\nid = "lamplit-village"'),
    "no id": ('id = "small"\n', ""),
    "another kind": ('kind = "stories"', 'kind = "programs"'),
    "kind of a list": ('kind = "stories"', 'kind = ["stories"]'),
    "another engine": ('engine = "1"', 'engine = "2"'),
    "engine of a number": ('engine = "1"', "engine = 1"),
    "version of a path": ('version = "1.0.0"', 'version = "../1"'),
    "version without end": ('version = "1.0.0"', f"version = '{'9' * 40}'"),
    "version of a number": ('version = "1.0.0"', "version = 1.0"),
    "language of a path": ('language = "en"', 'language = "../en"'),
    "title without end": (TITLE, f"title = '{'a' * 3000}'"),
    "title turned around": (TITLE, 'title = "llamS\\u202e"'),
    "title of nothing": (TITLE, 'title = "\u3164"'),
    "title that writes over the screen": (TITLE, 'title = "\\u001b[2JGood"'),
    "title of a table": (TITLE, "title = {a = 1}"),
    "authors of a text": ('authors = ["A. Teller"]', 'authors = "A. Teller"'),
    "authors of numbers": ('authors = ["A. Teller"]', "authors = [1, 2]"),
    "hundreds of authors": ('authors = ["A. Teller"]', "authors = [" + '"A", ' * 400 + "]"),
    "ages upside down": ("ages = [2, 8]", "ages = [8, 2]"),
    "ages of nobody": ("ages = [2, 8]", "ages = [-1, 999]"),
    "ages of floats": ("ages = [2, 8]", "ages = [2.5, 8.5]"),
    "ages of truths": ("ages = [2, 8]", "ages = [false, true]"),
    "nothing at all": (MANIFEST_TEXT, ""),
}
"""Changes of a good manifest."""
DRAWINGS: dict[str, str] = {
    "script": SVG % "<script>alert(1)</script>",
    "handler": SVG % '<path d="M0 0" onload="alert(1)"/>',
    "link": SVG % '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    "outside picture": SVG % '<image href="file:///secret.png"/>',
    "outside use": SVG % '<use href="other.svg#a"/>',
    "outside colour": SVG % '<path d="M0 0" fill="url(//host/a)"/>',
    "style": SVG % "<style>@import url(//host)</style>",
    "foreign": SVG % "<foreignObject><p/></foreignObject>",
    "movement": SVG % '<path d="M0 0"><animate attributeName="d" dur="1ms"/></path>',
    "filter": SVG % '<filter id="a"><feImage href="a"/></filter>',
    "billion laughs": f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>' + SVG % "&l9;",
    "outside entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///secret">]>' + SVG % "&a;",
    "outside type": '<!DOCTYPE svg SYSTEM "http://host/a.dtd">' + SVG % "",
    "instruction": '<?xml-stylesheet href="a.xsl"?>' + SVG % "",
    "deep": SVG % ("<g>" * 20_000 + "</g>" * 20_000),
    "crowded": SVG % ("<g/>" * 20_000),
    "not closed": '<svg xmlns="http://www.w3.org/2000/svg">',
    "no drawing": "<html/>",
    "null": "\0" + SVG % "",
}


def packs() -> dict[str, dict[str, bytes]]:
    """Return the files of every hostile pack by its name."""
    manifest, tale = MANIFEST_TEXT.encode(), OWL_TALE.encode()
    good = {"pack.toml": manifest, "tales/owl.md": tale}
    found = {
        f"settings: {name}": {**good, "pack.toml": manifest + f"\n{text}\n".encode()}
        for name, text in SETTINGS.items()
    }
    for name, text in SETTINGS.items():
        front = OWL_TALE.replace("\n[cast.owl]", f"\n{text}\n[cast.owl]", 1)
        found[f"front: {name}"] = {**good, "tales/owl.md": front.encode()}
    for name, (old, new) in MANIFESTS.items():
        assert old in MANIFEST_TEXT, name
        found[f"manifest: {name}"] = {**good, "pack.toml": MANIFEST_TEXT.replace(old, new).encode()}
    for name, text in DRAWINGS.items():
        found[f"drawing: {name}"] = {**good, "pictures/roofs.svg": text.encode()}
    found |= {
        "no manifest": {"tales/owl.md": tale},
        "manifest of another alphabet": {**good, "pack.toml": manifest.decode().encode("utf-16")},
        "manifest of bytes": {**good, "pack.toml": bytes(range(256))},
        "two tales of one id": {**good, "tales/other.md": tale},
        "a tale of bytes": {**good, "tales/owl.md": bytes(range(256)) * 9},
        "a tale of a picture": {**good, "tales/owl.md": png(9, 9)},
        "a tale of nothing": {**good, "tales/owl.md": b""},
        "a tale without end": {**good, "tales/owl.md": tale + b"a" * 200_000},
        "tales beyond measure": {**good} | {
            f"tales/t{n}.md": OWL_TALE.replace('"owl"', f'"owl{n}"').encode() + b"\n" * 250_000
            for n in range(9)
        },
        "a cast of a list": {**good, "cast.toml": b"marcus = [1]"},
        "a cast of one of ours": {**good, "places.toml": b"[hero__many]\nforms = 'a/the x'"},
        "a place of one of ours": {**good, "places.toml": b"[season]\nforms = 'a/the x'"},
        "a place of dots": {**good, "places.toml": b"['../..']\nforms = 'a/the x'"},
        "a resident with braces": {**good, "cast.toml": (CAST % "{{ x }}").encode()},
        "a resident without end": {**good, "cast.toml": (CAST % ("a" * 999)).encode()},
        "residents beyond measure": {
            **good, "cast.toml": "".join(
                (CAST % "A").replace("[a]", f"[a{n}]") for n in range(300)).encode()
        },
        "a picture from elsewhere": {
            **good, "tales/owl.md": tale.replace(b'"roof"', b'"../../../secret"')
        },
        "a tale id of dots": {**good, "tales/owl.md": tale.replace(b'"owl"', b'".."', 1)},
    }  # fmt: skip
    return found


def content_archives() -> dict[str, bytes]:
    """Return every hostile pack as a well-made file."""
    return {name: write_archive(files) for name, files in packs().items()}
