"""Syllables and phrases from which the throw-away worlds are made; no real person stands here."""

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ",
    "Ngô", "Dương", "Lý", "Sample", "Muster", "Ejemplo", "Exemple", "Mihon", "Contoh", "Esempio",
    "Voorbeeld", "Příklad", "Örnek", "Próba", "Näyte", "Přiklad", "Eksempel",
)  # fmt: skip
MIDDLE = ("Văn", "Thị", "Đức", "Hữu", "Thu", "Quốc", "Ngọc", "Minh", "Đình", "Thanh", "Xuân", "Mẫu")
GIVEN = (
    "Thử", "Mẫu", "Hòa", "Thúy", "Đạt", "Ưng", "Ửng", "Ấn", "Ẩn", "Ễn", "Quý", "Loan", "Khoẻ", "Thuỷ",
    "Ada", "Béla", "Çınar", "Đorđe", "Élodie", "Frøya", "Günter", "Håkon", "Íris", "José", "Łucja",
    "Müge", "Noël", "Ødger", "Paweł", "Renée", "Søren", "Šárka", "Tomáš", "Ülo", "Věra", "Žofia",
)  # fmt: skip
SYLLABLES = (
    "Ba", "Bình", "Cẩm", "Châu", "Chiêng", "Đà", "Đằng", "Đông", "Gia", "Giang", "Hà", "Hải", "Hậu",
    "Hội", "Huế", "Kiên", "Lạng", "Liêm", "Long", "Lũng", "Mường", "Mỹ", "Nghĩa", "Phú", "Phước",
    "Quảng", "Sầm", "Sơn", "Tây", "Thái", "Thủy", "Tiền", "Trà", "Tuyên", "Uông", "Ứng", "Vĩnh", "Yên",
)  # fmt: skip
BODIES = (
    ("Thành phố", "City of"), ("Tỉnh", "Province of"), ("Thủ đô", "Capital of"),
    ("Đại sứ quán", "Embassy of"), ("Tập đoàn", "Corporation of"), ("Đại học", "University of"),
    ("Hội hữu nghị", "Friendship Association of"), ("Phòng Thương mại", "Chamber of Commerce of"),
)  # fmt: skip
THEMES = (
    ("thăm và làm việc", "working visit"), ("trao đổi văn hóa", "cultural exchange"),
    ("xúc tiến đầu tư", "investment promotion"), ("chào xã giao", "courtesy call"),
    ("khảo sát giao thông đô thị", "study of urban transport"),
    ("hợp tác giáo dục và đào tạo", "education cooperation"),
    ("dự Tuần lễ ẩm thực", "food week"), ("ký biên bản ghi nhớ", "signing of a memorandum"),
    ("tìm hiểu xử lý nước thải", "study of waste water treatment"),
    ("giao lưu thanh niên", "youth exchange"),
)  # fmt: skip
COUNTRIES = (
    "LA",
    "KH",
    "TH",
    "ID",
    "CN",
    "KR",
    "JP",
    "FR",
    "RU",
    "CU",
    "PL",
    "GB",
    "US",
    "DE",
    "AU",
)
TITLES = (
    ("Thị trưởng", "Mayor", "mayor"), ("Phó Thị trưởng", "Deputy Mayor", "deputy_mayor"),
    ("Đại sứ", "Ambassador", "ambassador"), ("Giám đốc Sở Kế hoạch", "Director of Planning", "director"),
    ("Chuyên viên đối ngoại", "External Relations Officer", ""),
)  # fmt: skip
