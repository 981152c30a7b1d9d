"""Signing says who made a pack and that it is unchanged; safety is the sandbox's work, not its."""
