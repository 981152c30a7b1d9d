"""The processor: what a lit word and a dark screen cost, beside the same page at rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from tests.benchmarks.bench_start import OFFSCREEN
from tests.benchmarks.budget import Figure

SECONDS = 8.0
"""How long each state is watched."""

SCRIPT = """
import dataclasses, json, os, resource, sys, time
from pathlib import Path
from kiosk.app.building import House
from kiosk.app.lamp import GlassLamp
from kiosk.app.touch import LOOK, TouchApp
from kiosk.desk.people import kept_child
from kiosk.device import NoBacklight
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from stories.cast import parse_child

home = Path(os.environ["HEARTHSIDE_HOME"])
house = House.open(home=home, as_if="2026-03-14T18:30", voice="silent")
house.desk.store.family.add(kept_child(parse_child("Mia:6:she"), 1))
from kiosk.screens.frame import Frame
frame = Frame(lambda touch: None, (1024, 600), offscreen=True)
app = TouchApp(frame, house, GlassLamp(frame.light, NoBacklight()))
app.open()
stage = house.stage
for act in ("bedtime", "begin"):
    stage.happen(on.Touched(Touch(act)))
while stage.session.state.waiting:
    stage.tick()
stage.happen(on.Touched(Touch("begin")))
while stage.session.state.phase is not Phase.STORY:
    stage.happen(on.Touched(Touch("next")))
spent, began = {}, [0.0, 0.0]

def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime

def enter(name):
    if name == "rest":
        stage.happen(on.Touched(Touch("pause")))
    if name == "dark":
        stage.happen(on.Touched(Touch("stop")))
        stage.session.state = dataclasses.replace(stage.session.state, since=-1e6)

states = ["read", "rest", "dark"]

def turn(*_):
    if turn.now is not None:
        spent[turn.now] = cpu() - turn.cpu
    if not states:
        print(json.dumps(spent), flush=True)
        house.close()
        os._exit(0)
    turn.now = states.pop(0)
    enter(turn.now)
    turn.cpu = cpu()

turn.now = None
from kivy.clock import Clock
Clock.schedule_once(lambda _dt: (turn(), Clock.schedule_interval(turn, SECONDS)), 2.0)
frame.every(LOOK, app.look)
frame.run()
"""


def measure() -> list[Figure]:
    """Watch one kiosk reading, paused on the same page, and dark."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = dict(os.environ, HOME=home, HEARTHSIDE_HOME=home, **OFFSCREEN)
        done = subprocess.run(
            [sys.executable, "-c", f"SECONDS = {SECONDS}\n{SCRIPT}"],
            check=False,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=90,
        )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError((done.stderr.strip().splitlines() or ["nothing was measured"])[-1])
    spent = json.loads(done.stdout.strip().splitlines()[-1])
    return [
        (
            "CPU while reading with a lit word / the same page at rest",
            spent["read"] / spent["rest"],
            4.0,
        ),
        ("CPU of the dark screen / the same page at rest", spent["dark"] / spent["rest"], 1.0),
    ]
