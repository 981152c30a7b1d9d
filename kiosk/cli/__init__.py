"""The command line is one program, `hearthside`: it parses words and hands them to the desk."""

from __future__ import annotations

from kiosk.cli.main import main

__all__ = ["main"]
