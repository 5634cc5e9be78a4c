"""Runs a command on a pseudo-terminal of 80 x 24, makes it 120 x 30 once the panel of a run is there, then types Ctrl-C.

Usage: on_a_terminal.py BEFORE AFTER COMMAND...  The files get what the command printed before and after the change of size.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

FRAME = b"last 10 s"
SECONDS = 60


def resize(terminal, columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def read(terminal, until, deadline):
    """Reads until a text has come so many times, or to the end."""
    text, times = until
    seen = b""
    while time.monotonic() < deadline and (times == 0 or seen.count(text) < times):
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                more = os.read(terminal, 65536)
            except OSError:  # Linux: the command has closed the terminal.
                break
            if not more:
                break
            seen += more
    return seen


before, after, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    time.sleep(0.2)
    os.execvp(command[0], command)
resize(terminal, 80, 24)
deadline = time.monotonic() + SECONDS
with open(before, "wb") as file:
    file.write(read(terminal, (FRAME, 2), deadline))
resize(terminal, 120, 30)
with open(after, "wb") as file:
    file.write(read(terminal, (FRAME, 3), deadline))
    os.write(terminal, b"\x03")
    file.write(read(terminal, (b"", 0), deadline))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
