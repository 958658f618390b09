"""
The words that papers of a mission share: what the delegation is called, where, when, for what money.

Pure: everything comes from the facts of the mission. What is not known is a visible gap.
"""

from collections.abc import Mapping
from decimal import Decimal

from doingoai.directory.address_forms import short_en_with_article
from doingoai.directory.countries import COUNTRIES
from doingoai.documents.drafting.gaps import GAP, Pair, either, in_language
from doingoai.documents.drafting.lines import body_in_sentence, ended, period_in_words
from doingoai.foundation.vietnamese import group_digits, money_in_words, short_date
from doingoai.missions.facts import FundingFacts, LegFacts, MissionFacts
from doingoai.missions.states import FundingSource, LeaderLevel, Purpose
from doingoai.programme.printed import by_day, item_title, times
from doingoai.yearplan.states import Planning

PURPOSES: Mapping[str, Pair] = {
    Purpose.WORKING: ("thăm và làm việc", "working visit"),
    Purpose.FRIENDSHIP: ("thăm hữu nghị, giao lưu", "friendship visit"),
    Purpose.SIGNING: ("ký kết thỏa thuận hợp tác", "signing of an agreement"),
    Purpose.CONFERENCE: ("tham dự hội nghị, diễn đàn", "conference"),
    Purpose.PROMOTION: ("xúc tiến, quảng bá", "promotion"),
    Purpose.STUDY: ("học tập, trao đổi kinh nghiệm", "study visit"),
    Purpose.TRAINING: ("đào tạo, bồi dưỡng", "training course"),
    Purpose.PRIVATE: ("việc riêng", "private trip"),
    Purpose.OTHER: ("công tác", "official trip"),
}
SOURCES: Mapping[str, str] = {
    FundingSource.CITY_BUDGET: "ngân sách thành phố",
    FundingSource.UNIT_BUDGET: "kinh phí của đơn vị",
    FundingSource.HOST: "phía mời chi trả",
    FundingSource.PROJECT: "chương trình, dự án, viện trợ",
    FundingSource.ENTERPRISE: "doanh nghiệp chi trả",
    FundingSource.PERSONAL: "cá nhân tự túc",
}
PLANNINGS: Mapping[str, str] = {
    Planning.PLANNED: "thuộc kế hoạch đối ngoại năm",
    Planning.ASSIGNED: "theo phân công của cơ quan trung ương",
    Planning.UNPLANNED: "ngoài kế hoạch đối ngoại năm",
}


def party(facts: MissionFacts, language: str) -> str:
    """Name the mission: of the city when a city leader heads it, else of the unit that sends it."""
    if facts.level == LeaderLevel.CITY:
        if language == "vi":
            return f"Đoàn đại biểu {city(facts)}"
        return f"the delegation of {facts.office.city_en}"
    if language == "vi":
        return f"Đoàn công tác của {facts.unit_vi or GAP}"
    return f"the delegation of the {either('en', facts.unit_vi, facts.unit_en)}"


def city(facts: MissionFacts) -> str:
    """Name the city with its class, as in a sentence: thành phố Hà Nội."""
    body = body_in_sentence(facts.office.decider_body_vi)
    return body.removeprefix("Ủy ban nhân dân ") or GAP


def decider(facts: MissionFacts) -> str:
    return body_in_sentence(facts.office.decider_body_vi)


def country(code: str, language: str) -> str:
    """Name a country in the short form; an unknown code stays as it is."""
    known = COUNTRIES.get(code)
    if known is None:
        return code or GAP
    return known.name_vi if language == "vi" else short_en_with_article(code)


def countries(facts: MissionFacts, language: str) -> str:
    """Name the countries in the order of travel."""
    named = [country(code, language) for code in facts.countries]
    if language == "en" and len(named) > 1:
        return f"{', '.join(named[:-1])} and {named[-1]}"
    return ", ".join(named) or GAP


def period(facts: MissionFacts, language: str) -> str:
    return period_in_words(facts.starts_on, facts.ends_on, language)


def stay(facts: MissionFacts, code: str, language: str) -> str:
    """Write from when to when the mission is in a country."""
    there = [leg for leg in facts.legs if leg.country == code]
    if not there:
        return period(facts, language)
    first, last = min(leg.arrives_on for leg in there), max(leg.leaves_on for leg in there)
    return period_in_words(first, last, language)


def days(facts: MissionFacts) -> str:
    """Tell how long the mission is, below ten with a leading zero as offices write."""
    return f"{facts.days:02} ngày, tính cả ngày đi và ngày về"


def size(facts: MissionFacts, language: str = "vi") -> str:
    """Count the members: in Vietnamese below ten with a leading zero, in English with its noun."""
    number = len(facts.members)
    if language == "vi":
        return f"{number:02}" if number else GAP
    return "1 person" if number == 1 else f"{number or GAP} persons"


def purpose(facts: MissionFacts, language: str) -> str:
    return in_language(PURPOSES.get(facts.purpose), language)


def partner(facts: MissionFacts, language: str) -> str:
    return either(language, facts.partner_vi, facts.partner_en)


def planning(facts: MissionFacts) -> str:
    """Tell how the mission stands to the yearly plan, with its item and the reason."""
    told = PLANNINGS.get(facts.planning, GAP)
    item = f" ({facts.plan_item_vi})" if facts.plan_item_vi else ""
    basis = facts.planning_basis.strip().rstrip(".")
    return told + item + (f"; {basis}" if basis else "")


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def legs(facts: MissionFacts) -> list[str]:
    """List where the mission is and when, one line each."""
    return ended([_leg(leg) for leg in facts.legs])


def outline(facts: MissionFacts) -> list[str]:
    """List the activities with day and time, one line each."""
    return ended(
        [
            f"{short_date(day)}, {times(item)}: {item_title(item, 'vi')}"
            for day, items in by_day(facts.items)
            for item in items
        ]
    )


def money(facts: MissionFacts) -> str:
    """Tell who pays and the total, in figures and words."""
    if not facts.funding:
        return f"Kinh phí: {GAP}"
    sources = ", ".join(dict.fromkeys(SOURCES.get(part.source, GAP) for part in facts.funding))
    total, said = group_digits(facts.vnd), money_in_words(facts.vnd)
    return f"Kinh phí: {sources}. Tổng số: {total} đồng ({said})"


def amount(part: FundingFacts) -> str:
    """Write an amount in its own currency; the facts hold hundredths of it."""
    return f"{_short(part.amount, 100)} {part.currency}"


def rate(part: FundingFacts) -> str:
    """Write the rate in đồng for one unit; the facts hold it times 10 000."""
    return "" if part.currency == "VND" else _short(part.rate, 10_000)


def _short(number: int, parts: int) -> str:
    whole, rest = divmod(number, parts)
    return group_digits(whole if not rest else Decimal(number) / parts)


def _leg(leg: LegFacts) -> str:
    where = country(leg.country, "vi") + (f" ({leg.city_vi})" if leg.city_vi else "")
    return f"{where}: {period_in_words(leg.arrives_on, leg.leaves_on, 'vi')}"
