"""Questions on a terminal and in dialogs: prompts.py SIGN_ONCE, in the directory that run.sh makes."""

import concurrent.futures
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time

PATIENCE_S = 12

program = os.path.abspath(sys.argv[1])
directory = os.environ["TEST_DIR"]
failures = 0


def check(holds, what):
    global failures
    if not holds:
        failures += 1
        print(f"prompts.py: {what}", file=sys.stderr)


def ends_with(shown, wanted):
    """Whether it ends with bytes, or matches a pattern."""
    return shown.endswith(wanted) if isinstance(wanted, bytes) else wanted.search(shown) is not None


def on_terminal(scenario, answers, kind="xterm"):
    """Runs it on a terminal; answers are pairs of what is shown last and what is typed then. Returns what was shown, and whether the
    terminal is as it was."""
    control, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)

    def take_terminal():
        os.setsid()
        os.close(os.open(os.ttyname(terminal), os.O_RDWR))

    environment = dict(os.environ, SMARTCMD_TEST_SCENARIO=scenario, TERM=kind)
    environment.pop("SMARTCMD_ASKPASS", None)
    child = subprocess.Popen([program], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, preexec_fn=take_terminal)
    shown = b""
    since = 0
    deadline = time.monotonic() + PATIENCE_S
    while child.poll() is None and time.monotonic() < deadline:
        if not select.select([control], [], [], 0.05)[0]:
            continue
        shown += os.read(control, 4096)
        if answers and ends_with(shown[since:], answers[0][0]):
            since = len(shown)
            os.write(control, answers.pop(0)[1])
    check(child.poll() is not None, f"{scenario}: does not end: {shown}")
    child.kill()
    child.wait()
    after = termios.tcgetattr(terminal)
    # What was written last may still be under way: all of it has come when nobody has the terminal open.
    os.close(terminal)
    shown += rest_of(control)
    check(not answers, f"{scenario}: not asked: {answers} in {shown}")
    return shown, after == before


def rest_of(control):
    """What still comes from a terminal that nobody has open any more."""
    rest = b""
    try:
        while piece := os.read(control, 4096):
            rest += piece
    except OSError:
        pass
    os.close(control)
    return rest


shown, restored = on_terminal("ask", [(b"PIN: ", b"12x\x7f34\r"), (b"Code: ", b"r\r"), (b"Code: ", b"\x1b[A1234\x15123456\r")])
check(shown.endswith(b"0x0\r\n"), f"answered: {shown}")
check(b"1234" not in shown and b"123456" not in shown, f"a secret was echoed: {shown}")
check(b"[r] Send again" in shown and b'"test uJ3Ak9E_"' in shown, f"what is offered: {shown}")
check(shown.count(b"\r\x1b[K") >= 3, f"the prompt's line is erased: {shown}")
check(b"\n(1:00) Code: " in shown and b") PIN: " not in shown, f"what is left of the code's time: {shown}")
check(restored, "the terminal is not as it was")

again = re.compile(rb"\r\x1b\[K\(0:\d\d\) Code: $")
shown, _ = on_terminal("ask", [(b"PIN: ", b"1234\r"), (again, b"12"), (again, b"3456\r")])
check(shown.endswith(b"0x0\r\n") and b"123" not in shown, f"a countdown while it is typed: {shown}")

shown, _ = on_terminal("ask", [(b"PIN: ", b"1234\r"), (b"\nCode: ", b"123456\r")], kind="dumb")
check(shown.endswith(b"0x0\r\n") and b"\x1b" not in shown, f"a terminal without commands: {shown}")

shown, _ = on_terminal("ran-out", [(b"[r] Send again\r\nIt has run out.\r\nSend it again (yes or no): ", b"R\r"), (b"Code: ", b"123456\r")])
check(shown.endswith(b"0x0\r\n"), f"a code that has run out: {shown}")

shown, restored = on_terminal("ask", [(b"PIN: ", b"12\x03")])
check(shown.endswith(b"0x50\r\n") and restored, f"Ctrl-C: {shown}")

shown, restored = on_terminal("close", [])
check(shown.endswith(b"0x0\r\n") and restored, f"closed by the agent: {shown}")

shown, restored = on_terminal("die-asking", [])
check(shown.endswith(b"0x30\r\n") and restored, f"the agent dies while it asks: {shown}")

shown, _ = on_terminal("confirm", [(b"Sign it? ", b"yes\r")])
check(b"yes" in shown and shown.endswith(b"0x0\r\n"), f"an answer that is no secret is echoed: {shown}")

shown, _ = on_terminal("pin-locked", [])
check(b"\x1b[31m" not in shown, f"a text commands the terminal: {shown}")
check(b"The account is locked.\r\nGo there.\r\n0xa4" in shown, f"the sentence and the remedy: {shown}")



