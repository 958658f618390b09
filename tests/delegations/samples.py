"""
Sample workbooks with the mess of real ones; all persons, cities and numbers in them are invented.

`embassy_workbook` is an embassy's English list, `agency_workbook` a Vietnamese agency's with merged
titles, `pasted_workbook` was pasted together from e-mails.
"""

from datetime import date, datetime, time

from tests.delegations.sample_sheets import Cell, Sheets, written

EMBASSY_GENERAL: tuple[tuple[Cell, ...], ...] = (
    ("Name of delegation", "Delegation of the City of Voorbeeldstad"),
    ("Tên đoàn:", "Đoàn đại biểu thành phố Voorbeeldstad (Hà Lan)"),
    ("Partner", "City of Voorbeeldstad"),
    ("Kind of partner", "Foreign locality"),
    ("Country", "Kingdom of the Netherlands"),
    ("Purpose of visit", "Cooperation in water management, urban planning and culture"),
    ("Type of visit", "Working visit"),
    ("Field of cooperation", "Urban planning and environment"),
    ("Dates of visit", "9 - 12 February 2026"),
    ("Visa required", "No"),
    ("Hotel", "Hồ Mẫu Hotel"),
    ("Hotel address", "1 Phố Thử, Hà Nội"),
    ("Contact person", "Ms. Petra Voorbeeld (Embassy)"),
    ("Phone", "+84 24 0000 0000"),
    ("Kind of letter", "Note verbale"),
    ("Letter number", "VM/2026/014"),
    ("Date of letter", date(2026, 1, 12)),
    ("Gifts", "Delft tile; please no wrapping in white"),
    ("Tulip seeds", "will be carried by the delegation"),
)
EMBASSY_MEMBERS: tuple[tuple[Cell, ...], ...] = (
    (1, "H.E. Mr", "Jan VAN DER SAMPLE", "Mayor of Voorbeeldstad (Head of Delegation)", "NL",
     "NX1234567", "Diplomatic", "12/31/2030", "02/14/1966", "No shellfish", "KL 835",
     date(2026, 2, 9), time(10, 25)),
    (2, "Ms", "Femke VOORBEELD-DE VRIES", "Deputy Mayor for Water and Climate", "Dutch",
     "NX1234568", "Official", "03/04/2029", "03/04/1974", "Vegetarian", "KL 835",
     date(2026, 2, 9), time(10, 25)),
    (3, "Dr", "Pieter  McSample", "Director, Department of Urban Planning", "Netherlands",
     "nx 123 4569", "Official", "11/30/2028", "11/23/1970", "-", "KL835", date(2026, 2, 9),
     time(10, 25)),
    (4, "Mr", "AHMED EL-MODEL", "Head of International Relations", "NL", "NX1234570", "Official",
     "06/15/2031", "06/05/1981", "Halal", "KL 835", date(2026, 2, 9), time(10, 25)),
    (5, "Mrs", "Anneke van Test", "Chief of Protocol", "NL", "NX1234571", "Official",
     "09/09/2027", "01/30/1969", "none", "KL 835", date(2026, 2, 9), time(10, 25)),
    (6, "Prof. Dr", "WILLEM O'SAMPLE", "Rector, Sample University of Technology", "Ireland",
     "PX7654321", "Ordinary", "05/20/2029", "08/17/1960", "Gluten free", "KL 835",
     date(2026, 2, 9), time(10, 25)),
    (7, "Ms", "Thu NGUYEN", "Policy Officer, Water Board", "NL", "NX1234573", "Ordinary",
     "10/10/2030", "04/05/1988", None, "VN 36", date(2026, 2, 8), time(6, 5)),
    (8, "Mr", "Kees de Groot-Model", "CEO, Model Dredging B.V.", "NL", "NX1234574", "Ordinary",
     "02/28/2026", "07/27/1963", "Diabetic, no sugar", "KL 835", date(2026, 2, 9), time(10, 25)),
    (9, "Ms", "SOFIE TEN BRINK-TEST", "CFO, Model Dredging B.V.", "NL", "NX1234575", "Ordinary",
     "12/12/2032", "12/13/1977", None, "KL 835", date(2026, 2, 9), time(10, 25)),
    (10, "Mr", "Luuk Proef", "Journalist, Voorbeeld Courant", "NL", "NX1234576", "Ordinary",
     "01/25/2029", "10/31/1990", "Vegan", "VN 36", date(2026, 2, 8), time(6, 5)),
    (11, "Ms", "Mila Proef", "Photographer", "NL", "NX1234577", "Ordinary", "01/25/2029",
     "09/28/1992", None, "VN 36", date(2026, 2, 8), time(6, 5)),
    (12, "Mr", "Bram Model", "Interpreter", "NL", 123456789, "Ordinary", "08/31/2028",
     "03/19/1985", None, "KL 835", date(2026, 2, 9), time(10, 25)),
    (13, "Mrs", "Els van der Sample-Jansma", "Spouse of the Mayor", "NL", "NX1234579",
     "Diplomatic", "12/31/2030", "05/16/1968", "No pork", "KL 835", date(2026, 2, 9),
     time(10, 25)),
    (14, "Mr", "TBC", "Security officer", "NL", None, None, None, None, None, None, None, None),
)  # fmt: skip
EMBASSY_HOSTS: tuple[tuple[Cell, ...], ...] = (
    (1, "Mr. Nguyễn Văn Thử", "Vice Chairman", "Hà Nội People's Committee", "Host leader"),
    (2, "Ms. Trần Thị Mẫu", "Deputy Director", "Department of Foreign Affairs", "Participant"),
    (3, "Mr. Lê Văn Ví Dụ", "Deputy Director", "Department of Construction", "Participant"),
    (4, "Ms. Phạm Thị Kiểm", "Officer", "Department of Foreign Affairs", "Interpreter"),
)
EMBASSY_PROGRAMME: tuple[tuple[Cell, ...], ...] = (
    ("Monday, 9 February 2026", None, None, None, None, None),
    (None, "10:25 - 11:30", "Arrival at Nội Bài airport, welcome by the Department of Foreign "
     "Affairs", "Noi Bai International Airport, VIP Room A", "Whole delegation", "Ms. Mẫu"),
    (None, "12:30", "Check-in at the hotel", "Hồ Mẫu Hotel", "All", None),
    (None, "19:00-21:00", "Welcome dinner hosted by the Department of Foreign Affairs",
     "Sample Restaurant", "Whole delegation", "Ms. Trần Thị Mẫu, Mr. Thử"),
    ("Tuesday, 10 February 2026", None, None, None, None, None),
    (None, "9:00 - 9:45", "Courtesy call on the Vice Chairman of the People's Committee",
     "People's Committee Office, Reception Room 2", "Mayor Van der Sample, Ms. Voorbeeld, "
     "Mr. McSample", "Nguyễn Văn Thử"),
    (None, "10.00am - 11.30am", "Talks on water management", "People's Committee Office, Room 301",
     "Whole delegation", "Mr. Thử, Ms. Mẫu, Mr. Ví Dụ"),
    (None, "12:00", "Working lunch", "Sample Restaurant", "All", None),
    (None, "2pm-4pm", "Signing ceremony of the MoU between the Sample University and partners",
     "Sample Hall", "Prof. O'Sample; Mr. Jan van der Sample", "Mr. Ví Dụ"),
    ("Wednesday, 11 February 2026", None, None, None, None, None),
    (None, "8:30 - 11:00", "Visit to the Sample Water Plant", "Sample Water Plant", "All", None),
    (None, "18:30 - 20:00", "Water puppet show", "Sample Theatre", "All", None),
    ("Wednesday, 12 February 2026", None, None, None, None, None),
    (None, "8:00", "Departure for the airport, farewell", "Noi Bai International Airport", "All",
     "Ms. Mẫu"),
)  # fmt: skip


