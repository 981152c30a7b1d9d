"""Setting up: what a bare machine still lacks, and how it gets there.

The launcher `run` reads this with whatever Python it finds, before anything is installed: standard
library only, and no syntax newer than Python 3.6.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from typing import Any, Dict, List, NoReturn, Optional, Sequence, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHONS = ((3, 13), (3, 12), (3, 11))
CANNOT = 3

Version = Tuple[int, int]

# What a bare Debian lacks: a package, and the library or program that tells whether it is there.
PACKAGES = {
    "run": (
        ("libgl1", "libGL.so.1"),
        ("libegl1", "libEGL.so.1"),
        ("libgles2", "libGLESv2.so.2"),  # a Pi without a desktop draws through this one
        ("libmtdev1", "libmtdev.so.1"),  # and feels touches through this one
        ("libportaudio2", "libportaudio.so.2"),
    ),
    "test": (
        ("xvfb", "Xvfb"),
        ("xdotool", "xdotool"),
        ("strace", "strace"),
        ("util-linux", "unshare"),
        ("chromium", "chromium"),  # opens the proof sheet as a storyteller would
        ("pulseaudio", "pulseaudio"),  # a sound card that goes nowhere but into a recording
        ("pulseaudio-utils", "parec"),
    ),
}
# What may be asked for, and what else stands in each one's lock: installing it installs that, too.
HOLDS: Dict[str, Tuple[str, ...]] = {
    "run": (),
    "natural": ("run",),
    "studio": ("run",),
    "test": ("run", "natural"),
    "hearing": ("run", "natural", "test"),
}


def say(text: str) -> None:
    """One plain line of progress."""
    print("hearthside: " + text, flush=True)


def stop(text: str) -> NoReturn:
    """One line `what: why: what to do`; then the end."""
    print("hearthside: " + text, file=sys.stderr, flush=True)
    raise SystemExit(CANNOT)


def ran(words: List[str], **streams: Any) -> "subprocess.CompletedProcess[str]":
    """A command that ran to its end, and what it printed."""
    pipe = subprocess.PIPE
    return subprocess.run(words, check=False, stdout=pipe, universal_newlines=True, **streams)


def output_of(words: List[str]) -> Optional[str]:
    """What a command prints, or None if it can't run or fails."""
    try:
        done = ran(words, stderr=subprocess.DEVNULL)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def trouble_with(words: List[str]) -> Optional[str]:
    """Run to the end without a word: None when fine, else the last lines it printed."""
    asked = None if sys.stdin.isatty() else subprocess.DEVNULL
    done = ran(words, stdin=asked, stderr=subprocess.STDOUT)
    return None if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-8:])


def version_of(python: str) -> Optional[Version]:
    """(3, 11) for a Python that runs, else None."""
    found = output_of([python, "-c", "import sys; print('%d %d' % sys.version_info[:2])"])
    if not found:
        return None
    major, minor = found.split()
    return int(major), int(minor)


def find_python() -> Tuple[str, Version]:
    """A Python that Hearthside can use: PYTHON=, the one that reads this, or one on the path."""
    asked = os.environ.get("PYTHON")
    candidates = [asked] if asked else [sys.executable]
    if not asked:
        candidates += ["python%d.%d" % version for version in PYTHONS]
    for python in candidates:
        version = version_of(python)
        if version in PYTHONS:
            return shutil.which(python) or python, version
    here = "PYTHON=" + asked if asked else "Python %d.%d" % sys.version_info[:2]
    return stop(
        "set-up: %s is not Python 3.11, 3.12 or 3.13: install one of these, "
        "or name it: PYTHON=python3.11 ./run" % here
    )


def is_there(thing: str) -> bool:
    """Whether a shared library can be loaded, or a program found."""
    if ".so" not in thing:
        return shutil.which(thing) is not None
    try:
        import ctypes

        ctypes.CDLL(thing)
    except (ImportError, OSError):
        return False
    return True


def missing_packages(python: str, version: Version, kind: str) -> List[str]:
    """The Debian packages this machine still lacks, in order."""
    wanted = PACKAGES["run"] + (PACKAGES["test"] if kind in ("test", "hearing") else ())
    missing = [package for package, thing in wanted if not is_there(thing)]
    if output_of([python, "-c", "import ensurepip, venv; print(1)"]) is None:
        missing.insert(0, "python%d.%d-venv" % version)
    return missing


def install_packages(missing: List[str], yes: bool) -> None:
    """Install them with apt-get as root or after asking; else print the one line to type."""
    if not missing:
        return
    if shutil.which("apt-get") is None:
        stop(
            "set-up: system packages are missing: install what your system calls "
            "(Debian's names) " + " ".join(missing)
        )
    apt = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    root, sudo, terminal = os.geteuid() == 0, bool(shutil.which("sudo")), sys.stdin.isatty()
    line = "sudo " + " ".join(apt) if sudo else "su - -c '%s'" % " ".join(apt)
    refused = "set-up: system packages are missing: type this, then ./run again: " + line
    if not root:
        if not (sudo and (terminal or yes)):
            stop(refused)
        if not yes:
            say("these system packages are missing: " + " ".join(missing))
            if input("hearthside: install them with sudo? [Y/n] ").strip().lower() not in ("", "y"):
                stop(refused)
    say("installing system packages: " + " ".join(missing))
    before = ([] if root else ["sudo"]) + ["env", "DEBIAN_FRONTEND=noninteractive"]
    if trouble_with(before + apt) is not None:  # a fresh machine has no package list, or an old one
        say("reading the package list first")
        trouble_with([*before, "apt-get", "update"])
        trouble = trouble_with(before + apt)
        if trouble is not None:
            print(trouble, file=sys.stderr)
            stop("set-up: apt-get could not install them (see above): mend that, then type " + line)


