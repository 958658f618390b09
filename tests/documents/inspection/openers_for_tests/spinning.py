def answer(payload):
    while True:
        pass