def embassy_workbook(*, mended: bool = False) -> bytes:
    """An embassy's English list: two rows of headings, dates the American way, a blank person."""
    return written(
        _embassy_general, _embassy_list, _embassy_hosts, _embassy_programme, mended=mended
    )


def _embassy_general(sheets: Sheets) -> None:
    sheet = sheets.sheet("General Information", (26, 60))
    sheet.merge_range(0, 0, 0, 1, "EMBASSY OF THE KINGDOM OF THE NETHERLANDS", sheets.centred)
    for row, cells in enumerate(EMBASSY_GENERAL, start=2):
        sheets.put(sheet, row, cells)


def _embassy_list(sheets: Sheets) -> None:
    sheet = sheets.sheet("Delegation List", (5, 9, 30, 40, 12, 14, 12, 12, 12, 18, 10, 12, 8))
    sheet.merge_range(0, 0, 0, 12, "Delegation of the City of Voorbeeldstad", sheets.centred)
    sheet.merge_range(1, 0, 1, 12, "(as of 20 January 2026, subject to change)", sheets.centred)
    for column, heading in enumerate(("No.", "Title", "Full Name", "Position", "Nationality")):
        sheet.merge_range(3, column, 4, column, heading, sheets.bold)
    sheet.merge_range(3, 5, 3, 7, "Passport", sheets.centred)
    sheets.put(sheet, 4, ("No.", "Type", "Expiry date (mm/dd/yyyy)"), at=5)
    sheet.merge_range(3, 8, 4, 8, "DOB (mm/dd/yyyy)", sheets.bold)
    sheet.merge_range(3, 9, 4, 9, "Dietary requirements", sheets.bold)
    sheet.merge_range(3, 10, 3, 12, "Arrival", sheets.centred)
    sheets.put(sheet, 4, ("Flight", "Date", "Time"), at=10)
    for row, cells in enumerate(EMBASSY_MEMBERS, start=5):
        sheets.put(sheet, row, cells)
    sheet.write(20, 0, "Note: the list of the security staff follows.")


