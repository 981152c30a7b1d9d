"""The desk is where use cases live: what the command line and the grown-ups' room can do."""
