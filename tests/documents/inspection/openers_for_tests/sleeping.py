import time


def answer(payload):
    time.sleep(6)
    return payload
