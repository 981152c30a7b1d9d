"""Voices turn sentences into clips: the built-in voice, its worker, and the silent fake."""
