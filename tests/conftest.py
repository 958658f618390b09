"""What every test needs: keys in the throw-away home."""

from doingoai.foundation import vault


def pytest_configure() -> None:
    vault.make_keys()
