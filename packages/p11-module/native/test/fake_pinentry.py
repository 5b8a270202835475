#!/usr/bin/env python3
"""A pinentry for the tests: answers as FAKE_PINENTRY says, and writes down what it was told."""

import os
import sys

behaviour = os.environ.get("FAKE_PINENTRY", "")
seen = os.environ["ZENITY_SEEN"]
prompt = ""
told = []


def say(line):
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def pin():
    if "PIN" in prompt:
        return b"1234"
    if not os.path.exists(f"{seen}/asked"):
        open(f"{seen}/asked", "w", encoding="utf-8").close()
        return b"r"
    return b"123456"


GETPIN = {
    "cancel": lambda: say(b"ERR 83886179 Operation cancelled <Pinentry>\n"),
    "other-error": lambda: say(b"ERR 83918950 Inappropriate ioctl for device <Pinentry>\n"),
    "long-line": lambda: say(b"D " + b"1" * 1500 + b"\nOK\n"),
    "pieces": lambda: say(b"# here it comes\nS STATUS\nD " + b"".join(b"%%%02x" % c for c in pin()[:1]) + b"\nD " + pin_rest() + b"\nOK done\n"),
}


def pin_rest():
    """What the pieces leave out: asked twice, a code is given at last."""
    return b"234" if "PIN" in prompt else b"23456"


if behaviour == "pieces":
    open(f"{seen}/asked", "w", encoding="utf-8").close()
if behaviour == "silent":
    sys.stdin.buffer.read()
    sys.exit()
say(b"OK Pleased to meet you\n")
for line in sys.stdin.buffer:
    text = line.decode().rstrip("\n")
    told.append(text)
    command, _, rest = text.partition(" ")
    if command == "SETPROMPT":
        prompt = rest
    if command == "GETINFO":
        if behaviour == "no-flavor":
            say(b"ERR 83886355 Unknown IPC command <Pinentry>\n")
        else:
            say(b"D gnome3:curses\nOK\n" if behaviour == "curses" else b"D qt\nOK\n")
        continue
    if command in ("GETPIN", "CONFIRM", "MESSAGE"):
        with open(f"{seen}/{os.getpid()}.unfinished", "w", encoding="utf-8") as file:
            file.write("\n".join(told))
        os.rename(f"{seen}/{os.getpid()}.unfinished", f"{seen}/{os.getpid()}.seen")
    if command == "GETPIN":
        GETPIN.get(behaviour, lambda: say(b"D " + pin() + b"\nOK\n"))()
        continue
    say(b"OK\n")
