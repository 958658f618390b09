"""Each rule on both sides of its limit, with its source, and by a figure that changes with a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from doingoai.missions.appraisal.catalogue import RULES, appraise, rule_of, unmet
from doingoai.missions.appraisal.result import Standing, Weight
from doingoai.missions.facts import (
    FundingFacts,
    LegFacts,
    OverrideFacts,
)
from doingoai.missions.states import (
    FundingSource,
    Inviter,
    LeaderLevel,
    MissionState,
    Purpose,
    TravellerRole,
)
from doingoai.norms.facts import Figure, FigureTable
from doingoai.norms.figures import shipped_figures, shipped_table
from tests.missions.appraisal.cases import (
    CASES,
    back,
    headed_by,
    lasting,
    other,
    passport,
    people,
)
from tests.missions.planned import CLEAN, EMPTY, ENDS, HEAD, STARTS, changed, legs, traveller, trip

JULY = date(2026, 7, 15)
BY_CODE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)


def results(facts, code, table=None):
    return [one for one in appraise(facts, table or shipped_table()) if one.code == code]


def only(facts, code, table=None):
    (result,) = results(facts, code, table)
    return result


def states(facts, code, table=None):
    return [one.state for one in results(facts, code, table)]


def until_july(code, amount):
    """The shipped figures, of which one is another from July on."""
    figures = []
    for figure in shipped_figures():
        if figure.key == code:
            figures.append(replace(figure, valid_to=date(2026, 6, 30)))
            figures.append(replace(figure, amount=amount, valid_from=date(2026, 7, 1)))
        else:
            figures.append(figure)
    return FigureTable(figures)


def in_july(facts):
    """The same mission a month later, all days moved."""
    by = timedelta(days=30)
    moved = {
        "starts_on": facts.starts_on + by,
        "ends_on": facts.ends_on + by,
        "as_of": facts.as_of + by,
        "requested_on": facts.requested_on + by if facts.requested_on else None,
    }
    there = tuple(replace(leg, arrives_on=leg.arrives_on + by, leaves_on=leg.leaves_on + by) for leg in facts.legs)  # fmt: skip
    return replace(facts, legs=there, **moved)


def test_every_rule_has_its_case():
    assert [case.code for case in CASES] == sorted(
        (rule.code for rule in RULES), key=[case.code for case in CASES].index
    )


@BY_CODE
def test_a_rule_is_met_at_its_limit(case):
    result = only(case.held, case.code)

    assert (result.state, result.found) == (Standing.MET, case.found[0])
    assert not result.blocks
    assert result.mend == ""


@BY_CODE
def test_a_rule_is_not_met_just_beyond_its_limit(case):
    result = only(case.passed, case.code)

    assert (result.state, result.found) == (Standing.BROKEN, case.found[1])
    assert result.severity == case.weight
    assert result.blocks == (case.weight == Weight.BLOCK)
    assert result.mend


@BY_CODE
def test_a_rule_shows_its_source_and_how_certain_it_is(case):
    result = only(case.passed, case.code)

    assert result.source
    assert result.confidence in {"H", "M", "L"}
    assert result.confirmed is False
    assert result.clause == ""
    assert result.limit is not None
    assert result.title != result.code


@BY_CODE
def test_a_message_says_what_was_found(case):
    message = only(case.passed, case.code).message

    for words in case.texts:
        assert words in message
    if result_number := case.found[1]:
        assert str(result_number) in message or case.code == "mission_same_destination"


@BY_CODE
def test_a_rule_reads_in_both_languages(case, settings):
    from django.utils import translation  # noqa: PLC0415

    read = {}
    for language in ("vi", "en"):
        with translation.override(language):
            held, passed = only(case.held, case.code), only(case.passed, case.code)
            read[language] = [held.title, held.message, passed.message, passed.mend]

    assert all(vi != en for vi, en in zip(*read.values(), strict=True))


DATED = [case for case in CASES if case.code not in {
    "mission_leader_trips_per_year", "mission_previous_report", "mission_same_destination",
    "mission_passport_months", "mission_appraisal_term", "mission_file_before_departure",
    "mission_report_after_return",
}]  # fmt: skip


@pytest.mark.parametrize("case", DATED, ids=lambda case: case.code)
def test_another_figure_from_a_day_on_holds_only_from_that_day(case):
    table = until_july(case.code, case.other)

    before = states(case.passed, case.code, table)
    after = states(in_july(case.passed), case.code, table)

    assert before == [Standing.BROKEN]
    assert after == ([Standing.MET] if case.other else [])


@pytest.mark.parametrize(
    ("code", "amount", "facts"),
    [
        ("mission_leader_trips_per_year", 3, headed_by(trip(date(2026, 3, 5)), trip(date(2026, 1, 5)))),
        ("mission_previous_report", 0, headed_by(trip(date(2026, 1, 5), reported_on=None))),
        ("mission_same_destination", 0, other()),
        ("mission_passport_months", 5, passport(date(2027, 1, 17))),
        ("mission_file_before_departure", 19, changed(requested_on=date(2026, 5, 19))),
        ("mission_appraisal_term", 9, changed(requested_on=date(2026, 6, 10), as_of=date(2026, 6, 22))),
        ("mission_report_after_return", 30, back(date(2026, 7, 20))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_dated_figure_of_days_holds_on_its_day(code, amount, facts):
    table = until_july(code, amount)
    later = replace(facts, starts_on=JULY, ends_on=JULY + timedelta(days=5), as_of=max(facts.as_of, date(2026, 7, 5)))  # fmt: skip
    if code == "mission_passport_months":
        later = replace(later, legs=(LegFacts("KR", JULY, JULY),))
        assert states(later, code, until_july(code, 7)) == [Standing.BROKEN]
    if code == "mission_file_before_departure":
        later = replace(later, requested_on=date(2026, 6, 18))
    if code == "mission_appraisal_term":
        later = replace(facts, requested_on=date(2026, 7, 1), as_of=date(2026, 7, 14))
    if code == "mission_report_after_return":
        later = replace(facts, ends_on=date(2026, 7, 1), as_of=date(2026, 7, 28))

    assert states(later, code, table) == ([Standing.MET] if amount else [])
    assert states(later, code) in ([Standing.BROKEN], [Standing.MET])


def test_a_clean_mission_meets_every_rule_it_is_asked():
    found = appraise(CLEAN, shipped_table())

    assert {one.state for one in found} == {Standing.MET}
    assert unmet(found) == ()


def test_the_order_is_that_of_the_rules_and_the_same_each_time():
    one, two = appraise(CLEAN, shipped_table()), appraise(CLEAN, shipped_table())

    assert one == two
    places = [[rule.code for rule in RULES].index(result.code) for result in one]
    assert places == sorted(places)


def test_an_empty_mission_says_what_cannot_be_told_yet():
    found = appraise(EMPTY, shipped_table())

    unknown = {one.code for one in found if one.state == Standing.UNKNOWN}
    assert unknown == {
        "mission_leader_trips_per_year", "mission_members", "mission_relatives",
        "mission_countries", "mission_days_per_country", "mission_previous_report",
        "mission_same_destination",
    }  # fmt: skip
    assert all(one.message and not one.blocks for one in found if one.state == Standing.UNKNOWN)


def test_a_rule_set_aside_names_who_allowed_it():
    by = OverrideFacts("mission_days", "Lịch bay", "Chủ tịch UBND Thành phố")
    result = only(replace(lasting(12), overrides=(by,)), "mission_days")

    assert (result.state, result.override, result.blocks) == (Standing.OVERRIDDEN, by, False)
    assert "12" in result.message
    assert result.mend == ""


def test_an_override_holds_for_its_traveller_and_its_rule_only():
    related = changed(
        travellers=(HEAD, traveller(2, relative_of="A"), traveller(3, relative_of="B")),
        overrides=(
            OverrideFacts("mission_relatives", "Có quyết định", "Ban Thường vụ", "traveller-3"),
            OverrideFacts("mission_days", "Lịch bay", "Chủ tịch"),
        ),
    )

    assert states(related, "mission_relatives") == [Standing.BROKEN, Standing.OVERRIDDEN]
    assert states(related, "mission_days") == [Standing.MET]


def test_a_day_for_which_the_office_has_no_figure_is_told():
    figure = Figure("mission_days", "days", 10, "QĐ thử", valid_to=date(2026, 1, 31))

    result = only(CLEAN, "mission_days", FigureTable([figure]))

    assert (result.state, result.limit, result.unit, result.source) == (
        Standing.UNKNOWN,
        None,
        "",
        "",
    )
    assert (result.clause, result.confidence, result.confirmed) == ("", "", False)
    assert result.message


def test_a_figure_the_office_has_not_taken_in_yet_is_the_shipped_one():
    empty = FigureTable([])

    assert appraise(CLEAN, empty) == appraise(CLEAN, shipped_table())


def test_what_the_office_confirmed_is_told():
    figure = Figure("mission_days", "days", 10, "QĐ thử", "Điều 3", confirmed=True)

    result = only(CLEAN, "mission_days", FigureTable([figure]))

    assert (result.confirmed, result.clause, result.unit) == (True, "Điều 3", "days")


@pytest.mark.parametrize(
    ("level", "limit"),
    [(LeaderLevel.DEPARTMENT, 5), (LeaderLevel.CITY, 10), (LeaderLevel.OTHER, 10)],
)
def test_the_head_count_may_differ_by_who_leads(level, limit):
    figures = [
        replace(figure, amount=5) if figure.role == "department_leader" else figure
        for figure in shipped_figures()
    ]

    table = FigureTable(figures)

    assert states(people(limit, level), "mission_members", table) == [Standing.MET]
    assert states(people(limit + 1, level), "mission_members", table) == [Standing.BROKEN]


@pytest.mark.parametrize(
    ("days", "confirmed", "weight"),
    [
        (5, False, Weight.WARN),
        (6, False, Weight.WARN),
        (5, True, Weight.WARN),
        (6, True, Weight.BLOCK),
    ],
)
def test_a_long_stay_stops_only_beyond_the_special_case_and_when_confirmed(days, confirmed, weight):
    figures = [replace(figure, confirmed=confirmed) for figure in shipped_figures()]
    there = changed(legs=legs("KR", ends=STARTS + timedelta(days=days - 1)))

    result = only(there, "mission_days_per_country", FigureTable(figures))

    assert (result.state, result.severity) == (Standing.BROKEN, weight)


def test_a_day_in_one_country_counts_once_though_the_border_is_crossed_twice():
    there = (LegFacts("KR", STARTS, STARTS), LegFacts("JP", STARTS, ENDS), LegFacts("KR", STARTS, STARTS))  # fmt: skip

    assert only(changed(legs=there), "mission_days_per_country").found == 6


def test_a_country_without_a_name_goes_by_its_code():
    result = only(changed(legs=legs("ZZ")), "mission_days_per_country")

    assert "ZZ" in result.message


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"counts": False}, Standing.MET),
        ({"private": True}, Standing.MET),
        ({}, Standing.BROKEN),
    ],
)
def test_a_trip_counts_when_it_was_made_for_work(fields, kind):
    history = (trip(date(2026, 3, 5), **fields), trip(date(2026, 1, 5)))

    assert states(headed_by(*history), "mission_leader_trips_per_year") == [kind]


def test_trips_are_counted_by_calendar_year():
    history = (trip(date(2025, 12, 30)), trip(date(2025, 11, 5)))

    assert only(headed_by(*history), "mission_leader_trips_per_year").found == 1


def test_trips_are_limited_for_leaders_only():
    plain = traveller(1, role=TravellerRole.HEAD, history=(trip(date(2026, 1, 5)),) * 4)

    led = changed(level=LeaderLevel.DEPARTMENT, travellers=(plain,))
    not_led = changed(level=LeaderLevel.OTHER, travellers=(plain,))

    assert states(led, "mission_leader_trips_per_year") == [Standing.BROKEN]
    assert states(not_led, "mission_leader_trips_per_year") == []


def test_who_only_accompanies_is_no_member_but_may_be_a_relative():
    escort = traveller(4, role=TravellerRole.ESCORT, relative_of="Trưởng đoàn")
    facts = changed(travellers=(HEAD, escort))

    assert only(facts, "mission_members").found == 1
    assert states(facts, "mission_relatives") == [Standing.BROKEN]


def test_a_key_leader_without_a_unit_is_asked_for():
    lost = traveller(2, unit="", organisation_vi="", is_key_leader=True)
    facts = changed(travellers=(HEAD, lost))

    result = only(facts, "mission_two_key_leaders")

    assert (result.state, result.target) == (Standing.UNKNOWN, "traveller-2")
    assert lost.name.full in result.message


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"inviter": Inviter.PERSON}, [Standing.BROKEN]),
        ({"funding": (FundingFacts(FundingSource.ENTERPRISE, 1),)}, [Standing.BROKEN]),
        ({"inviter": Inviter.PERSON, "level": LeaderLevel.DEPARTMENT}, []),
    ],
)
def test_private_invitations_are_barred_to_city_leaders(fields, kind):
    assert states(changed(**fields), "mission_private_invitation") == kind


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"funding": ()}, [Standing.UNKNOWN]),
        ({"funding": (FundingFacts(FundingSource.HOST, 1),)}, []),
        ({"funding": (FundingFacts(FundingSource.HOST, 1),), "purpose": Purpose.WORKING}, []),
    ],
)
def test_an_outline_is_asked_of_study_trips_on_public_money(fields, kind):
    facts = changed(**{"purpose": Purpose.STUDY, **fields})

    assert states(facts, "mission_study_outline") == kind


def test_an_unfinished_scheme_names_every_missing_part():
    facts = changed(purpose=Purpose.OTHER, expected_vi="", partner_vi="", partner_en="", content_vi=" ", items=())  # fmt: skip

    message = only(facts, "mission_scheme").message

    assert "mục đích, đối tác, nội dung, chương trình" in message


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"counts": False}, Standing.MET),
        ({"private": True}, Standing.MET),
        ({"report_due_on": None}, Standing.MET),
        ({"ends_on": date(2026, 8, 1)}, Standing.MET),
    ],
)
def test_a_report_is_owed_only_on_a_past_trip_of_work(fields, kind):
    made = trip(**{"starts_on": date(2026, 1, 5), "reported_on": None, **fields})
    if "report_due_on" in fields:
        made = replace(made, report_due_on=None)

    assert states(headed_by(made), "mission_previous_report") == [kind]


def test_who_owes_two_reports_is_told_once():
    owed = (trip(date(2026, 3, 5), reported_on=None), trip(date(2026, 1, 5), reported_on=None))

    assert "05/03/2026" in only(headed_by(*owed), "mission_previous_report").message


@pytest.mark.parametrize("fields", [{"country": "TH"}, {"starts_on": date(2025, 3, 1)}])
def test_another_unit_counts_in_the_same_country_and_year(fields):
    assert states(other(**fields), "mission_same_destination") == [Standing.MET]


def test_a_passport_that_is_not_entered_cannot_be_told():
    facts = changed(travellers=(replace(HEAD, passport=None),), legs=())

    assert states(facts, "mission_passport_months") == [Standing.UNKNOWN]


def test_a_message_on_a_passport_tells_no_date_of_it():
    assert "17/12/2026" not in only(passport(date(2026, 12, 17)), "mission_passport_months").message


def test_a_file_not_yet_sent_counts_from_today():
    result = only(changed(requested_on=None, as_of=date(2026, 6, 20)), "mission_file_before_departure")  # fmt: skip

    assert (result.state, result.found) == (Standing.BROKEN, 0)


def test_the_appraisal_is_asked_while_the_file_is_with_the_department():
    assert states(changed(state=MissionState.APPROVED), "mission_appraisal_term") == []
    assert states(changed(requested_on=None), "mission_appraisal_term") == [Standing.UNKNOWN]


def test_a_report_filed_late_stays_late():
    assert states(back(date(2026, 9, 1), date(2026, 7, 1)), "mission_report_after_return") == [Standing.BROKEN]  # fmt: skip
    assert states(back(date(2026, 9, 1), date(2026, 6, 30)), "mission_report_after_return") == [Standing.MET]  # fmt: skip
    assert states(changed(as_of=date(2026, 9, 1)), "mission_report_after_return") == []


def test_a_private_trip_is_asked_only_what_holds_for_everybody():
    found = appraise(changed(purpose=Purpose.PRIVATE), shipped_table())

    assert {one.code for one in found} == {
        "mission_file_before_departure", "mission_appraisal_term", "mission_classified",
        "mission_passport_months",
    }  # fmt: skip


def test_a_rule_is_found_by_its_code():
    assert rule_of("mission_days") in RULES
    assert rule_of("mission_unknown") is None


def test_every_rule_has_a_shipped_figure_that_nobody_has_confirmed():
    shipped = {figure.key: figure.confirmed for figure in shipped_figures()}

    assert [shipped[rule.code] for rule in RULES] == [False] * len(RULES)
