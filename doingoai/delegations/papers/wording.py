"""
The words papers use for the closed lists of a visit, in both languages.

They stand here and not in the translations because a paper's language is its own, whatever
language the person who asks for it reads. Vietnamese follows the department's glossary.
"""

from collections.abc import Mapping

from doingoai.approvals.printed import OPINIONS
from doingoai.delegations.states import GuestClass, MemberRole, Payer, VisitKind
from doingoai.directory.printed import PASSPORTS, SEXES
from doingoai.documents.drafting.gaps import (
    DATE_GAP,
    GAP,
    LONG_GAP,
    Pair,
    either,
    in_language,
    or_gap,
)
from doingoai.programme.printed import ITEM_KINDS

__all__ = [
    "DATE_GAP",
    "GAP",
    "GUEST_CLASSES",
    "HOST_ROLES",
    "ITEM_KINDS",
    "LONG_GAP",
    "MEMBER_ROLES",
    "OPINIONS",
    "PASSPORTS",
    "PAYERS",
    "SEXES",
    "VISIT_KINDS",
    "Pair",
    "either",
    "in_language",
    "or_gap",
]

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
