"""Starts a program with a listening socket, as systemd does: sd_listen_fds(3). Arguments: the socket, the program, and its own."""
import os
import socket
import sys

path, program, *arguments = sys.argv[1:]
listening = socket.socket(socket.AF_UNIX)
listening.bind(path)
listening.listen()
os.dup2(listening.fileno(), 3)
os.set_inheritable(3, True)  # Should it have been 3 already.
os.execvpe(program, [program, *arguments], {**os.environ, "LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())})