def killed_while_asking():
    """Kills it in the middle of a question, while a child that it forked lives on. Returns whether the terminal is as it was then."""
    control, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)
    forked = f"{directory}/forked"

    def take_terminal():
        os.setsid()
        os.close(os.open(os.ttyname(terminal), os.O_RDWR))

    environment = dict(os.environ, SMARTCMD_TEST_SCENARIO="ask", TERM="xterm", SMARTCMD_TEST_FORK=forked)
    environment.pop("SMARTCMD_ASKPASS", None)
    child = subprocess.Popen([program], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, preexec_fn=take_terminal)
    deadline = time.monotonic() + PATIENCE_S
    while not (os.path.exists(forked) and os.path.getsize(forked)) and time.monotonic() < deadline:
        time.sleep(0.02)
    child.kill()
    child.wait()
    while termios.tcgetattr(terminal) != before and time.monotonic() < deadline:
        time.sleep(0.02)
    restored = termios.tcgetattr(terminal) == before
    with open(forked, encoding="utf-8") as number:
        grandchild = int(number.read())
    check(os.path.exists(f"/proc/{grandchild}"), "the forked child does not live on")
    os.kill(grandchild, signal.SIGKILL)
    os.close(terminal)
    os.close(control)
    return restored


check(killed_while_asking(), "a forked child keeps the terminal as the question had it")



def on_stopped_terminal(scenario):
    """Runs it on a terminal whose output is stopped, with its own output elsewhere. Returns what it printed."""
    control, terminal = pty.openpty()

    def take_terminal():
        os.setsid()
        os.close(os.open(os.ttyname(terminal), os.O_RDWR))

    environment = dict(os.environ, SMARTCMD_TEST_SCENARIO=scenario, TERM="xterm")
    environment.pop("SMARTCMD_ASKPASS", None)
    termios.tcflow(terminal, termios.TCOOFF)
    child = subprocess.Popen([program], stdin=terminal, stdout=subprocess.PIPE, env=environment, preexec_fn=take_terminal)
    try:
        printed = child.communicate(timeout=PATIENCE_S)[0]
    except subprocess.TimeoutExpired:
        printed = b"nothing"
        child.kill()
        child.wait()
    os.close(terminal)
    os.close(control)
    return printed


printed = on_stopped_terminal("pin-locked")
check(printed == b"0xa4\n", f"what is told on a stopped terminal: {printed}")
printed = on_stopped_terminal("ask")
check(printed == b"0x30\n", f"what is asked on a stopped terminal: {printed}")


def echo_is_back():
    """Whether what is typed is unseen again after another program has given the terminal its usual settings, as a shell does."""
    control, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)

    def take_terminal():
        os.setsid()
        os.close(os.open(os.ttyname(terminal), os.O_RDWR))

    def is_seen():
        return termios.tcgetattr(terminal)[3] & termios.ECHO != 0

    environment = dict(os.environ, SMARTCMD_TEST_SCENARIO="ask", TERM="xterm")
    environment.pop("SMARTCMD_ASKPASS", None)
    child = subprocess.Popen([program], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, preexec_fn=take_terminal)
    deadline = time.monotonic() + PATIENCE_S
    while is_seen() and time.monotonic() < deadline:
        time.sleep(0.02)
    termios.tcsetattr(terminal, termios.TCSANOW, before)
    while is_seen() and time.monotonic() < deadline:
        time.sleep(0.02)
    seen = is_seen()
    child.kill()
    child.wait()
    os.close(terminal)
    os.close(control)
    return seen


check(not echo_is_back(), "a PIN is seen once the application was stopped and goes on")

os.mkdir(f"{directory}/bin")
with open(f"{directory}/bin/zenity", "w", encoding="utf-8") as script:
    # Each writes a file of its own, since several may run at once, and gives it its name when it is complete.
    script.write(
        """#!/bin/sh
case "$*" in *--progress*) lines=$(cat) ;; esac
{ for argument in "$@"; do printf '[%s]' "$argument"; done; printf '%s' "$lines"; } >"$ZENITY_SEEN/$$.unfinished"
mv "$ZENITY_SEEN/$$.unfinished" "$ZENITY_SEEN/$$.seen"
case "$*" in
*--question*) exit "${FAKE_EXIT:-0}" ;;
*--entry*PIN*) [ -z "$FAKE_LONG" ] || head -c 5000 /dev/zero | tr '\\0' 1; echo 1234; exit "${FAKE_EXIT:-0}" ;;
*--entry*) if [ -e "$ZENITY_SEEN/pressed" ]; then echo 123456; else touch "$ZENITY_SEEN/pressed"; echo "Send again"; exit "$ZENITY_EXTRA"; fi ;;
esac
"""
    )
