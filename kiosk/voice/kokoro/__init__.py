"""Kokoro is the studio voice: the best there is offline, too slow to speak while it is made."""
