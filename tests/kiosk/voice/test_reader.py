"""The reader in this process: the specification of the port."""

from __future__ import annotations

from kiosk.sound.clip import Clip
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem


class _Hoarse(SilentVoice):
    """Can't say one thing."""

    def render(self, utterance: Utterance) -> Clip:
        """Return silence, or refuse."""
        if utterance.text == "no":
            raise VoiceProblem("voice: no: never")
        return super().render(utterance)


def _says(text: str) -> Utterance:
    return Utterance(text, text, 120.0)


def test_one_sentence_at_each_poll_in_order() -> None:
    """An urgent one first."""
    reader = InlineReader(SilentVoice())
    reader.request(1, _says("one"))
    reader.request(2, _says("two"))
    reader.request(3, _says("now"), urgent=True)
    assert [tag for _ in range(4) for tag, _ in reader.poll()] == [3, 1, 2]


def test_a_problem_is_an_answer() -> None:
    """And the next sentence is said."""
    reader = InlineReader(_Hoarse())
    reader.request(1, _says("no"))
    reader.request(2, _says("yes"))
    assert isinstance(reader.poll()[0][1], VoiceProblem)
    assert isinstance(reader.poll()[0][1], Clip)
    assert not reader.failed


def test_cancelled_sentences_never_come() -> None:
    """Nor after closing."""
    reader = InlineReader(SilentVoice())
    reader.request(1, _says("one"))
    reader.cancel()
    assert reader.poll() == []
    reader.request(2, _says("two"))
    reader.close()
    assert reader.poll() == []
