"""Lines of e-mails and letters."""

import pytest

from doingoai.delegations.intake.members import read_members
from doingoai.delegations.intake.pasted_lines import LINE_LAYOUT, read_line
from doingoai.delegations.intake.sources import read_pasted
from doingoai.delegations.states import MemberRole
from doingoai.directory.states import Sex


def told(line: str) -> dict[str, str]:
    cells = dict(zip(LINE_LAYOUT, read_line(line), strict=False))
    return {name: text for name, text in cells.items() if text}


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("1. Mr. John SMITH - Mayor of Sampleville",
         {"number": "1", "full_name": "Mr. John SMITH", "title": "Mayor of Sampleville"}),
        ("Jane Sample, Deputy Mayor", {"full_name": "Jane Sample", "title": "Deputy Mayor"}),
        ("Jane Sample", {"full_name": "Jane Sample"}),
        ("* Jane", {"full_name": "Jane"}),
        ("SMITH, John, Clerk", {"full_name": "SMITH, John", "title": "Clerk"}),
        ("SMITH, Mayor", {"full_name": "SMITH", "title": "Mayor"}),
        ("SMITH, Interpreter", {"full_name": "SMITH", "role": "Interpreter"}),
        ("SMITH, Ms, Clerk of the Council",
         {"full_name": "SMITH", "honorific": "Ms", "title": "Clerk of the Council"}),
        ("Mayor: Jane Sample", {"full_name": "Jane Sample", "title": "Mayor"}),
        ("(2) KIM Mau (Ms), Director, Bureau of Examples, arrives late, room 5",
         {"number": "2", "full_name": "KIM Mau", "honorific": "Ms", "title": "Director",
          "organisation": "Bureau of Examples", "notes": "arrives late, room 5"}),
        ("- Ông Nguyễn Văn Thử, Giám đốc Sở Mẫu – Trưởng đoàn",
         {"full_name": "Ông Nguyễn Văn Thử", "title": "Giám đốc Sở Mẫu", "role": "Trưởng đoàn"}),
        ("3) Jane Sample, Mayor, passport no. X1234567, tel +84 24 0000 0000 <jane@example.org>",
         {"number": "3", "full_name": "Jane Sample", "title": "Mayor", "email": "jane@example.org",
          "phone": "+84 24 0000 0000", "passport_number": "X1234567"}),
        ("Dear colleagues,", {}),
        ("Best regards", {}),
        ("Danh sách đoàn:", {}),
        ("please find attached the list of our delegation", {}),
        ("We will arrive on Monday.", {}),
        ("", {}),
        ("12345", {}),
        ("Peter", {}),
    ],
)  # fmt: skip
def test_a_line_is_parted(line, cells):
    assert told(line) == cells


def test_lines_become_members_at_their_places():
    text = (
        "Dear all,\r\n\r\n1. H.E. Mr. John SMITH - Mayor of Sampleville (Head of Delegation)\r\n"
        "2. Ms. Jane Sample, Deputy Mayor\r\nBest regards"
    )

    rows = read_members(read_pasted(text)).rows

    assert [(row.row, row.member.name.full, row.member.sex, row.member.role) for row in rows] == [
        (3, "John Smith", Sex.MALE, MemberRole.HEAD),
        (4, "Jane Sample", Sex.FEMALE, MemberRole.MEMBER),
    ]
    assert [row.member.title_en for row in rows] == ["Mayor of Sampleville", "Deputy Mayor"]
