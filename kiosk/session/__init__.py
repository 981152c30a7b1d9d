"""One evening as a pure state machine: no toolkit, no clock, no disk of its own."""