def lock_file(version: Version, kind: str) -> str:
    """The hashed lock for one Python and one purpose."""
    tail = "" if kind == "run" else "-" + kind
    return os.path.join(ROOT, "kiosk", "deploy", "requirements-cp%d%d%s.txt" % (*version, tail))


def digest(path: str) -> str:
    """What tells whether a lock file changed."""
    with open(path, "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest()


def inside() -> str:
    """The Python of our virtual environment."""
    return os.path.join(VENV, "bin", "python")


def remembered() -> Dict[str, Any]:
    """What was written down here, whether or not it still holds."""
    try:
        with open(os.path.join(VENV, "hearthside.json")) as file:
            return dict(json.load(file))
    except (OSError, ValueError):
        return {}


def read_stamp() -> Dict[str, Any]:
    """What was set up here: empty if nothing was, its Python is gone or another is asked for."""
    stamp = remembered()
    asked = os.environ.get("PYTHON")
    if not os.path.exists(inside()) or os.path.realpath(inside()) != stamp.get("python"):
        return {}
    if asked and version_of(asked) != tuple(stamp["version"]):
        return {}
    return stamp


def write_stamp(stamp: Dict[str, Any]) -> None:
    """Remember what was set up, in one step."""
    path = os.path.join(VENV, "hearthside.json")
    with open(path + ".new", "w") as file:
        json.dump(stamp, file)
    os.replace(path + ".new", path)


def is_set_up(stamp: Dict[str, Any], kind: str, added: Sequence[str] = ()) -> bool:
    """Whether the locks for this purpose and for all that was added are those installed."""
    if not stamp or not set(added) <= set(stamp.get("added", ())):
        return False
    version = (stamp["version"][0], stamp["version"][1])
    wanted = [kind, *stamp.get("added", ())]
    return all(stamp.get(one) == digest(lock_file(version, one)) for one in wanted)


def set_up(kind: str, yes: bool = False, added: Sequence[str] = ()) -> None:
    """Make sure that all for `kind` is in place, and what was `added` stays; quick when it is."""
    if is_set_up(read_stamp(), kind, added):
        return
    if not sys.platform.startswith("linux"):
        stop("set-up: this is not a Linux machine: use Debian or Raspberry Pi OS")
    import fcntl

    with contextlib.ExitStack() as stack:
        folder = os.open(ROOT, os.O_RDONLY)
        stack.callback(os.close, folder)
        fcntl.flock(folder, fcntl.LOCK_EX)  # a second ./run waits here for the first
        stamp = read_stamp()
        if is_set_up(stamp, kind, added):
            return
        python, version = find_python()
        install_packages(missing_packages(python, version, kind), yes)
        before = remembered().get("added", [])
        if not stamp or tuple(stamp["version"]) != version:
            say("making .venv with Python %d.%d" % version)
            shutil.rmtree(VENV, ignore_errors=True)
            trouble = trouble_with([python, "-m", "venv", VENV])
            if trouble is not None:
                stop("set-up: .venv could not be made: " + trouble.replace("\n", " "))
            stamp = {}
            write_stamp({"added": before})  # what a family added outlives a fetch that fails
        stamp["added"] = sorted({*before, *added})
        for one in [kind, *stamp["added"]]:
            if stamp.get(one) != digest(lock_file(version, one)):
                fetch(lock_file(version, one))
                for held in (one, *HOLDS[one]):
                    stamp[held] = digest(lock_file(version, held))
        stamp.update(version=version, python=os.path.realpath(inside()))
        write_stamp(stamp)
        say("set up")


def piece_named_by(line: str) -> str:
    """`jinja2 3.1.6`, from pip's `Collecting jinja2==3.1.6` or `Processing a/jinja2-3.1.6-b`."""
    piece = os.path.basename(line.split()[1])
    return piece.replace("==", " ") if "==" in piece else " ".join(piece.split("-")[:2])


def fetch(lock: str) -> None:
    """Install everything in a lock file, each piece checked against its hash."""
    with open(lock) as file:
        total = sum("==" in line for line in file)
    say("fetching %d packages, once; after this nothing goes online" % total)
    command = [inside(), "-m", "pip", "install", "--disable-pip-version-check", "--no-color"]
    command += ["--progress-bar", "off", "--require-hashes", "--only-binary", ":all:", "-r", lock]
    number, last = 0, [""]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    ) as pip:
        for line in pip.stdout or ():
            last = [*last, line.rstrip()][-8:]
            if line.startswith(("Collecting ", "Processing ")):
                number += 1
                say("  %d of %d: %s" % (number, total, piece_named_by(line)))
            elif line.startswith("Installing "):
                say("  unpacking them")
    if pip.returncode != 0:
        print("\n".join(last), file=sys.stderr)
        stop(
            "set-up: the packages could not be fetched (see above): "
            "check the connection, then type ./run setup"
        )


def fetch_rivals() -> None:
    """Install what the benchmarks compare us with; without it, they leave its rows out."""
    lock = os.path.join(ROOT, "kiosk", "deploy", "bench.txt")
    stamp = read_stamp()
    if stamp.get("bench") == digest(lock):
        return
    say("fetching what the benchmarks are compared with, once")
    command = [inside(), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    trouble = trouble_with([*command, "--require-hashes", "--no-deps", "-r", lock])
    if trouble is not None:
        say("it could not be fetched; its rows are left out")
        return
    stamp["bench"] = digest(lock)
    write_stamp(stamp)
