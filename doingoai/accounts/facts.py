"""Whose installation this is, as plain values that papers print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The office that issues the papers."""

    parent_vi: str = "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
    name_vi: str = "Sở Ngoại vụ"
    name_en: str = "Department of Foreign Affairs"
    city_vi: str = "Hà Nội"
    city_en: str = "Hà Nội"
    symbol: str = "SNgV"
    division_symbol: str = "LT"
    address: str = ""
    phone: str = ""
    email: str = ""
    signer_post_vi: str = "GIÁM ĐỐC"
    signer_post_en: str = "Director"
    signer_name: str = ""
    decider_body_vi: str = "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
    decider_symbol: str = "UBND"
    decider_post_vi: str = "CHỦ TỊCH"
    decider_name: str = ""


OUR_OFFICE = OfficeFacts()
