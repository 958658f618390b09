"""
The words papers use for the closed lists of a visit, in both languages.

They stand here and not in the translations because a paper's language is its own, whatever
language the person who asks for it reads. Vietnamese follows the department's glossary.
"""

from collections.abc import Mapping

from doingoai.approvals.states import Opinion
from doingoai.delegations.states import GuestClass, MemberRole, Payer, VisitKind
from doingoai.directory.states import PassportKind, Sex

GAP = "……"
LONG_GAP = "…" * 20
DATE_GAP = "…"

Pair = tuple[str, str]

MEMBER_ROLES: Mapping[str, Pair] = {
    MemberRole.HEAD: ("Trưởng đoàn", "Head of delegation"),
    MemberRole.DEPUTY: ("Phó Trưởng đoàn", "Deputy head of delegation"),
    MemberRole.MEMBER: ("Thành viên", "Member"),
    MemberRole.SPOUSE: ("Phu nhân/Phu quân", "Spouse"),
    MemberRole.SUITE: ("Tùy tùng", "Suite"),
    MemberRole.INTERPRETER: ("Phiên dịch", "Interpreter"),
    MemberRole.PRESS: ("Phóng viên", "Press"),
}
HOST_ROLES: Mapping[str, Pair] = {
    "leader": ("Chủ trì tiếp", "Host"),
    "participant": ("Tham dự", "Participant"),
    "interpreter": ("Phiên dịch", "Interpreter"),
    "liaison": ("Cán bộ liên lạc", "Liaison officer"),
    "protocol": ("Cán bộ lễ tân", "Protocol officer"),
    "driver": ("Lái xe", "Driver"),
}
VISIT_KINDS: Mapping[str, Pair] = {
    VisitKind.OFFICIAL: ("thăm chính thức", "official visit"),
    VisitKind.WORKING: ("thăm và làm việc", "working visit"),
    VisitKind.COURTESY: ("chào xã giao", "courtesy call"),
    VisitKind.EXCHANGE: ("giao lưu, trao đổi kinh nghiệm", "exchange visit"),
    VisitKind.EVENT: ("dự sự kiện", "visit for an event"),
    VisitKind.TRANSIT: ("quá cảnh", "transit"),
}
GUEST_CLASSES: Mapping[str, str] = {
    GuestClass.SPECIAL: "hạng đặc biệt",
    GuestClass.A: "hạng A",
    GuestClass.B: "hạng B",
    GuestClass.C: "hạng C",
    GuestClass.OTHER: "khách quốc tế khác",
}
PAYERS: Mapping[str, str] = {
    Payer.HOST: "phía Việt Nam đài thọ toàn bộ chi phí trong nước của đoàn",
    Payer.SHARED: "đoàn khách tự túc ăn, ở; phía Việt Nam chi các nội dung đón tiếp",
    Payer.GUEST: "đoàn khách tự túc mọi chi phí; phía Việt Nam chi nước uống tại các buổi làm việc",
}
OPINIONS: Mapping[str, str] = {
    Opinion.AGREE: "nhất trí",
    Opinion.AGREE_IF: "nhất trí, kèm lưu ý",
    Opinion.OBJECT: "không nhất trí",
    Opinion.NONE: "không có ý kiến",
}
PASSPORTS: Mapping[str, Pair] = {
    PassportKind.DIPLOMATIC: ("Ngoại giao", "Diplomatic"),
    PassportKind.OFFICIAL: ("Công vụ", "Official"),
    PassportKind.ORDINARY: ("Phổ thông", "Ordinary"),
}
SEXES: Mapping[str, Pair] = {Sex.MALE: ("Nam", "M"), Sex.FEMALE: ("Nữ", "F")}
ITEM_KINDS: Mapping[str, Pair] = {
    "airport_welcome": ("Đón đoàn tại sân bay", "Arrival and welcome at the airport"),
    "check_in": ("Nhận phòng khách sạn", "Hotel check-in"),
    "courtesy_call": ("Chào xã giao", "Courtesy call"),
    "talks": ("Hội đàm", "Talks"),
    "signing": ("Lễ ký kết", "Signing ceremony"),
    "banquet": ("Chiêu đãi", "Banquet"),
    "working_meal": ("Ăn làm việc", "Working meal"),
    "visit": ("Tham quan", "Visit"),
    "culture": ("Chương trình văn hóa, nghệ thuật", "Cultural programme"),
    "press": ("Hoạt động báo chí", "Press"),
    "transfer": ("Di chuyển", "Transfer"),
    "free": ("Nghỉ, tự do", "Free time"),
    "farewell": ("Tiễn đoàn", "Farewell"),
    "other": ("Hoạt động khác", "Other"),
}


def in_language(pair: Pair | None, language: str) -> str:
    """Choose the word of a language; a visible gap when there is none."""
    if pair is None:
        return GAP
    return pair[0] if language == "vi" else pair[1]


def or_gap(text: str) -> str:
    """Give the words, or a visible gap for the person who finishes the paper."""
    return text.strip() or GAP


def either(language: str, vi: str, en: str) -> str:
    """Choose the text of a language, the other language where it is missing, else a gap."""
    first, second = (vi, en) if language == "vi" else (en, vi)
    return or_gap(first if first.strip() else second)
