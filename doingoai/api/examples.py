"""One example of a call and its answer for every operation; a test holds each to its shape. All invented."""

from typing import Any

PARTNER: dict[str, Any] = {
    "id": 12,
    "kind": "locality",
    "group": "key_partner",
    "name_vi": "Thành phố Mẫu",
    "name_en": "Sample City",
    "country": "KR",
    "city": "Mau",
}
DELEGATION: dict[str, Any] = {
    "id": 7,
    "reference": "ĐV-2026-0007",
    "title_vi": "Đoàn Thành phố Mẫu thăm làm việc",
    "title_en": "Working visit of Sample City",
    "state": "approved",
    "kind": "working_visit",
    "field": "culture",
    "country": "KR",
    "partner": PARTNER,
    "starts_on": "2026-02-09",
    "ends_on": "2026-02-11",
    "version": 4,
}
PEOPLE: dict[str, Any] = {
    "purpose_vi": "Trao đổi hợp tác văn hóa",
    "purpose_en": "Cultural cooperation",
    "invited_by": "city",
    "guest_class": "B",
    "payer": "guest_board",
    "receiving_unit": "Sở Ngoại vụ",
    "responsible": "Nguyễn Thị Lan Thử",
    "members": [
        {
            "id": 31,
            "name": "KIM Mau",
            "native": "김견본",
            "role": "head",
            "title_vi": "Thị trưởng",
            "title_en": "Mayor",
            "organisation_vi": "Thành phố Mẫu",
            "organisation_en": "Sample City",
            "nationality": "KR",
        }
    ],
    "hosts": [
        {
            "id": 5,
            "name": "Lê Văn Thử",
            "role": "leader",
            "title_vi": "Phó Chủ tịch",
            "title_en": "Vice Chairman",
        }
    ],
}
PROGRAMME: dict[str, Any] = {
    "delegation": 7,
    "issued_version": 2,
    "items": [
        {
            "id": 90,
            "kind": "talks",
            "starts_at": "2026-02-09T09:00:00+07:00",
            "ends_at": "2026-02-09T10:30:00+07:00",
            "title_vi": "Hội đàm",
            "title_en": "Talks",
            "place": "Trụ sở Sở Ngoại vụ, Phòng khách số 1",
            "guests": ["KIM Mau"],
            "hosts": ["Lê Văn Thử"],
            "responsible": "Trần Thị Hà Mẫu",
            "interpreter_language": "ko",
        }
    ],
}

# By the name of the operation: what follows the root of the API, and the answer.
EXAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    "list_delegations": (
        "delegations/?state=approved&starts_from=2026-02-01&limit=1",
        {"items": [DELEGATION], "next": "2026-02-09.7"},
    ),
    "show_delegation": ("delegations/7/", {**DELEGATION, **PEOPLE}),
    "show_programme": ("delegations/7/programme/", PROGRAMME),
    "list_partners": ("partners/?q=thanh+pho+mau&country=KR", {"items": [PARTNER], "next": None}),
    "show_partner": ("partners/12/", PARTNER),
}


def example(name: str) -> dict[str, Any]:
    """Give the part of the schema that shows the example answer of an operation."""
    answer = EXAMPLES[name][1]
    return {"responses": {200: {"content": {"application/json": {"example": answer}}}}}
