"""The workbook of one visit with as many invented guests as wanted, and a long list of guests."""

import io
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import xlsxwriter

from bench import words

FIRST = date(2026, 3, 16)
ITEMS_A_DAY = (
    ("08h30 - 10h00", "Hội đàm giữa hai thành phố", "Trụ sở UBND thành phố, phòng họp A"),
    ("10h15 - 11h15", "Chào xã giao Lãnh đạo thành phố", "Trụ sở UBND thành phố, phòng khách số 1"),
    ("12h00 - 13h30", "Tiệc trưa làm việc", "Nhà hàng Sen Mẫu"),
    ("14h00 - 16h00", "Tham quan Văn Miếu", "Văn Miếu"),
    ("18h30 - 20h30", "Tiệc chiêu đãi", "Nhà hàng Sen Mẫu, phòng Hoàng Gia"),
)
GENERAL: tuple[tuple[str, str | date], ...] = (
    ("Tên đoàn", "Đoàn đại biểu thành phố Mẫu-si (Hàn Quốc)"),
    ("Tên đoàn (tiếng Anh)", "Delegation of Mau-si City (Republic of Korea)"),
    ("Đối tác", "Chính quyền thành phố Mẫu-si"),
    ("Đối tác (tiếng Anh)", "Mau-si City Government"),
    ("Loại đối tác", "Địa phương nước ngoài"),
    ("Nước", "Hàn Quốc"),
    ("Mục đích", "Trao đổi hợp tác đầu tư, du lịch; ký Bản ghi nhớ"),
    ("Tính chất chuyến thăm", "Thăm chính thức"),
    ("Lĩnh vực", "Đầu tư"),
    ("Mời bởi", "Lãnh đạo Thành phố"),
    ("Từ ngày", FIRST),
    ("Đến ngày", FIRST + timedelta(days=3)),
    ("Thị thực", "Không"),
    ("Đơn vị đón tiếp", "Sở Ngoại vụ"),
    ("Cán bộ phụ trách", "Phạm Thị Kiểm"),
    ("Điện thoại phụ trách", "024 0000 0001"),
    ("Kinh phí", "Khách tự túc ăn, ở; phía Việt Nam chi đón tiếp"),
    ("Hạng khách", "Hạng B"),
    ("Khách sạn", "Khách sạn Mẫu"),
    ("Quà tặng", "Tranh sơn mài phố cổ"),
    ("Loại văn bản đến", "Công văn"),
    ("Số, ký hiệu", "MS-2026-07"),
    ("Ngày văn bản", "20/01/2026"),
    ("Trích yếu", "V/v đề nghị đón Đoàn đại biểu thành phố Mẫu-si"),
)
HOSTS = (
    (1, "Nguyễn Văn Thử", "Chủ tịch", "UBND Thành phố", "Chủ trì tiếp"),
    (2, "Trần Thị Mẫu", "Giám đốc", "Sở Ngoại vụ", "Tham dự"),
    (3, "Lê Văn Ví Dụ", "Phó Giám đốc", "Sở Tài chính", "Tham dự"),
    (4, "Hoàng Văn Dịch", "Chuyên viên", "Sở Ngoại vụ", "Phiên dịch"),
)
COLUMNS = (
    "TT", "Họ và tên", "Chức vụ", "Chức vụ (tiếng Anh)", "Cơ quan", "Vai trò trong đoàn", "Quốc tịch",
    "Số hộ chiếu", "Ngày hết hạn", "Ngày sinh", "Chế độ ăn", "Chuyến bay đến", "Ngày đến", "Giờ đến",
    "Khách sạn", "Phòng", "Xe",
)  # fmt: skip


def visit_book(people: int) -> bytes:
    """One whole visit: its particulars, guests, hosts and four days of programme."""
    return _written(
        {
            "Đoàn": GENERAL,
            "Thành viên": [COLUMNS, *_guests(people)],
            "Phía Việt Nam": [("TT", "Họ và tên", "Chức vụ", "Cơ quan", "Vai trò"), *HOSTS],
            "Chương trình": [
                ("Ngày", "Thời gian", "Nội dung", "Địa điểm", "Khách", "Chủ nhà"),
                *(
                    (
                        FIRST + timedelta(days=day),
                        *item,
                        "Toàn đoàn",
                        "Nguyễn Văn Thử; Trần Thị Mẫu",
                    )
                    for day in range(4)
                    for item in ITEMS_A_DAY
                ),
            ],
        }
    )


def long_list(people: int) -> bytes:
    """Only a list of guests, as long as wanted."""
    return _written({"Thành viên": [COLUMNS, *_guests(people)]})


def _guests(count: int) -> list[tuple[Any, ...]]:
    chance = random.Random(7)
    rows = []
    for number in range(1, count + 1):
        name = f"{chance.choice(words.FAMILY)} {chance.choice(words.MIDDLE)} {_word(chance)} {chance.choice(words.GIVEN)}"
        title_vi, title_en, _rank = chance.choice(words.TITLES)
        rows.append(
            (
                number, f"{chance.choice(('Ông', 'Bà'))} {name}", title_vi, title_en, f"Cơ quan {_word(chance)}",
                "Trưởng đoàn" if number == 1 else "Thành viên", "Hàn Quốc", f"M{number:08}",
                date(2029 + number % 6, 1 + number % 12, 1 + number % 28),
                date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
                chance.choice(("", "", "", "Ăn chay", "Halal")), "VN 417", FIRST, "10:25",
                "Khách sạn Mẫu", str(100 + number % 900), f"Xe {1 + number // 40}",
            )
        )  # fmt: skip
    return rows


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choices(("ba", "ko", "mi", "ra", "ten", "vo", "lu", "sam", "pel"), k=3)
    ).title()


def _written(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value != "":
                    sheet.write(number, column, value)
    book.close()
    return buffer.getvalue()
