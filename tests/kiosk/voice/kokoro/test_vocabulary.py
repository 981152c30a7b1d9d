"""The studio's vocabulary: every sound has its number."""

from __future__ import annotations

from kiosk.voice.kokoro.vocabulary import TOKENS, known, tokens


def test_every_sound_has_one_number() -> None:
    """114 of them, none twice, as the model was taught."""
    assert len(TOKENS) == 114
    assert len(set(TOKENS.values())) == 114
    assert max(TOKENS.values()) == 177
    # A few by hand, from the model's own settings: wrong places would be heard as noise.
    told = {" ": 16, ".": 4, "a": 43, "z": 68, "ə": 83, "ɹ": 123, "ʃ": 131, "ˈ": 156, "ː": 158}
    assert {one: TOKENS[one] for one in told} == told


def test_what_the_model_does_not_know_is_left_out() -> None:
    """Sounds and numbers stay side by side."""
    assert known("ʃɪv☃ˈɔːn") == "ʃɪvˈɔːn"
    assert tokens("a☃b") == [43, 44]
