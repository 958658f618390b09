def answer(payload):
    raise MemoryError
