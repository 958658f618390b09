"""
Every kind of paper a visit may need, in the order of a dossier, with what it needs to be made.

Word papers are written in `word/`, print pieces in `print/`. The order number goes into the file
name and never changes, so that a dossier made again lines up with the one before.
"""

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.documents.drafting.kinds import Language, PaperForm, kind_of, needing
from doingoai.programme.states import MEETINGS, ItemKind

NO_MEMBERS = _("The list of guests is empty. Add the guests first.")
NO_HOSTS = _("The list of the Vietnamese side is empty. Add the hosts first.")
NO_PROGRAMME = _("The programme has no items. Add them first.")
NO_DATES = _("The dates of the visit are missing. Enter the first day first.")
NO_PARTNER = _("The partner is not named. Enter who is coming first.")
NO_ESTIMATE = _("The estimate has no lines. Add them first.")
NO_INVOICES = _("No invoice is entered yet. Enter the invoices on the page of money first.")
NO_CONSULTATIONS = _("Nobody has been asked for an opinion. Name the units to ask first.")
NO_MEETING = _("The programme has no talks, courtesy call or signing to take minutes of.")
NO_BANQUET = _("The programme has no banquet at which a toast is given.")
NOT_APPROVED = _("The decision was not to receive the delegation.")
NO_CARS = _("Nobody has been given a car. Fill in the column of cars first.")
NO_ROOMS = _("No hotel is known. Enter the hotel of the delegation or of its members first.")


PaperKind = PaperForm[VisitFacts]
"""One kind of paper of a visit; `annex` numbers it among those of the reception plan."""

MEMBERS = (lambda facts: facts.members, NO_MEMBERS)
HOSTS = (lambda facts: facts.hosts, NO_HOSTS)
PROGRAMME = (lambda facts: facts.items, NO_PROGRAMME)
DATES = (lambda facts: facts.starts_on, NO_DATES)
PARTNER = (lambda facts: facts.partner_vi or facts.partner_en or facts.title_vi, NO_PARTNER)
ESTIMATE = (lambda facts: facts.estimate, NO_ESTIMATE)
CONSULTED = (lambda facts: facts.consultations, NO_CONSULTATIONS)
MEETING = (lambda facts: any(item.kind in MEETINGS for item in facts.items), NO_MEETING)
BANQUET = (
    lambda facts: any(item.kind == ItemKind.BANQUET for item in facts.items),
    NO_BANQUET,
)
PAID = (lambda facts: facts.account is not None and facts.account.spent, NO_INVOICES)
APPROVED = (lambda facts: facts.decision is None or facts.decision.approved, NOT_APPROVED)
CARS = (lambda facts: any(person.car for person in (*facts.members, *facts.hosts)), NO_CARS)
ROOMS = (
    lambda facts: facts.hotel.name_vi or any(member.hotel for member in facts.members),
    NO_ROOMS,
)

BOTH: tuple[Language, ...] = ("vi", "en")
WORD_KINDS: tuple[PaperKind, ...] = (
    PaperKind(1, "consultation_letter", "Công văn lấy ý kiến", "Letter asking for an opinion",
              abbreviation="", needs=needing(PARTNER, CONSULTED)),
    PaperKind(2, "submission", "Tờ trình chủ trương", "Submission",
              abbreviation="TTr", needs=needing(PARTNER, DATES)),
    PaperKind(3, "decision", "Quyết định tiếp đoàn", "Decision", abbreviation="QĐ",
              issued_by="decider", needs=needing(PARTNER, DATES, APPROVED)),
    PaperKind(4, "reply_letter", "Công văn trả lời", "Letter of reply",
              abbreviation="", needs=needing(PARTNER)),
    PaperKind(5, "reply_letter_en", "Thư trả lời đối tác (tiếng Anh)", "Letter to the partner",
              languages=("en",), abbreviation="", needs=needing(PARTNER)),
    PaperKind(6, "reception_plan", "Kế hoạch đón tiếp", "Reception plan",
              abbreviation="KH", needs=needing(PARTNER, DATES, APPROVED)),
    PaperKind(7, "programme_detailed", "Chương trình chi tiết", "Detailed programme",
              languages=BOTH, annex="I", needs=needing(PROGRAMME)),
    PaperKind(8, "programme_short", "Chương trình tóm tắt", "Short programme",
              languages=BOTH, needs=needing(PROGRAMME)),
    PaperKind(9, "guest_list", "Danh sách đoàn khách", "List of the visiting delegation",
              languages=BOTH, annex="II", needs=needing(MEMBERS)),
    PaperKind(10, "host_list", "Danh sách phía Việt Nam", "List of the Vietnamese side",
              languages=BOTH, annex="III", needs=needing(HOSTS)),
    PaperKind(11, "task_assignment", "Phân công nhiệm vụ", "Assignment of tasks",
              annex="IV", needs=needing(PROGRAMME)),
    PaperKind(12, "estimate", "Dự toán kinh phí", "Estimate", annex="V", needs=needing(ESTIMATE)),
    PaperKind(13, "police_notice", "Công văn thông báo cơ quan công an", "Notice to the police",
              abbreviation="", needs=needing(MEMBERS, DATES)),
    PaperKind(14, "biographies", "Thông tin tiểu sử", "Biographical notes",
              needs=needing(MEMBERS)),
    PaperKind(15, "talking_points", "Đề cương trao đổi", "Talking points", needs=needing(PARTNER)),
    PaperKind(16, "room_list", "Danh sách xếp phòng", "Rooming list",
              languages=BOTH, annex="VI", needs=needing(MEMBERS, ROOMS)),
    PaperKind(17, "car_list", "Danh sách xếp xe", "Car list", annex="VII", needs=needing(CARS)),
    PaperKind(18, "gift_list", "Danh mục tặng phẩm", "List of gifts",
              annex="VIII", needs=needing(MEMBERS)),
    PaperKind(19, "checklist", "Bảng kiểm công tác chuẩn bị", "Checklist",
              needs=needing(PROGRAMME)),
    PaperKind(20, "minutes_form", "Biên bản làm việc", "Minutes",
              languages=BOTH, abbreviation="BB", needs=needing(MEETING)),
    PaperKind(21, "press_note", "Thông cáo báo chí", "Press note",
              languages=BOTH, needs=needing(PARTNER, DATES)),
    PaperKind(22, "thank_you_letter", "Thư cảm ơn", "Letter of thanks",
              languages=BOTH, needs=needing(PARTNER)),
    PaperKind(23, "result_report", "Báo cáo kết quả đón tiếp", "Result report",
              abbreviation="BC", needs=needing(PARTNER, DATES)),
    PaperKind(24, "toast", "Lời chúc rượu", "Toast",
              languages=BOTH, needs=needing(PARTNER, BANQUET)),
    PaperKind(25, "settlement", "Bảng quyết toán kinh phí", "Settlement of costs",
              needs=needing(PAID)),
)  # fmt: skip
CONTENTS = PaperKind(0, "contents", "Mục lục hồ sơ", "Contents of the dossier")


def word_kind(code: str) -> PaperKind:
    """
    Give the kind of a Word paper by its code.

    :raises LookupError: for a code that is no Word paper
    """
    return kind_of((*WORD_KINDS, CONTENTS), code)
