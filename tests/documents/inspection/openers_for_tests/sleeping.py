import time


def answer(payload):
    time.sleep(30)
