"""
Abbreviations of bodies and units that a symbol may hold, with the name that stands above it.

A starting list; an office hands over its own divisions. Names are empty where several bodies
bear the same abbreviation. Source: symbols seen on papers of the field (domain notes 3.3), the
usual abbreviations of divisions are general knowledge.
"""

from collections.abc import Mapping

KNOWN_UNITS: Mapping[str, str] = {
    "SNgV": "Sở Ngoại vụ",
    "UBND": "",
    "HĐND": "Hội đồng nhân dân",
    "VP": "",
    "VPUB": "",
    "NV": "",
    "NC": "",
    "TH": "",
    "KT": "",
    "VX": "",
    "NgV": "",
    "LT": "",
    "LTĐN": "",
    "HTQT": "",
    "LS": "",
    "LSNVNONN": "",
    "KTĐN": "",
    "VHĐN": "",
    "TTĐN": "",
    "QLĐR": "",
    "TCHC": "",
    "TCKT": "",
    "TTr": "",
    "TTra": "",
    "TTPVĐN": "",
    "BNG": "Bộ Ngoại giao",
    "LTNN": "Cục Lễ tân Nhà nước",
    "CNV": "Cục Ngoại vụ",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "SVHTT": "",
    "SDL": "Sở Du lịch",
    "SCT": "Sở Công Thương",
    "LHHN": "",
    "VT": "",
}
