"""The bodies, people and partners of the demo office. Every person is fictitious and marked so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from doingoai.accounts.models import Office, RoleGrant, Unit, User
from doingoai.accounts.states import Role, UnitKind
from doingoai.approvals.models import AuthorityRule
from doingoai.directory.models import Partner, Place
from doingoai.directory.rules import partner_folded, partner_sort_key
from doingoai.directory.states import PartnerGroup, PartnerKind, PlaceKind
from doingoai.foundation import search
from doingoai.foundation.collation import sort_key

PASSWORD = settings.DEMO_WORD
"""What the sign-in page of the demonstration shows."""
MARK = "Mẫu"

MERGED = date(2025, 7, 1)
K = UnitKind

UNITS: tuple[tuple[str, UnitKind, str, str, str, str], ...] = (
    ("ubnd", K.CITY, "Ủy ban nhân dân thành phố Hà Nội", "Hà Nội People's Committee", "UBND", ""),
    ("thanh-uy", K.PARTY, "Thành ủy Hà Nội", "Hà Nội Party Committee", "TU", ""),
    ("btc", K.PARTY, "Ban Tổ chức Thành ủy", "Organisation Commission of the City Party Committee", "BTCTU", "thanh-uy"),
    ("vp-ubnd", K.DEPARTMENT, "Văn phòng Ủy ban nhân dân thành phố", "Office of the People's Committee", "VP", "ubnd"),
    ("so-ngoai-vu", K.OFFICE, "Sở Ngoại vụ", "Department of Foreign Affairs", "SNgV", "ubnd"),
    ("van-phong", K.DIVISION, "Văn phòng Sở", "Office", "VP", "so-ngoai-vu"),
    ("le-tan", K.DIVISION, "Phòng Lễ tân", "Protocol Division", "LT", "so-ngoai-vu"),
    ("htqt", K.DIVISION, "Phòng Hợp tác quốc tế", "International Cooperation Division", "HTQT", "so-ngoai-vu"),
    ("lanh-su", K.DIVISION, "Phòng Lãnh sự", "Consular Division", "LS", "so-ngoai-vu"),
    ("cong-an", K.DEPARTMENT, "Công an thành phố", "City Police", "CATP", "ubnd"),
    ("so-tai-chinh", K.DEPARTMENT, "Sở Tài chính", "Department of Finance", "STC", "ubnd"),
    ("so-vhtt", K.DEPARTMENT, "Sở Văn hóa và Thể thao", "Department of Culture and Sports", "SVHTT", "ubnd"),
    ("so-du-lich", K.DEPARTMENT, "Sở Du lịch", "Department of Tourism", "SDL", "ubnd"),
    ("so-cong-thuong", K.DEPARTMENT, "Sở Công Thương", "Department of Industry and Trade", "SCT", "ubnd"),
    ("so-xay-dung", K.DEPARTMENT, "Sở Xây dựng", "Department of Construction", "SXD", "ubnd"),
    ("so-gddt", K.DEPARTMENT, "Sở Giáo dục và Đào tạo", "Department of Education and Training", "SGDĐT", "ubnd"),
    ("so-y-te", K.DEPARTMENT, "Sở Y tế", "Department of Health", "SYT", "ubnd"),
    ("mttq", K.MASS_ORGANISATION, "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", "Fatherland Front of the City", "MTTQ", ""),
    ("lhhn", K.MASS_ORGANISATION, "Liên hiệp các tổ chức hữu nghị thành phố", "Union of Friendship Organisations", "LHHN", ""),
    ("p-hoan-kiem", K.COMMUNE, "Ủy ban nhân dân phường Hoàn Kiếm", "Hoàn Kiếm Ward People's Committee", "UBND", "ubnd"),
    ("q-hoan-kiem", K.DISTRICT, "Ủy ban nhân dân quận Hoàn Kiếm", "Hoàn Kiếm District People's Committee", "UBND", "ubnd"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    name: str
    unit: str
    post_vi: str
    post_en: str
    roles: tuple[Role, ...]


ACCOUNTS = (
    Account("lan", f"Nguyễn Thị Lan {MARK}", "htqt", "Chuyên viên", "Officer", (Role.OFFICER,)),
    Account("ha", f"Trần Thu Hà {MARK}", "le-tan", "Chuyên viên Lễ tân", "Protocol officer", (Role.PROTOCOL_OFFICER,)),
    Account("phong", f"Phạm Hải Phong {MARK}", "le-tan", "Trưởng phòng", "Head of Division", (Role.DIVISION_HEAD,)),
    Account("giamdoc", f"Lê Minh Đức {MARK}", "so-ngoai-vu", "Giám đốc Sở", "Director", (Role.DIRECTOR,)),
    Account("vanthu", f"Đỗ Thị Thư {MARK}", "van-phong", "Văn thư", "Records clerk", (Role.RECORDS_CLERK,)),
    Account("minh", f"Hoàng Quang Minh {MARK}", "ubnd", "Phó Chủ tịch", "Vice Chairman", (Role.CITY_LEADER,)),
    Account("congan", f"Vũ Đình An {MARK}", "cong-an", "Cán bộ đầu mối", "Focal point", (Role.FOCAL_POINT,)),
    Account("taichinh", f"Bùi Thị Tài {MARK}", "so-tai-chinh", "Chuyên viên đầu mối", "Focal point", (Role.FOCAL_POINT,)),
    Account("dulich", f"Đặng Thị Lữ {MARK}", "so-du-lich", "Chuyên viên đầu mối", "Focal point", (Role.FOCAL_POINT,)),
    Account("thanhuy", f"Ngô Văn Trực {MARK}", "thanh-uy", "Thường trực Thành ủy", "Standing member of the Party Committee", (Role.CITY_LEADER,)),
    Account("quantri", f"Quản trị {MARK}", "van-phong", "Quản trị hệ thống", "Administrator", (Role.ADMINISTRATOR,)),
)  # fmt: skip

P, G = PartnerKind, PartnerGroup

PARTNERS: tuple[tuple[PartnerKind, PartnerGroup, str, str, str], ...] = (
    (P.LOCALITY, G.ASEAN_CAPITAL, "LA", "Thủ đô Viêng Chăn", "Vientiane Capital"),
    (P.LOCALITY, G.ASEAN_CAPITAL, "KH", "Thủ đô Phnôm Pênh", "Phnom Penh Capital"),
    (P.LOCALITY, G.ASEAN_CAPITAL, "TH", "Thủ đô Băng Cốc", "Bangkok Metropolitan Administration"),
    (P.LOCALITY, G.ASEAN_CAPITAL, "ID", "Thành phố Gia-các-ta", "Jakarta Special Capital Region"),
    (P.LOCALITY, G.NEIGHBOUR, "CN", "Thành phố Bắc Kinh", "Beijing Municipality"),
    (P.LOCALITY, G.NEIGHBOUR, "CN", "Tỉnh Vân Nam", "Yunnan Province"),
    (P.LOCALITY, G.KEY_PARTNER, "KR", "Thành phố Xơ-un", "Seoul Metropolitan Government"),
    (P.LOCALITY, G.KEY_PARTNER, "JP", "Thủ đô Tô-ky-ô", "Tokyo Metropolitan Government"),
    (P.LOCALITY, G.KEY_PARTNER, "JP", "Tỉnh Phư-cư-ô-ca", "Fukuoka Prefecture"),
    (P.LOCALITY, G.KEY_PARTNER, "FR", "Vùng Île-de-France", "Île-de-France Region"),
    (P.LOCALITY, G.TRADITIONAL_FRIEND, "RU", "Thành phố Mát-xcơ-va", "City of Moscow"),
    (P.LOCALITY, G.TRADITIONAL_FRIEND, "CU", "Thủ đô La Ha-ba-na", "Havana"),
    (P.LOCALITY, G.TRADITIONAL_FRIEND, "PL", "Thủ đô Vác-sa-va", "City of Warsaw"),
    (P.LOCALITY, G.OTHER, "GB", "Đại Luân Đôn", "Greater London Authority"),
    (P.LOCALITY, G.OTHER, "US", "Quận Cam, bang Ca-li-phoóc-ni-a", "Orange County, California"),
    (P.EMBASSY, G.KEY_PARTNER, "JP", "Đại sứ quán Nhật Bản tại Việt Nam", "Embassy of Japan in Viet Nam"),
    (P.EMBASSY, G.KEY_PARTNER, "KR", "Đại sứ quán Đại Hàn Dân Quốc tại Việt Nam", "Embassy of the Republic of Korea in Viet Nam"),
    (P.EMBASSY, G.KEY_PARTNER, "FR", "Đại sứ quán Cộng hòa Pháp tại Việt Nam", "Embassy of the French Republic in Viet Nam"),
    (P.EMBASSY, G.OTHER, "DE", "Đại sứ quán Cộng hòa Liên bang Đức tại Việt Nam", "Embassy of the Federal Republic of Germany in Viet Nam"),
    (P.EMBASSY, G.TRADITIONAL_FRIEND, "LA", "Đại sứ quán CHDCND Lào tại Việt Nam", "Embassy of the Lao PDR in Viet Nam"),
    (P.INTERNATIONAL_ORGANISATION, G.OTHER, "VN", "Văn phòng Điều phối viên thường trú Liên hợp quốc", "Office of the UN Resident Coordinator"),
    (P.COMPANY, G.OTHER, "JP", f"Tập đoàn Sakura {MARK}", "Sakura Sample Corporation"),
    (P.UNIVERSITY, G.OTHER, "AU", f"Đại học Sampleton {MARK}", "University of Sampleton"),
)  # fmt: skip

PLACES: tuple[tuple[PlaceKind, str, str, str, str], ...] = (
    (PlaceKind.AIRPORT, "Sân bay quốc tế Nội Bài", "Nội Bài International Airport", "Nhà khách VIP A", "Sóc Sơn, Hà Nội"),
    (PlaceKind.HOTEL, f"Khách sạn Hồ Gươm {MARK}", "Hồ Gươm Sample Hotel", "", "Hoàn Kiếm, Hà Nội"),
    (PlaceKind.ROOM, "Trụ sở UBND thành phố", "City People's Committee", "Phòng khách số 1", "79 Đinh Tiên Hoàng, Hà Nội"),
    (PlaceKind.ROOM, "Trụ sở UBND thành phố", "City People's Committee", "Phòng họp A", "79 Đinh Tiên Hoàng, Hà Nội"),
    (PlaceKind.ROOM, "Sở Ngoại vụ", "Department of Foreign Affairs", "Phòng họp tầng 2", "Hà Nội"),
    (PlaceKind.RESTAURANT, f"Nhà hàng Sen {MARK}", "Sen Sample Restaurant", "Phòng Hoàng Gia", "Hà Nội"),
    (PlaceKind.SITE, "Văn Miếu - Quốc Tử Giám", "Temple of Literature", "", "58 Quốc Tử Giám, Hà Nội"),
    (PlaceKind.SITE, "Hoàng thành Thăng Long", "Imperial Citadel of Thăng Long", "", "19C Hoàng Diệu, Hà Nội"),
    (PlaceKind.SITE, "Làng gốm Bát Tràng", "Bát Tràng Pottery Village", "", "Bát Tràng, Hà Nội"),
)  # fmt: skip


def make_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for code, kind, name_vi, name_en, symbol, parent in UNITS:
        units[code] = Unit.objects.create(
            code=code,
            kind=kind,
            name_vi=name_vi,
            name_en=name_en,
            symbol=symbol,
            parent=units.get(parent),
            valid_from=MERGED if code == "p-hoan-kiem" else None,
        )
    old = units["q-hoan-kiem"]
    old.valid_to = date(2025, 6, 30)
    old.successor = units["p-hoan-kiem"]
    old.save(update_fields=["valid_to", "successor"])
    return units


def make_people(units: dict[str, Unit], *, at: datetime) -> dict[str, User]:
    people: dict[str, User] = {}
    for account in ACCOUNTS:
        user = User(
            username=account.username,
            name=account.name,
            unit=units[account.unit],
            post_vi=account.post_vi,
            post_en=account.post_en,
            email=f"{account.username}@example.invalid",
            phone="024 0000 0000",
            joined_at=at,
        )
        user.set_password(PASSWORD)
        user.save(force_insert=True)
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in account.roles)
        people[account.username] = user
    return people


def make_office(units: dict[str, Unit], people: dict[str, User]) -> Office:
    return Office.objects.create(
        unit=units["so-ngoai-vu"],
        parent_vi="ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        city_vi="Hà Nội",
        city_en="Hà Nội",
        address="Hà Nội (địa chỉ mẫu)",
        phone="024 0000 0000",
        email="songoaivu@example.invalid",
        division_symbol="LT",
        signer_post_vi="GIÁM ĐỐC",
        signer_post_en="Director",
        signer_name=people["giamdoc"].name,
        decider_body_vi="ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        decider_symbol="UBND",
        decider_post_vi="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        decider_name=people["minh"].name,
    )


def make_authority(units: dict[str, Unit]) -> None:
    """Who decides on receptions: by the guest's rank; to be confirmed by the office (domain 9.3)."""
    source = "Ma trận thẩm quyền mẫu theo Quyết định 67/2011/QĐ-TTg và quy chế của thành phố"
    lines = (
        (1, None, "central", Role.CITY_LEADER, "ubnd", "QĐ-UBND"),
        (2, 60, "", Role.DIRECTOR, "so-ngoai-vu", "QĐ-SNgV"),
        (3, None, "", Role.CITY_LEADER, "ubnd", "QĐ-UBND"),
    )
    for order, level, invited_by, role, unit, symbol in lines:
        AuthorityRule.objects.create(
            matter="delegation.reception",
            order=order,
            min_level=level,
            invited_by=invited_by,
            approver_role=role,
            approver_unit=units[unit],
            series=f"decision_{unit}",
            symbol=symbol,
            valid_from=date(2012, 2, 1),
            source=source,
            confidence="M",
        )


