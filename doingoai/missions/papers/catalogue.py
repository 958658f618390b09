"""
Every kind of paper a mission abroad may need, in the order of its file, with what it needs to be made.

The papers are written in `word/`. The order number goes into the file name and never changes. Codes
begin with `mission_`, so that an office's own template never means the paper of a visit.
"""

from django.utils.translation import gettext_lazy as _

from doingoai.documents.drafting.kinds import Language, PaperForm, kind_of, needing
from doingoai.missions.facts import MissionFacts

MissionPaper = PaperForm[MissionFacts]
"""One kind of paper of a mission; `annex` numbers it among those of the decision."""

NO_TRAVELLERS = _("The list of travellers is empty. Add them first.")
NO_COUNTRY = _("No country is entered. Add where the mission goes first.")
NO_PROGRAMME = _("The programme has no items. Add them first.")
NO_CONTENT = _("The content of the mission is missing. Write it first.")
NO_PARTNER = _("The partner is not named. Enter who is visited first.")
NO_FUNDING = _("Nothing is known about the money. Enter who pays what first.")
NO_CONSULTATIONS = _("Nobody has been asked for an opinion. Name the units to ask first.")
NO_CHANGE = _("No change or extension has been asked for.")
NO_GIFTS = _("No gifts are entered. Write them first, one in each line.")
NO_HEAD = _("The head of the mission is not named. Mark one of the travellers first.")
NOT_APPROVED = _("The decision was not to send the mission.")
NOT_BACK = _("The mission has not come back yet.")


def _begun(facts: MissionFacts) -> bool:
    """Test whether somebody has begun to write the report."""
    report = facts.report
    return report is not None and bool(report.happened_vi or report.results_vi or report.filed_on)


TRAVELLERS = (lambda facts: facts.members, NO_TRAVELLERS)
HEAD = (lambda facts: facts.head, NO_HEAD)
COUNTRIES = (lambda facts: facts.legs, NO_COUNTRY)
PROGRAMME = (lambda facts: facts.items, NO_PROGRAMME)
CONTENT = (lambda facts: facts.content_vi.strip(), NO_CONTENT)
PARTNER = (lambda facts: facts.partner_vi or facts.partner_en, NO_PARTNER)
FUNDING = (lambda facts: facts.funding, NO_FUNDING)
CONSULTED = (lambda facts: facts.consultations, NO_CONSULTATIONS)
CHANGED = (lambda facts: facts.changes, NO_CHANGE)
GIFTS = (lambda facts: facts.gifts_vi.strip(), NO_GIFTS)
APPROVED = (lambda facts: facts.decision is None or facts.decision.approved, NOT_APPROVED)
BACK = (lambda facts: facts.as_of >= facts.ends_on or _begun(facts), NOT_BACK)

BOTH: tuple[Language, ...] = ("vi", "en")
WORD_KINDS: tuple[MissionPaper, ...] = (
    MissionPaper(1, "mission_scheme", "Đề án đoàn ra", "Scheme of the mission",
                 needs=needing(COUNTRIES, CONTENT)),
    MissionPaper(2, "mission_consultation", "Công văn lấy ý kiến đoàn ra",
                 "Letter asking for an opinion on the mission", abbreviation="",
                 needs=needing(COUNTRIES, CONSULTED)),
    MissionPaper(3, "mission_appraisal", "Phiếu thẩm định đoàn ra", "Appraisal sheet",
                 needs=needing(COUNTRIES, TRAVELLERS)),
    MissionPaper(4, "mission_submission", "Tờ trình cử đoàn", "Submission of the mission",
                 abbreviation="TTr", needs=needing(COUNTRIES, TRAVELLERS)),
    MissionPaper(5, "mission_decision", "Quyết định cử đoàn", "Decision on the mission",
                 abbreviation="QĐ", issued_by="decider",
                 needs=needing(COUNTRIES, TRAVELLERS, APPROVED)),
    MissionPaper(6, "mission_list", "Danh sách đoàn đi công tác", "List of the mission",
                 languages=BOTH, annex="I", needs=needing(TRAVELLERS)),
    MissionPaper(7, "mission_programme", "Chương trình đoàn ra", "Programme of the mission",
                 languages=BOTH, annex="II", needs=needing(PROGRAMME)),
    MissionPaper(8, "mission_estimate", "Dự toán đoàn ra", "Estimate of the mission",
                 annex="III", needs=needing(FUNDING)),
    MissionPaper(9, "mission_change", "Quyết định điều chỉnh, gia hạn", "Second decision",
                 abbreviation="QĐ", issued_by="decider", needs=needing(CHANGED)),
    MissionPaper(10, "mission_partner_letter", "Thư gửi đối tác", "Letter to the partner abroad",
                 languages=BOTH, abbreviation="", needs=needing(PARTNER, COUNTRIES)),
    MissionPaper(11, "mission_embassy_letter", "Công văn gửi cơ quan đại diện",
                 "Letter to the Vietnamese mission", abbreviation="",
                 needs=needing(COUNTRIES, TRAVELLERS)),
    MissionPaper(12, "mission_visa_note", "Công hàm thị thực", "Note for the visas",
                 languages=BOTH, needs=needing(COUNTRIES, TRAVELLERS)),
    MissionPaper(13, "mission_authorisation", "Giấy ủy quyền ký", "Authorisation to sign",
                 abbreviation="GUQ", issued_by="decider", needs=needing(HEAD, PARTNER)),
    MissionPaper(14, "mission_briefing", "Hồ sơ chuyến đi", "Briefing",
                 needs=needing(COUNTRIES)),
    MissionPaper(15, "mission_gift_list", "Danh mục quà tặng đoàn ra", "Gifts of the mission",
                 annex="IV", needs=needing(GIFTS)),
    MissionPaper(16, "mission_report", "Báo cáo kết quả chuyến đi", "Result report of the mission",
                 abbreviation="BC", needs=needing(COUNTRIES, BACK)),
)  # fmt: skip


def word_kind(code: str) -> MissionPaper:
    """
    Give the kind of a paper by its code.

    :raises LookupError: for a code that is no paper of a mission
    """
    return kind_of(WORD_KINDS, code)
