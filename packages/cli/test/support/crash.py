# Runs a program with core dumps on and writes into LOG, of each process that a signal ended (those too that its child left
# behind), the number of the process and of the signal, and whether there is a core dump: crash.py LOG PROGRAM [ARGUMENT ...]
import ctypes
import os
import resource
import sys

PR_SET_CHILD_SUBREAPER = 36

log, *command = sys.argv[1:]
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
if os.fork() == 0:
    os.execvp(command[0], command)
while True:
    try:
        pid, status = os.wait()
    except ChildProcessError:
        break
    if os.WIFSIGNALED(status):
        with open(log, "a") as lines:
            dumped = "dumped" if os.WCOREDUMP(status) else "clean"
            lines.write(f"{pid} {os.WTERMSIG(status)} {dumped}\n")
