"""Lists of many invented people, for measuring."""

import random
from datetime import date, time

from tests.delegations.sample_sheets import Cell, Sheets


def big_list(people: int, seed: int = 7) -> bytes:
    """A list of many invented people, for measuring."""
    dice = random.Random(seed)  # invented people need no secrets
    sheets = Sheets()
    sheet = sheets.sheet("Members")
    headings = (
        "No.", "Title", "Full name", "Position", "Organisation", "Nationality", "Passport number",
        "Date of birth", "Date of expiry", "Role in delegation", "Dietary needs", "E-mail", "Phone",
        "Arrival flight", "Arrival date", "Arrival time", "Hotel", "Room", "Remarks",
    )  # fmt: skip
    sheets.put(sheet, 0, headings)
    for number in range(1, people + 1):
        sheets.put(sheet, number, _invented(number, dice))
    return sheets.content()


SYLLABLES = "ba ko mi ra ten vo lu sam pel dor gan hi jo kar nes tiv wer zan quo fil"
POSITIONS = ("Mayor", "Deputy Director", "Head of Division", "Expert", "Journalist", "Interpreter")


def _invented(number: int, dice: random.Random) -> tuple[Cell, ...]:
    def word() -> str:
        return "".join(dice.choices(SYLLABLES.split(), k=dice.randint(2, 3)))

    given, family = word().capitalize(), word().upper()
    return (
        number,
        dice.choice(("Mr", "Ms", "Dr")),
        f"{given} {family}",
        dice.choice(POSITIONS),
        f"Bureau of {word().capitalize()}",
        dice.choice(("France", "Lao PDR", "Japan", "Republic of Korea", "Germany")),
        f"X{number:08}",
        date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
        date(2027 + number % 8, 1 + number % 12, 1 + number % 28),
        "Head of Delegation" if number == 1 else "Member",
        dice.choice(("", "Vegetarian", "Halal", "none")),
        f"p{number}@example.org",
        f"+84 24 {number:08}",
        "VN 36",
        date(2026, 2, 9),
        time(6, 5),
        "Hồ Mẫu Hotel",
        100 + number % 900,
        "",
    )