def _embassy_hosts(sheets: Sheets) -> None:
    sheet = sheets.sheet("Vietnamese side", (5, 26, 24, 34, 16))
    sheets.put(sheet, 0, ("No.", "Name", "Position", "Organization", "Role"))
    for row, cells in enumerate(EMBASSY_HOSTS, start=1):
        sheets.put(sheet, row, cells)


def _embassy_programme(sheets: Sheets) -> None:
    sheet = sheets.sheet("Tentative Programme", (12, 16, 50, 40, 36, 30))
    sheet.merge_range(0, 0, 0, 5, "TENTATIVE PROGRAMME", sheets.centred)
    sheets.put(sheet, 2, ("Date", "Time", "Activities", "Venue", "Guests", "Hosts"))
    for row, cells in enumerate(EMBASSY_PROGRAMME, start=3):
        if cells[0] and not any(cells[1:]):
            sheet.merge_range(row, 0, row, 5, cells[0], sheets.bold)
        else:
            sheets.put(sheet, row, cells)


AGENCY_GENERAL: tuple[tuple[Cell, ...], ...] = (
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
    ("Từ ngày", date(2026, 3, 16)),
    ("Đến ngày", date(2026, 3, 19)),
    ("Thị thực", "Không"),
    ("Đơn vị đón tiếp", "Sở Ngoại vụ"),
    ("Cán bộ phụ trách", "Phạm Thị Kiểm"),
    ("Điện thoại phụ trách", "024 0000 0001"),
    ("Kinh phí", "Khách tự túc ăn, ở; phía Việt Nam chi đón tiếp"),
    ("Hạng khách", "Hạng B"),
    ("Căn cứ xếp hạng", "Thông tư 35/2026/TT-BTC"),
    ("Khách sạn", "Khách sạn Mẫu"),
    ("Quà tặng", "Tranh sơn mài phố cổ"),
    ("Loại văn bản đến", "Công văn"),
    ("Số, ký hiệu", "MS-2026-07"),
    ("Ngày văn bản", "20/01/2026"),
    ("Trích yếu", "V/v đề nghị đón Đoàn đại biểu thành phố Mẫu-si"),
    ("Số xe dự kiến", "03 xe 16 chỗ"),
)
AGENCY_SECTIONS: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...] = (
    ("I. LÃNH ĐẠO ĐOÀN", (
        ("Ông KIM MAU-CHOL", "김모철", "Kim Mô Triết", "Thị trưởng", "Trưởng đoàn", "M12345601",
         date(2021, 5, 4), date(2031, 5, 4), date(1962, 7, 19), "Không ăn cay"),
        ("Bà PARK SAMPLE-HEE", "박샘희", "Phác Sam Hy", "Chủ tịch Hội đồng thành phố",
         "Phó trưởng đoàn", "M12345602", date(2019, 9, 1), date(2029, 9, 1), date(1965, 2, 11),
         None),
        ("Bà LEE VI-DU", "이비두", "Lý Vi Du", "Phu nhân Thị trưởng", "Phu nhân", "M12345603",
         date(2021, 5, 4), date(2031, 5, 4), date(1964, 10, 2), "Ăn chay"),
    )),
    ("II. THÀNH VIÊN", (
        ("Ông Choi Thu-min", "최두민", "Thôi Đấu Mẫn", "Phó Thị trưởng phụ trách kinh tế", None,
         "M12345604", date(2020, 1, 15), date(2030, 1, 15), date(1968, 4, 30), None),
        ("Ông Jung Mau-ho", "정모호", "Trịnh Mô Hạo", "Cục trưởng Cục Đầu tư", None, "M12345605",
         date(2018, 3, 3), date(2028, 3, 3), date(1971, 12, 5), "Dị ứng lạc"),
        ("Bà Kang Sam-ji", "강샘지", "Khương Sam Chi", "Cục trưởng Cục Du lịch", None, "M12345606",
         date(2022, 8, 8), date(2032, 8, 8), date(1975, 6, 21), None),
        ("Ông Cho Vi-hun", "조비훈", "Tào Vi Huân", "Trưởng phòng Hợp tác quốc tế", None,
         "M12345607", date(2017, 11, 11), date(2027, 11, 11), date(1979, 1, 8), None),
        ("Ông Yoon Thu-sik", "윤두식", "Doãn Đấu Thực", "Giám đốc Công ty Mẫu Motors", None,
         "M12345608", "31/02/2020", date(2030, 2, 28), date(1970, 9, 9), None),
        ("Ông Jang Mau-gi", "장모기", "Trương Mô Cơ", "Phó Giám đốc Công ty Mẫu Motors", None,
         "M12345609", date(2023, 6, 6), date(2033, 6, 6), "15/8/73", None),
        ("Bà Lim Sam-mi", "임샘미", "Lâm Sam Mỹ", "Hiệu trưởng Trường Đại học Mẫu", None,
         "M12345610", date(2016, 4, 4), date(2026, 4, 4), date(1969, 3, 27), None),
        ("Ông Han Vi-jun", "한비준", "Hàn Vi Tuấn", "Chuyên viên Phòng Hợp tác quốc tế", None,
         "M12345611", date(2021, 2, 2), date(2031, 2, 2), date(1990, 11, 17), None),
    )),
    ("III. PHIÊN DỊCH", (
        ("Bà Shin Thu-ah", "신두아", "Thân Đấu A", "Phiên dịch tiếng Hàn", None, "M12345612",
         date(2022, 12, 1), date(2032, 12, 1), date(1993, 5, 14), None),
    )),
    ("IV. BÁO CHÍ", (
        ("Ông Kwon Mau-il", "권모일", "Quyền Mô Nhật", "Phóng viên Nhật báo Mẫu", None,
         "M12345613", date(2020, 10, 10), date(2030, 10, 10), date(1988, 8, 1), None),
        ("Ông Kwon Mau-Il", "권모일", None, "Quay phim", None, "M12345613", None, None, None, None),
    )),
)  # fmt: skip
AGENCY_HOSTS: tuple[tuple[Cell, ...], ...] = (
    (1, "Nguyễn Văn Thử", "Chủ tịch", "UBND Thành phố", "Chủ trì tiếp"),
    (2, "Trần Thị Mẫu", "Giám đốc", "Sở Ngoại vụ", "Tham dự"),
    (3, "Lê Văn Ví Dụ", "Phó Giám đốc", "Sở Tài chính", "Tham dự"),
    (4, "Đỗ Thị Thử Nghiệm", "Phó Giám đốc", "Sở Du lịch", "Tham dự"),
    (5, "Phạm Thị Kiểm", "Chuyên viên", "Sở Ngoại vụ", "Cán bộ đầu mối"),
    (6, "Hoàng Văn Dịch", "Chuyên viên", "Sở Ngoại vụ", "Phiên dịch"),
)
AGENCY_DAYS: tuple[tuple[date, tuple[tuple[Cell, ...], ...]], ...] = (
    (date(2026, 3, 16), (
        ("10h30 - 11h30", "Đón đoàn tại sân bay Nội Bài", "Sân bay quốc tế Nội Bài, phòng khách VIP A",
         "Toàn đoàn", "Sở Ngoại vụ", "Phạm Thị Kiểm"),
        ("12h00", "Nhận phòng khách sạn, ăn trưa", "Khách sạn Mẫu", "Toàn đoàn", None,
         "Phạm Thị Kiểm"),
        ("18h30 - 20h30", "Sở Ngoại vụ chiêu đãi", "Nhà hàng Ví Dụ", "Toàn đoàn",
         "Trần Thị Mẫu", "Phạm Thị Kiểm"),
    )),
    (date(2026, 3, 17), (
        ("9h00 - 9h40", "Chào xã giao Chủ tịch UBND Thành phố", "Trụ sở UBND Thành phố, phòng khách số 2",
         "Trưởng đoàn, Phó trưởng đoàn, ông Choi Thu-min", "Nguyễn Văn Thử; Trần Thị Mẫu",
         "Hoàng Văn Dịch"),
        ("9h45 - 11h00", "Hội đàm giữa hai Thành phố", "Trụ sở UBND Thành phố, phòng họp 301",
         "Toàn đoàn", "Nguyễn Văn Thử, Lê Văn Ví Dụ", "Hoàng Văn Dịch"),
        ("11h00 - 11h20", "Lễ ký Bản ghi nhớ", "Trụ sở UBND Thành phố, Hội trường tầng 1",
         "Toàn đoàn", "Nguyễn Văn Thử", "Hoàng Văn Dịch"),
        ("12h00 - 13h30", "Tiệc trưa làm việc", "Nhà hàng Ví Dụ", "Toàn đoàn", "Lê Văn Ví Dụ", None),
        ("Chiều", "Nghỉ ngơi", None, None, None, None),
    )),
    (date(2026, 3, 18), (
        ("8h30 - 11h00", "Tham quan Văn Miếu và phố cổ", "Văn Miếu", "Toàn đoàn", None,
         "Đỗ Thị Thử Nghiệm"),
        ("14h00 - 16h30", "Làm việc với Sở Tài chính về xúc tiến đầu tư", "Sở Tài chính, phòng 402",
         "Ông Jung Mau-ho, ông Yoon Thu-sik, ông Jang Mau-gi", "Lê Văn Ví Dụ", "Hoàng Văn Dịch"),
        ("19h00 - 18h00", "Xem múa rối nước", "Nhà hát Mẫu", "Toàn đoàn", None, None),
    )),
    (date(2026, 3, 19), (
        ("7h30", "Tiễn đoàn ra sân bay", "Sân bay quốc tế Nội Bài", "Toàn đoàn", "Trần Thị Mẫu",
         "Phạm Thị Kiểm"),
    )),
)  # fmt: skip


