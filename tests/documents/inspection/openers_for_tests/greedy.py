def answer(payload):
    return bytes(1024 * 1024 * 1024)
