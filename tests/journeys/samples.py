"""Files that the stories bring along; every person on them is invented."""

from pathlib import Path

import xlsxwriter

PASTED = """No.\tFull name\tTitle\tPassport No.\tDate of birth\tDiet
1\tMr. SOMCHAI MAUTHAI\tDeputy Governor\tAA1234567\t18/7/1969\tNo pork
2\tMs. Malee Mausuk\tDirector of Transport\tAA7654321\t2 March 1975\tVegetarian
3\tDr. Anan MAUDEE\tEngineer\tAA1111111\t1980-01-31\t
"""

MESSY_ROWS = (
    ("DANH SÁCH ĐOÀN / LIST OF DELEGATION", "", "", "", ""),
    ("", "", "", "", ""),
    ("STT", "Họ và tên / Full name", "Chức vụ / Title", "Ngày sinh", "Số hộ chiếu"),
    (1, "H.E. Mr. SOMCHAI MAUTHAI", "Deputy Governor", "18.7.1969", "AA1234567"),
    (2, "MAUSUK Malee (Ms)", "Director of Transport", "31/02/1975", "AA7654321"),
    (3, "Dr. Anan MAUDEE", "Engineer", "1980-01-31", "AA1111111"),
)


def a_letter(folder: Path) -> Path:
    """A small PDF, as a scanner makes it."""
    path = folder / "thu-mau.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000102 00000 n \n"
        b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n165\n%%EOF\n"
    )
    return path


def a_messy_list(folder: Path) -> Path:
    """An embassy's list: title rows above, capitals, honorifics, a date that does not exist."""
    path = folder / "embassy list (final) v3.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, row in enumerate(MESSY_ROWS):
            sheet.write_row(number, 0, row)
        sheet.merge_range(0, 0, 0, 4, MESSY_ROWS[0][0])
    return path