# Who decides on missions abroad (domain 2.4): matter, order, role, unit, series, symbol, source, how certain.
_DA_NANG = "Quy định của Đà Nẵng theo báo chí năm 2025; thành phố tự xác định"
_PRACTICE = "Thông lệ phân cấp quản lý cán bộ, chưa có văn bản đối chiếu"
MISSION_LINES = (
    ("mission.central", Role.CITY_LEADER, "thanh-uy", "TTr/TU", _PRACTICE, "M"),
    ("mission.party_board", Role.CITY_LEADER, "thanh-uy", "QĐ/TU", _DA_NANG, "H"),
    ("mission.enterprise", Role.CITY_LEADER, "ubnd", "QĐ-UBND", _DA_NANG, "H"),
    ("mission.city", Role.CITY_LEADER, "ubnd", "QĐ-UBND", _DA_NANG, "H"),
    ("mission.unit", Role.DIRECTOR, "so-ngoai-vu", "QĐ-SNgV", "Ủy quyền cho Giám đốc Sở (thông lệ Lai Châu 2019)", "H"),
    ("mission.private", Role.DIRECTOR, "so-ngoai-vu", "QĐ-SNgV", _DA_NANG, "H"),
)  # fmt: skip


def make_mission_authority(units: dict[str, Unit]) -> None:
    """Who decides on missions abroad: by the level that manages who travels; to be confirmed too."""
    for matter, role, unit, symbol, source, confidence in MISSION_LINES:
        AuthorityRule.objects.create(
            matter=matter,
            order=1,
            approver_role=role,
            approver_unit=units[unit],
            series=f"decision_{unit}",
            symbol=symbol,
            valid_from=date(2025, 7, 1),
            source=source,
            confidence=confidence,
        )


def make_partners() -> dict[str, Partner]:
    partners = {}
    for kind, group, country, name_vi, name_en in PARTNERS:
        partner = Partner.objects.create(
            kind=kind,
            group=group,
            country=country,
            name_vi=name_vi,
            name_en=name_en,
            sort_key=partner_sort_key(name_vi),
            folded=partner_folded(name_vi),
        )
        search.index(partner, title=name_vi, line=name_en)
        partners[name_en] = partner
    return partners


def make_places() -> dict[str, Place]:
    places = {}
    for kind, name_vi, name_en, room, address in PLACES:
        place = Place.objects.create(
            kind=kind,
            name_vi=name_vi,
            name_en=name_en,
            room=room,
            address=address,
            sort_key=sort_key(f"{name_vi} {room}")[:600],
        )
        search.index(place, title=str(place), line=address, texts=(name_en,))
        places[room or name_en] = place
    return places