def agency_workbook(*, mended: bool = False) -> bytes:
    """A Vietnamese agency's list: banner, merged titles, sections, a total, one person twice."""
    return written(_agency_general, _agency_list, _agency_hosts, _agency_programme, mended=mended)


def _agency_general(sheets: Sheets) -> None:
    sheet = sheets.sheet("Đoàn", (26, 60))
    for row, cells in enumerate(AGENCY_GENERAL):
        sheets.put(sheet, row, cells)


def _agency_list(sheets: Sheets) -> None:
    sheet = sheets.sheet("Thành viên", (5, 24, 12, 18, 34, 16, 13, 12, 12, 12, 18))
    sheet.merge_range(0, 0, 0, 4, "ỦY BAN NHÂN DÂN THÀNH PHỐ", sheets.centred)
    sheet.merge_range(1, 0, 1, 4, "SỞ NGOẠI VỤ", sheets.centred)
    sheet.merge_range(3, 0, 3, 10, "DANH SÁCH ĐOÀN ĐẠI BIỂU THÀNH PHỐ MẪU-SI", sheets.centred)
    heads = (
        "TT",
        "Họ và tên",
        "Tên tiếng Hàn",
        "Phiên âm Hán Việt",
        "Chức vụ",
        "Vai trò trong đoàn",
    )
    for column, heading in enumerate(heads):
        sheet.merge_range(5, column, 6, column, heading, sheets.bold)
    sheet.merge_range(5, 6, 5, 8, "Hộ chiếu", sheets.centred)
    sheets.put(sheet, 6, ("Số", "Ngày cấp", "Ngày hết hạn"), at=6)
    sheet.merge_range(5, 9, 6, 9, "Ngày sinh", sheets.bold)
    sheet.merge_range(5, 10, 6, 10, "Ăn kiêng / Dị ứng", sheets.bold)
    sheets.put(sheet, 7, tuple(f"({n})" for n in range(1, 12)))
    row, number = 8, 1
    for section, people in AGENCY_SECTIONS:
        sheet.merge_range(row, 0, row, 10, section, sheets.bold)
        for person in people:
            row += 1
            sheets.put(sheet, row, (number, *person))
            number += 1
        row += 1
    sheet.merge_range(row, 0, row, 4, f"Tổng cộng: {number - 1} người", sheets.bold)
    sheet.merge_range(row + 2, 6, row + 2, 10, "Hà Nội, ngày 02 tháng 3 năm 2026", sheets.centred)


