"""R16: ten thousand random days on five phones; every order of upload gives the same day, nothing is lost."""

import random
import time

import pytest

from tests.harness.size import report, sized
from tests.runsheet.histories import faults_of

pytestmark = pytest.mark.harness

HISTORIES = sized(10_000, 500)
FIRST = 100_000


def test_every_order_of_upload_gives_the_same_day():
    began = time.monotonic()

    faults = {
        seed: found
        for seed in range(FIRST, FIRST + HISTORIES)
        if (found := faults_of(random.Random(seed)))
    }

    report(
        "run sheet histories", histories=HISTORIES, phones=5, faults=len(faults),
        seconds=round(time.monotonic() - began, 1),
    )  # fmt: skip
    assert faults == {}
