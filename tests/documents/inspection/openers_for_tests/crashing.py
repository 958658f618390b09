import os
import signal


def answer(payload):
    os.kill(os.getpid(), signal.SIGSEGV)