def _agency_hosts(sheets: Sheets) -> None:
    sheet = sheets.sheet("Phía Việt Nam", (5, 26, 24, 34, 16))
    sheets.put(sheet, 0, ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Vai trò"))
    for row, cells in enumerate(AGENCY_HOSTS, start=1):
        sheets.put(sheet, row, cells)


def _agency_programme(sheets: Sheets) -> None:
    sheet = sheets.sheet("Chương trình", (12, 16, 40, 40, 36, 30, 20))
    sheet.merge_range(0, 0, 0, 6, "CHƯƠNG TRÌNH ĐÓN TIẾP", sheets.centred)
    headings = (
        "Ngày",
        "Thời gian",
        "Nội dung",
        "Địa điểm",
        "Thành phần khách",
        "Chủ trì",
        "Phụ trách",
    )
    sheets.put(sheet, 2, headings)
    row = 3
    for day, items in AGENCY_DAYS:
        if len(items) > 1:
            sheet.merge_range(row, 0, row + len(items) - 1, 0, "", sheets.day)
        sheet.write_datetime(row, 0, day, sheets.day)
        for item in items:
            sheets.put(sheet, row, item, at=1)
            row += 1


PASTED_GENERAL: tuple[tuple[Cell, ...], ...] = (
    ("Delegation: Đoàn Hội hữu nghị Sampleland – Việt Nam", None, None),
    ("Partner", None, "Sampleland–Viet Nam Friendship Association"),
    ("Country", None, "Japan"),
    ("Kind of visit", None, "courtesy call"),
    ("Field", None, "people-to-people"),
    ("From", None, "2026-04-06"),
    ("To", None, "08.04.2026"),
    ("Purpse", None, "Friendship exchange; tree planting"),
    ("Invited by", None, "the partner asked to come"),
    ("Who pays", None, "guest pays all"),
    ("Guest class", None, "very high"),
    ("Receiving unit", None, "Union of Friendship Organisations"),
    ("Whatsapp group", None, "will be opened on 1 April"),
)
PASTED_MEMBERS: tuple[tuple[Cell, ...], ...] = (
    ("YAMADA Hanako (Ms) 🌸", "President / Chủ tịch", "tz1234501", "1950/05/06", "Japanese, English",
     "hanako@example.org", "JL751 06/04/2026 14:05 HAN", "Head of Delegation", "A-1"),
    ("Mr. Taro TANAKA", "Vice President", "TZ1234502", "1955-12-25", "Japanese",
     "taro@example.org; t.tanaka@example.net", "JL751 06/04/2026 14:05 HAN", "Deputy head", "A-1"),
    ("佐藤 太郎", "Treasurer", "TZ1234503", "25 Dec 1948", "日本語", "no e-mail", "JL751", "Member", None),
    ("Suzuki Ichiro, Ph.D.", "Professor, Sample University", "TZ1234504", "March 3, 1961",
     "Japanese, English, French", "ichiro@example.org", "JL 751 06/04/2026 14:05", "Member", "A-2"),
    ("KOBAYASHI, Yuki", "Secretary General", "TZ1234505", "19700229", "Japanese", "yuki@example.org",
     "JL751 06/04/2026 14:05 HAN", "member", "A-2"),
    ("Ms. SATO Sakura", "Member", "TZ 123 4506", "05/06/1980", "Japanese", None, "NH857", "Member", "A-3"),
    ("Sato  Sakura", "Member", "TZ1234506", date(1980, 6, 5), None, None, None, None, None),
    ("Mr & Mrs Watanabe", "Members", "TZ1234507", "1947", "Japanese", None, None, "Member", "A-3"),
    ("Nakamura Ken 2", "Volunteer", "TZ1234508", date(1999, 1, 31), "Japanese", None, "=#REF!", "Member",
     "A-3"),
    ("Mori Emi", "Interpreter (Japanese–Vietnamese)", "TZ1234509", date(1985, 7, 7),
     "Japanese, Vietnamese, Esperantish", "emi@example.org", "JL751 06/04/2026 14:05 HAN",
     "Interpreter", "A-1"),
    ("IKEDA Sho", "Cameraman", "TZ1234510", date(1990, 2, 2), None, None, "JL751 06/04/2026 25:05",
     "Press", "A-4"),
    ("\u202eHayashi\u202c Mei", "Student", "TZ1234511", date(2003, 3, 3), "English", None, None,
     "Member", "A-4"),
    ("Lê Thị Thử", "Cán bộ phong trào", "C1234512", date(1982, 9, 2), "Vietnamese, Japanese", None, None,
     "Member", "A-4"),
)  # fmt: skip


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def pasted_workbook(*, mended: bool = False) -> bytes:
    """A workbook pasted together from e-mails: columns in any order, all dates in another form."""
    return written(
        _pasted_general, _pasted_list, _pasted_hosts, _pasted_programme, _pasted_rest, mended=mended
    )


def _pasted_general(sheets: Sheets) -> None:
    sheet = sheets.sheet("Sheet1")
    for row, cells in enumerate(PASTED_GENERAL, start=1):
        sheets.put(sheet, row, cells)


def _pasted_list(sheets: Sheets) -> None:
    sheet = sheets.sheet("Sheet2")
    headings = (
        "Name of delegate", "Job Title", "Pasport number", "Born on", "Language(s) spoken", "E-mail",
        "Flight", "Role in the delegation", "Table",
    )  # fmt: skip
    sheets.put(sheet, 2, headings, at=1)
    for row, cells in enumerate(PASTED_MEMBERS, start=3):
        sheets.put(sheet, row, cells, at=1)
    sheets.put(sheet, 18, headings, at=1)
    sheets.put(sheet, 19, ("Abe Jun", "Driver", "TZ1234513", date(1977, 11, 3)), at=1)


def _pasted_hosts(sheets: Sheets) -> None:
    sheet = sheets.sheet("Phía ta")
    sheets.put(sheet, 0, ("Họ", "Tên đệm", "Tên", "Chức vụ", "Cơ quan", "Vai trò"))
    sheets.put(
        sheet, 1, ("Vũ", "Thị", "Mẫu", "Phó Chủ tịch", "Liên hiệp các tổ chức hữu nghị", "Chủ trì")
    )
    sheets.put(sheet, 2, ("Bùi", "Văn Thử", "Nghiệm", "Chánh Văn phòng", "Liên hiệp", "Tham dự"))
    sheets.put(sheet, 3, ("Đặng", None, "Dịch", "Phiên dịch tiếng Nhật", None, None))


def _pasted_programme(sheets: Sheets) -> None:
    sheet = sheets.sheet("lịch")
    sheets.put(sheet, 0, ("Ngày giờ", "Hoạt động", "Tại", "Thành phần", "Phiên dịch", "Lưu ý"))
    items: tuple[tuple[Cell, ...], ...] = (
        (
            _at("2026-04-06 14:05"),
            "Đón đoàn",
            "Sân bay Nội Bài",
            "cả đoàn, bà Mẫu",
            None,
            "hoa",
        ),
        (_at("2026-04-07 08:30"), "Dâng hương", "Văn Miếu", "toàn đoàn", None, None),
        (
            _at("2026-04-07 10:00"),
            "Chào xã giao lãnh đạo Liên hiệp",
            "Trụ sở Liên hiệp (phòng khách)",
            "Yamada Hanako, Tanaka Taro, bà Vũ Thị Mẫu, ông Nobody",
            "Đặng Dịch (tiếng Nhật)",
            None,
        ),
        (
            _at("2026-04-07 18:00"),
            "Giao lưu, ăn tối",
            "Nhà hàng Ví Dụ",
            "toàn đoàn",
            None,
            "2 người ăn chay",
        ),
        (
            _at("2026-04-08 09:00"),
            "Trồng cây hữu nghị",
            "Công viên Mẫu",
            "toàn đoàn",
            None,
            None,
        ),
        (_at("2026-04-08 15:00"), "Tiễn đoàn", "Sân bay Nội Bài", "toàn đoàn", None, None),
    )
    stamp = sheets.book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for row, cells in enumerate(items, start=1):
        sheet.write_datetime(row, 0, cells[0], stamp)
        sheets.put(sheet, row, cells[1:], at=1)


def _pasted_rest(sheets: Sheets) -> None:
    sheet = sheets.sheet("old list")
    sheet.hide()
    sheets.put(sheet, 0, ("Name", "Title", "Passport"))
    sheets.put(sheet, 1, ("Old MEMBER", "Cancelled", "TZ0000000"))
