"""An example of every call and its answer, put together from one invented value for each field."""

from collections.abc import Mapping
from typing import Any

from doingoai.api.inputs import MOST_KEY

VALUES: dict[str, Any] = {
    "about_id": "7",
    "about_type": "delegation",
    "address": "1 Sample Street",
    "amount": 300000,
    "allowed_by": "Chủ tịch UBND thành phố",
    "answer": "Đồng ý",
    "arrival_flight": "VN417",
    "arrival_number": 12,
    "assessment_vi": "Chuyến thăm đạt kết quả tốt",
    "bio_en": "",
    "bio_vi": "",
    "car": "Xe số 1",
    "changes": [],
    "city": "Mau",
    "clause": "Điều 5",
    "code": "so-ngoai-vu",
    "code_notation": "SNgV-LT",
    "code_number": "12",
    "confidence": "M",
    "basis": "Công văn số 12/SNgV-LT",
    "content": "VsSDbiBi4bqjbiBt4bqrdQ==",
    "countries": ["KR"],
    "country": "KR",
    "currency": "KRW",
    "decided_by": "Lê Văn Minh Thử",
    "diet": "Không ăn tôm",
    "email": "office@example.org",
    "evidence": "Công văn số 12/SNgV-LT",
    "explanation": "2 bữa cho 8 người",
    "external_id": "VB-2026-000123",
    "family": "KIM",
    "field": "culture",
    "gift_vi": "Tranh thêu",
    "given": "Mau",
    "guest_class": "B",
    "happened_vi": "Hội đàm và tham quan",
    "head_rank": "",
    "hosts": ["Lê Văn Thử"],
    "id": 7,
    "instrument": "Nghị quyết mẫu",
    "interpreter_language": "ko",
    "invited_by": "city",
    "item": "banquet",
    "key": "banquet",
    "kind": "working_visit",
    "kinds": [],
    "label": "12/SNgV-LT",
    "label_vi": "Chiêu đãi",
    "language": "vi",
    "languages": "ko, en",
    "leader": "Phó Chủ tịch UBND thành phố",
    "lines": ["arrival_flight"],
    "line": "ĐV-2026-0007 · 09/02/2026",
    "matter": "delegation.reception",
    "matters": [],
    "message": "Chưa có người phiên dịch",
    "mend": "Chọn người phiên dịch",
    "mime": "application/pdf",
    "name": "KIM Mau",
    "name_en": "Sample City",
    "name_vi": "Thành phố Mẫu",
    "nationality": "KR",
    "native": "김견본",
    "next": None,
    "note": "",
    "number": "12",
    "opinion": "agree",
    "organ_name": "Sở Ngoại vụ",
    "organisation_en": "Sample City",
    "organisation_vi": "Thành phố Mẫu",
    "paper_reference": "34/CAT-XNC",
    "payer": "guest_board",
    "phone": "",
    "place": "Trụ sở Sở Ngoại vụ, Phòng khách số 1",
    "post_en": "Officer",
    "post_vi": "Chuyên viên",
    "purpose_en": "Cultural cooperation",
    "purpose_vi": "Trao đổi hợp tác văn hóa",
    "question": "Đề nghị cho ý kiến về việc đón đoàn",
    "reason": "Đúng thẩm quyền, đủ điều kiện",
    "receiving_unit": "Sở Ngoại vụ",
    "reception_level_vi": "Phó Chủ tịch tiếp",
    "recipients": "Như trên; Lưu: VT, LT",
    "reference": "ĐV-2026-0007",
    "responsible": "Nguyễn Thị Lan Thử",
    "remind_days": "-2, 0, 1, 3",
    "rule": "mission_days",
    "sender": "Đại sứ quán nước Mẫu",
    "series": "QD",
    "sha256": "0f" * 32,
    "signer": "Phạm Văn Mẫu",
    "size": 20480,
    "source": "Quy chế mẫu",
    "starts_on": "2026-02-09",
    "ends_on": "2026-02-11",
    "starts_at": "2026-02-09T09:00:00+07:00",
    "ends_at": "2026-02-09T10:30:00+07:00",
    "subject": "Đoàn Thành phố Mẫu thăm làm việc",
    "submitted_by": "Nguyễn Thị Lan Thử",
    "symbol": "SNgV-LT",
    "tail": "4321",
    "text": "Gửi thư cảm ơn",
    "thing": "item",
    "title": "Kế hoạch đón đoàn",
    "title_en": "Working visit of Sample City",
    "title_vi": "Đoàn Thành phố Mẫu thăm làm việc",
    "target": "",
    "to": "Như trên; Lưu: VT, LT",
    "total": 4800000,
    "type": "delegation",
    "type_name": "Công văn",
    "type_vi": "Công văn",
    "unit_price": 300000,
    "use_note": "",
    "website": "http://www.example.org/",
    "whom": "new",
    "year": 2026,
}
"""By the name of the field, where it fits what the field may hold. Everything is invented."""

