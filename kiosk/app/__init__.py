"""The app is the one place where the parts of the house are wired together."""
