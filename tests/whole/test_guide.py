"""The guide shows pictures that are there, and no picture lies unused or is too heavy."""

import re

from django.conf import settings

GUIDE = settings.ROOT / "docs" / "guide"
SHOWN = re.compile(r"!\[[^\]]+\]\((pictures/[^)]+\.png)\)")


def test_the_guide_shows_every_picture_and_every_picture_exists():
    shown = SHOWN.findall((GUIDE / "README.md").read_text(encoding="utf-8"))

    kept = [f"pictures/{path.name}" for path in (GUIDE / "pictures").glob("*.png")]

    assert sorted(shown) == sorted(kept)


def test_no_picture_is_heavier_than_a_page_can_bear():
    heavy = [
        path.name for path in (GUIDE / "pictures").glob("*.png") if path.stat().st_size > 120_000
    ]

    assert heavy == []


def test_every_journey_picture_is_taken_by_a_story():
    stories = "".join(
        path.read_text() for path in (settings.ROOT / "tests/journeys").glob("test_*.py")
    )

    taken = re.findall(r"\.picture\(\s*\"([^\"]+)\"", stories)

    assert sorted(taken) == sorted(path.stem for path in (GUIDE / "pictures").glob("*.png"))
