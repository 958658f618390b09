import os
import tempfile


def answer(payload):
    if "SECRET_KEY_FOR_TEST" in os.environ:
        return b"secret"
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"x")
            file.flush()
    except OSError:
        return b"no secret, no file"
    return b"file"
