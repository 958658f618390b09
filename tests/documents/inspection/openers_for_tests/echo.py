def answer(payload):
    return payload[::-1]