os.chmod(f"{directory}/bin/zenity", 0o700)


def in_dialogs(scenario, dialogs, **more):
    """Runs it without a terminal, with a display. Returns what it printed, and what so many dialogs were given
    (None: of as many as there are)."""
    seen = tempfile.mkdtemp(prefix="seen-", dir=directory)
    path = f"{directory}/bin:{os.environ['PATH']}"
    changes = {"SMARTCMD_TEST_SCENARIO": scenario, "DISPLAY": ":99", "PATH": path, "ZENITY_SEEN": seen, **more}
    environment = {**os.environ, **changes}
    environment.pop("SMARTCMD_ASKPASS", None)
    run = subprocess.run(
        [program], env=environment, stdout=subprocess.PIPE, start_new_session=True, check=False, timeout=3 * PATIENCE_S
    )
    # Nobody waits for a dialog that only tells: it may come after the program's end.
    deadline = time.monotonic() + PATIENCE_S
    while len(given := [name for name in os.listdir(seen) if name.endswith(".seen")]) < (dialogs or 0) and time.monotonic() < deadline:
        time.sleep(0.02)
    check(dialogs is None or len(given) == dialogs, f"{scenario}: {len(given)} dialogs in place of {dialogs}")
    texts = []
    for name in sorted(given):
        with open(f"{seen}/{name}", encoding="utf-8") as text:
            texts.append(text.read())
    return run.stdout, "\n".join(texts)


printed, given = in_dialogs("ask", 3)
check(printed == b"0x0\n", f"answered in dialogs: {printed}")
check("[--entry][--hide-text][--title=SmartCMD]" in given and "[--extra-button=Send again]" in given, f"dialogs: {given}")
check("[--ok-label=Continue]" in given and "[--ok-label=Sign]" in given, f"buttons: {given}")
check('"test uJ3Ak9E__"' in given, f"an underline is not a mnemonic: {given}")
check("1234" not in given, f"a secret among arguments: {given}")
printed, given = in_dialogs("ask", 1, FAKE_EXIT="20")
check(printed == b"0x50\n", f"cancelled in a dialog: {printed}")
printed, given = in_dialogs("ask", 2, FAKE_LONG="1")
check(printed == b"0xa0\n" and given.count("[--entry]") == 1 and "[--error]" in given, f"far too long an answer in a dialog is none that is right: {printed}")
printed, given = in_dialogs("ask", 2, FAKE_EXIT="1")
check(printed == b"0x30\n", f"a dialog that cannot be shown is no cancellation: {printed}")
os.makedirs(f"{directory}/no program/zenity")
path = f"{directory}/no program:{directory}/bin:{os.environ['PATH']}"
printed, given = in_dialogs("confirm", 1, PATH=path)
check(printed == b"0x0\n", f"a directory of the program's name: {printed}")
here = os.getcwd()
os.chdir(directory)
printed, given = in_dialogs("confirm", 0, PATH="bin:./bin:.:")
os.chdir(here)
check(printed == b"0x30\n", f"a program in the current directory is started: {printed}")
printed, given = in_dialogs("confirm", 1)
check(printed == b"0x0\n" and "[--question][--title=SmartCMD][--text=Sign it?]" in given, f"confirmed in a dialog: {printed} {given}")
printed, given = in_dialogs("ran-out", 3)
check(printed == b"0x0\n" and "[--text=It has run out.][--cancel-label=Cancel][--ok-label=Send again]" in given, f"run out: {printed} {given}")
printed, given = in_dialogs("pin-locked", 2)
check(printed == b"0xa4\n" and "[--progress][--pulsate]" in given and "]100" in given, f"progress: {printed} {given}")
check("[--error]" in given and "[--text=The account is locked.\n\nGo there.]" in given, f"error: {given}")

printed, given = in_dialogs("odd-text", 2)
check(r"[--text=a\\b_ &amp; &lt;c&gt;]" in given, f"the text of a progress is no markup: {given}")
check(r"]#d\\e_ & <f>" in given, f"a progress that changes has no markup: {given}")
check(r'[--text=Document "a\\b__ & <c>"' in given, f"a question has mnemonics, and no markup: {given}")
lines = given[given.index("Document") : given.index("Code:")].split("\n")
check(max(map(len, lines)) == 84 and "".join(lines).count("ção") == 40, f"long lines of a question are broken: {lines}")

only = f"{directory}/only"
os.mkdir(only)
for command in ["sh", "cat", "mv", "touch", "head", "tr"]:
    os.symlink(shutil.which(command), f"{only}/{command}")
