"""The top floor: the bedside app that plays an evening on glass, in sound and in light."""
