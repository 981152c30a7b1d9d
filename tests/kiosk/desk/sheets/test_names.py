"""Hearing how a name may be said and taking one, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.desk import sheets
from kiosk.desk.sheets import names
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.session.sheet import Sample, Sheet
from kiosk.store import Store, open_store
from kiosk.store.erasing import erase_child
from kiosk.store.family import Child
from kiosk.store.home import find_home
from kiosk.store.keeping import export
from kiosk.voice.names.finder import InlineFinder

TOLD = {"en-us": "ʃɪvˈɔːn", "ga": "ʃˈɔvˌɑːn", "fr": "ʒˈɑ\u0303"}


@pytest.fixture
def here() -> Here:
    """A home with Siobhán, and three languages that know her name."""
    store = Store.memory()
    store.family.add(Child("Siobhán", age=6, pronouns="she"))
    finder = InlineFinder(lambda _, voice: TOLD.get(voice, ""))
    return Here(store, WallClock("2026-03-14T19:05").read(), (), names=finder)


def page(here: Here) -> str:
    """The id of her page."""
    return f"names/{here.store.family.children()[0].id}"


def rows(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """Rows by id: label and value."""
    return {one.id: (one.label, one.value) for one in sheet.rows}


def heard(sheet: Sheet) -> Sample:
    """What the sheet lets be heard."""
    assert isinstance(sheet.sound, Sample)
    return sheet.sound


def test_the_list_shows_every_name_and_how_it_is_said(here: Here) -> None:
    """Children first, then the family's words; no sign of IPA on the glass."""
    here.store.family.say("Nana", "/nˈɑːnɑː/")
    shown = sheets.opened(here, "names")
    assert [(one.label, one.value) for one in shown.rows] == [
        ("Siobhán", names.WRITTEN), ("Nana", "NAH-nah"), ("Add a name", ""),
    ]  # fmt: skip


def test_a_name_touched_in_the_list_is_heard_as_it_is_now(here: Here) -> None:
    """So that nobody mends what is right; one that is gone only says so."""
    child = here.store.family.children()[0]
    shown = sheets.touched(here, "names", child.id, "")
    assert shown.id == page(here)
    assert heard(shown).text == "Good night, Siobhán."
    here.store.family.say("Nana", "/nˈɑːnɑː/")
    assert heard(sheets.touched(here, "names", "~Nana", "")).speech == "Good night, /nˈɑːnɑː/."
    assert sheets.touched(here, "names", "nobody", "").sound is None


def test_candidates_come_once_they_were_found(here: Here) -> None:
    """Until then the page says that others are asked; nothing waits."""
    shown = sheets.opened(here, page(here))
    assert shown.text == names.ASKING
    assert here.names.poll() == "Siobhán"
    assert page(here) in names.pages_of(here.store, "Siobhán")
    shown = sheets.opened(here, page(here))
    assert shown.text == names.ABOUT
    assert [(one.label, one.value) for one in shown.rows] == [
        ("Said now", names.WRITTEN),
        ("As in English", "shi-VAWN"),
        ("As in Irish", "SHAW-vahn"),
        ("As in French", "zhahn"),
        ("Write how it sounds", ""),
        ("Record it", "in your voice"),
    ]
    text = "".join(f"{one.label}{one.value}" for one in shown.rows)
    assert not set("ʃɪˈɔː\u0303ʒɑ").intersection(text)


def test_a_way_is_heard_and_then_taken(here: Here) -> None:
    """A touch sounds, the next keeps it, and no row moves; as written undoes it."""
    sheets.opened(here, page(here))
    here.names.poll()
    shown = sheets.touched(here, page(here), "way:/ʃˈɔvˌɑːn/", "")
    assert heard(shown) == Sample("Good night, Siobhán.", "Good night, /ʃˈɔvˌɑːn/.")
    assert rows(shown)["take:/ʃˈɔvˌɑːn/"] == ("Take this one", "SHAW-vahn")
    assert here.store.family.children()[0].said == ""
    labels = [one.label for one in shown.rows]
    assert labels.index("Take this one") == 2
    assert labels[1] == "As in English"
    shown = sheets.touched(here, page(here), "take:/ʃˈɔvˌɑːn/", "")
    assert here.store.family.children()[0].said == "/ʃˈɔvˌɑːn/"
    assert "SHAW-vahn" in shown.message
    assert rows(shown)["now"][1] == "SHAW-vahn"
    assert [one.label for one in shown.rows if one.chosen] == ["As in Irish"]
    assert rows(shown)["plain"] == ("Say it as it is written", "Siobhán")
    assert heard(sheets.touched(here, page(here), "now", "")).speech == "Good night, /ʃˈɔvˌɑːn/."
    sheets.touched(here, page(here), "plain", "")
    assert here.store.family.children()[0].said == ""