with open(f"{only}/kdialog", "w", encoding="utf-8") as script:
    script.write(
        """#!/bin/sh
{ for argument in "$@"; do printf '[%s]' "$argument"; done; } >"$ZENITY_SEEN/$$.unfinished"
mv "$ZENITY_SEEN/$$.unfinished" "$ZENITY_SEEN/$$.seen"
[ -z "$FAKE_LONG" ] || head -c 5000 /dev/zero | tr '\\0' 1
case "$*" in
*--password*PIN*) echo 1234 ;;
*--password*) if [ -e "$ZENITY_SEEN/asked" ]; then echo 123456; else touch "$ZENITY_SEEN/asked"; echo r; fi ;;
esac
exit "${FAKE_EXIT:-0}"
"""
    )
os.chmod(f"{only}/kdialog", 0o700)
printed, given = in_dialogs("ask", 3, PATH=only)
check(printed == b"0x0\n", f"answered in dialogs of kdialog: {printed}")
check("[--title][SmartCMD][--password][<qt><p><b>Certificate of a person</b><br>PIN:</p></qt>]" in given, f"kdialog: {given}")
check("<br>To have the SMS sent again, enter r.<br>Code:</p>" in given and "1234" not in given, f"kdialog: {given}")
printed, given = in_dialogs("odd-text", 2, PATH=only)
check("<b>Document &quot;a&#92;b_ &amp; &lt;c&gt;&quot;</b><br>" in given, f"a text is no HTML: {given}")
printed, given = in_dialogs("ask", 1, PATH=only, FAKE_EXIT="1")
check(printed == b"0x50\n", f"cancelled in a dialog of kdialog: {printed}")
printed, given = in_dialogs("ask", 2, PATH=only, FAKE_LONG="1")
check(printed == b"0xa0\n" and given.count("[--password]") == 1 and "[--error]" in given, f"far too long an answer in a dialog of kdialog is none that is right: {printed}")
printed, given = in_dialogs("ask", 2, PATH=only, FAKE_EXIT="134")
check(printed == b"0x30\n", f"a kdialog that shows nothing: {printed} {given}")
printed, given = in_dialogs("ran-out", 3, PATH=only)
check("[--yesno][<qt><p><b>It has run out.</b></p></qt>][--yes-label][Send again][--no-label][Cancel]" in given, f"run out: {given}")
printed, given = in_dialogs("pin-locked", 1, PATH=only)
check("[--error][<qt><p><b>The account is locked.</b></p><p>Go there.</p></qt>]" in given, f"kdialog tells: {given}")

os.remove(f"{only}/kdialog")
os.symlink(f"{os.path.dirname(os.path.abspath(__file__))}/fake_pinentry.py", f"{only}/pinentry")
os.symlink(sys.executable, f"{only}/python3")


def with_pinentry(scenario, runs, **more):
    """Like in_dialogs(): what a pinentry was told, a line each."""
    return in_dialogs(scenario, runs, PATH=only, **more)


printed, given = with_pinentry("ask", 3)
check(printed == b"0x0\n", f"answered in dialogs of pinentry: {printed}")
check("SETDESC Certificate of a person\nSETPROMPT PIN:\nSETOK Continue\nSETCANCEL Cancel\nGETPIN" in given, f"pinentry: {given}")
check("%0ATo have the SMS sent again, enter r.\nSETPROMPT Code:\nSETOK Sign" in given, f"pinentry: {given}")
printed, given = with_pinentry("odd-text", 2, FAKE_PINENTRY="no-flavor")
check('SETDESC Document "a\\b_ & <c>"%0A' in given, f"only line ends and percent signs are escaped: {given}")
printed, given = with_pinentry("ran-out", 3)
check(printed == b"0x0\n" and "SETDESC It has run out.\nSETOK Send again\nSETCANCEL Cancel\nCONFIRM" in given, f"run out: {given}")
printed, given = with_pinentry("pin-locked", 1)
check("SETDESC The account is locked.%0A%0AGo there.\nMESSAGE" in given, f"pinentry tells: {given}")
behaviours = {
    "silent": b"0x30\n",
    "cancel": b"0x50\n",
    "other-error": b"0x30\n",
    "curses": b"0x30\n",
    "long-line": b"0x30\n",
    "pieces": b"0x0\n",
}


def behaves(behaviour):
    """What came of it, for one of them."""
    return with_pinentry("ask", None, FAKE_PINENTRY=behaviour)


# At the same time, since one of them says nothing for as long as it is waited for.
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    for (behaviour, result), (printed, given) in zip(behaviours.items(), pool.map(behaves, behaviours)):
        check(printed == result, f"a pinentry of the kind {behaviour}: {printed} {given}")

print("prompts.py: " + ("passed" if failures == 0 else f"{failures} failed"), file=sys.stderr)
sys.exit(1 if failures else 0)
