def answer(payload):
    raise ValueError("not a picture")