def test_a_respelling_is_heard_with_each_syllable_strong(here: Here) -> None:
    """The keyboard has no capitals, and a voice guesses the stress wrong."""
    sheets.opened(here, page(here))
    here.names.poll()
    shown = sheets.touched(here, page(here), "write", "Shi-vawn")
    assert heard(shown).speech == "Good night, shi-VAWN."
    assert rows(shown)["take:shi-VAWN"][1] == "shi-VAWN"
    assert rows(shown)["way:SHI-vawn"] == ("As you wrote it", "SHI-vawn")
    shown = sheets.touched(here, page(here), "way:SHI-vawn", "")
    assert rows(shown)["way:shi-VAWN"][1] == "shi-VAWN"
    sheets.touched(here, page(here), "take:SHI-vawn", "")
    assert here.store.family.children()[0].said == "SHI-vawn"
    assert rows(sheets.opened(here, page(here)))["write"][1] == "SHI-vawn"
    assert sheets.touched(here, page(here), "write", "").sound is None


def test_ipa_that_is_none_is_refused_in_words(here: Here) -> None:
    """Nothing is kept, nothing is heard."""
    shown = sheets.touched(here, page(here), "write", "/5/")
    assert "no sign of IPA" in shown.message
    assert shown.sound is None


def test_another_name_of_the_family_is_added(here: Here) -> None:
    """It gets its capitals, a page of its own, and a place in the list once it was taken."""
    shown = sheets.touched(here, "names", "add", "Uncle seán")
    assert (shown.id, shown.title) == ("names/~Uncle Seán", "Uncle Seán")
    assert not any(one.id.startswith("sheet:recordings") for one in shown.rows)
    sheets.touched(here, shown.id, "take:/ˈʌŋkəl/ /ʃˈɔːn/", "")
    assert here.store.family.names_said()["Uncle Seán"] == "/ˈʌŋkəl/ /ʃˈɔːn/"
    listed = [one.label for one in sheets.opened(here, "names").rows]
    assert listed == ["Siobhán", "Uncle Seán", "Add a name"]
    sheets.touched(here, shown.id, "plain", "")
    assert here.store.family.names_said() == {}
    assert sheets.touched(here, "names", "add", "Siobhán").id == page(here)


def test_from_a_child_s_page_it_leads_back_there(here: Here) -> None:
    """The same page, under the child."""
    id = here.store.family.children()[0].id
    assert sheets.opened(here, f"names/{id}/child").above == f"child/{id}"
    assert sheets.opened(here, f"names/{id}").above == "names"


def test_a_page_of_somebody_gone_says_so(here: Here) -> None:
    """Erased meanwhile: nothing is kept."""
    assert sheets.opened(here, "names/nobody").title == "Gone"
    assert sheets.touched(here, "names/nobody", "plain", "").title == "Gone"


def test_more_sounds_than_words_are_one_word(here: Here) -> None:
    """What is heard has a time for each word that is seen."""
    sheets.opened(here, page(here))
    shown = sheets.touched(here, page(here), "way:mary ann", "")
    assert len(heard(shown).text.split()) == len(heard(shown).speech.split())


def test_erasing_a_child_takes_its_sounds_along(tmp_path: Path) -> None:
    """No byte of the home holds how the name was said."""
    home = tmp_path / "home"
    with open_store(find_home(home)) as store:
        child = store.family.add(Child("Siobhán", age=6, said="/ʃɪvˈɔːn/"))
        store.family.say("Nana", "/nˈɑːnɑː/")
        export(store, tmp_path / "before")
        assert held(tmp_path / "before")
        assert erase_child(store, child.id).clean
        export(store, tmp_path / "after")
        assert store.family.names_said() == {"Nana": "/nˈɑːnɑː/"}
    assert not held(tmp_path / "after")
    assert not held(home)


def held(folder: Path) -> bool:
    """Tell whether any file of a folder holds the sounds."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return any("ʃɪvˈɔːn".encode() in path.read_bytes() for path in files)
