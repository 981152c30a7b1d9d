"""Sound is the kiosk's only door to samples: clips, the mixer, soundscapes and sinks."""