DAY, MOMENT = "2026-02-09", "2026-02-09T09:00:00+07:00"
Known = Mapping[str, Mapping[str, Any]]


def with_examples(schema: Any) -> None:
    """Put an example beside every body and every good answer of a schema."""
    known = schema["components"]["schemas"]
    for methods in schema["paths"].values():
        for said in methods.values():
            for part in [said.get("requestBody"), _good(said)]:
                for kind, content in (part or {}).get("content", {}).items():
                    if kind == "application/json":
                        content["example"] = example(content["schema"], known)


def _good(said: Mapping[str, Any]) -> Any:
    return next(answer for code, answer in said["responses"].items() if int(code) < 300)


def example(said: Mapping[str, Any], known: Known, name: str = "") -> Any:
    """One value that fits a part of the schema."""
    if "$ref" in said:
        return example(known[said["$ref"].rpartition("/")[2]], known, name)
    if "anyOf" in said or "allOf" in said:
        return _of_several(said.get("anyOf") or said["allOf"], known, name)
    if "enum" in said or "const" in said:
        words = said.get("enum") or [said["const"]]
        return VALUES[name] if VALUES.get(name) in words else words[0]
    return _plain(said, known, name)


def _of_several(kinds: list[Any], known: Known, name: str) -> Any:
    if name in VALUES and VALUES[name] is None:
        return None
    return example(next(one for one in kinds if one.get("type") != "null"), known, name)


def _plain(said: Mapping[str, Any], known: Known, name: str) -> Any:
    kind = said.get("type")
    if kind == "object" or "properties" in said:
        fields = said.get("properties", {})
        return {field: example(inner, known, field) for field, inner in fields.items()}
    if kind == "array":
        return (
            VALUES[name]
            if _fits_list(said, name)
            else [example(said.get("items", {}), known, name)]
        )
    return _single(said, str(kind), name)


def _fits_list(said: Mapping[str, Any], name: str) -> bool:
    value = VALUES.get(name)
    is_text = said.get("items", {}).get("type") == "string"
    return isinstance(value, list) and (is_text or not value)


def _single(said: Mapping[str, Any], kind: str, name: str) -> Any:
    value = VALUES.get(name)
    if kind == "string":
        moment = {"date": DAY, "date-time": MOMENT, "binary": "…"}.get(said.get("format", ""))
        if moment:
            return value if isinstance(value, str) and len(value) == len(moment) else moment
        return (
            value if isinstance(value, str) and len(value) <= said.get("maxLength", 10**6) else ""
        )
    if kind == "integer" and said.get("maximum") == MOST_KEY:
        return VALUES["id"]
    if kind in {"integer", "number"}:
        return value if type(value) is int else max(1, said.get("minimum", 1))
    return {"boolean": True, "object": {}}.get(kind)
