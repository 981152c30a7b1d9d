"""Names said right: how a name may sound, in IPA, and how each voice is told."""
