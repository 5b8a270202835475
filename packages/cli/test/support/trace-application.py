# A program that loads a PKCS#11 library, to be watched: its path, what to do, and where to say so.
import ctypes
import os
import signal
import sys
import threading
import time

THREADS = 8
TURNS = 25

library = ctypes.CDLL(sys.argv[1])
what = sys.argv[2]
info = lambda: ctypes.create_string_buffer(128)


def until(condition):
    end = time.monotonic() + 30
    while not condition():
        if time.monotonic() > end:
            sys.exit("waited in vain")
        time.sleep(0.02)


def call():
    for _ in range(TURNS):
        library.C_GetInfo(info())


def call_in_threads():
    threads = [threading.Thread(target=call) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


library.C_Initialize(None)
if what == "threads":
    child = os.fork()
    call_in_threads()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    library.C_Finalize(None)
elif what == "killed":
    # In a call that does not return.
    slot = ctypes.c_ulong()
    waiting = threading.Thread(target=library.C_WaitForSlotEvent, args=(0, ctypes.byref(slot), None), daemon=True)
    waiting.start()
    events = os.environ["SMARTCMD_TRACE_FILE"]
    until(lambda: b"C_WaitForSlotEvent" in open(events, "rb").read())
    os.kill(os.getpid(), signal.SIGKILL)
elif what == "interrupted":
    # Says how often it was. A SIGHUP goes to our parent and comes back after whatever came there before it.
    counts = {signal.SIGINT: 0, signal.SIGHUP: 0}

    def count(number, _):
        counts[number] += 1

    for number in counts:
        signal.signal(number, count)
    open(sys.argv[3], "w").close()
    until(lambda: counts[signal.SIGINT])
    os.kill(os.getppid(), signal.SIGHUP)
    until(lambda: counts[signal.SIGHUP])
    print(f"interrupted: {counts[signal.SIGINT]}", file=sys.stderr, flush=True)
    library.C_Finalize(None)
    sys.exit(9)
