"""Freshness compares tellings of one tale before any is rendered: near repeats, and what is worn."""

from __future__ import annotations
