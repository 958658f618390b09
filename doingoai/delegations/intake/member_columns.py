"""The headings accepted over the columns of a list of guests, and of a list of hosts."""

from doingoai.delegations.intake.columns import Column, ColumnTable
from doingoai.delegations.intake.person_columns import PERSON

STAY: tuple[Column, ...] = (
    Column(
        "role",
        "Vai trò trong đoàn",
        "Role in delegation",
        also_vi=(
            "vai trò; tư cách; tư cách tham gia; chức danh trong đoàn; thành phần; nhiệm vụ trong "
            "đoàn; trong đoàn"
        ),
        also_en=(
            "role; delegation role; function in delegation; position in delegation; capacity; "
            "status; status in delegation; role in the delegation; category; delegate type"
        ),
    ),
    Column(
        "passport_number",
        "Số hộ chiếu",
        "Passport number",
        also_vi=(
            "hộ chiếu; số HC; HC số; hộ chiếu số; số hộ chiếu/giấy tờ; SHC; số giấy tờ; số passport"
        ),
        also_en=(
            "passport; passport no; passport no.; passport #; pp no; pp no.; ppt no; passport nr; "
            "passport num; pp number; travel document no; travel document number; travel document; "
            "document number; number of passport; passport id; passeport; numero de pasaporte"
        ),
    ),
    Column(
        "passport_kind",
        "Loại hộ chiếu",
        "Passport type",
        also_vi="loại HC; kiểu hộ chiếu",
        also_en=(
            "type of passport; kind of passport; passport kind; pp type; passport category; "
            "document type; passport class"
        ),
    ),
    Column(
        "passport_issued",
        "Ngày cấp",
        "Date of issue",
        also_vi="ngày cấp hộ chiếu; hộ chiếu ngày cấp; cấp ngày",
        also_en=(
            "issue date; issued; issued on; passport issue date; passport date of issue; date "
            "issued; passport issued; passport issued on; valid from"
        ),
    ),
    Column(
        "passport_expires",
        "Ngày hết hạn",
        "Date of expiry",
        also_vi=(
            "hết hạn; hạn hộ chiếu; ngày hết hạn hộ chiếu; giá trị đến; có giá trị đến; thời hạn; "
            "hạn đến; hộ chiếu hết hạn; hộ chiếu ngày hết hạn; hộ chiếu giá trị đến; thời hạn hộ "
            "chiếu; hạn sử dụng"
        ),
        also_en=(
            "expiry date; expiry; expires; expires on; valid until; valid to; expiration date; "
            "passport expiry; passport expiry date; exp date; date of expiration; passport date of "
            "expiry; passport valid until; validity; passport expires; passport validity; passport "
            "expiration"
        ),
    ),
    Column(
        "diet",
        "Chế độ ăn",
        "Dietary needs",
        also_vi=(
            "ăn kiêng; chế độ ăn uống; yêu cầu ăn uống; kiêng; dị ứng; ăn uống; yêu cầu về ăn "
            "uống; khẩu phần"
        ),
        also_en=(
            "diet; dietary requirements; dietary restrictions; food allergy; allergies; food "
            "restrictions; meal preference; meal; food; dietary; food preference; special diet; "
            "allergy; dietary requirement; diet/allergy; special meal"
        ),
    ),
    Column(
        "arrival_flight",
        "Chuyến bay đến",
        "Arrival flight",
        also_vi=(
            "số hiệu chuyến bay đến; chuyến đến; đến bằng chuyến bay; chuyến bay; số hiệu chuyến "
            "bay; đến chuyến bay; đến số hiệu; chuyến bay đến số hiệu; chuyến bay đến chuyến bay; "
            "thông tin đến"
        ),
        also_en=(
            "flight; flight no; flight number; flight in; inbound flight; arrival; arrival flight "
            "no; arrival flight number; arriving flight; flight no.; arrival details; arrival "
            "flight details; arrival number; flight (arrival); arrival no; arr flight"
        ),
        twin="departure_flight",
    ),
    Column(
        "arrival_date",
        "Ngày đến",
        "Arrival date",
        also_vi="đến ngày; chuyến bay đến ngày; ngày nhập cảnh; ngày bay đến",
        also_en=(
            "date of arrival; arr date; date in; arriving on; eta date; arrival flight date; entry "
            "date; flight date; check-in date"
        ),
        twin="departure_date",
    ),
    Column(
        "arrival_time",
        "Giờ đến",
        "Arrival time",
        also_vi="giờ hạ cánh; đến giờ; giờ bay đến; chuyến bay đến giờ",
        also_en=(
            "time of arrival; eta; arr time; landing time; arrival flight time; arriving at; "
            "flight time"
        ),
        twin="departure_time",
    ),
    Column(
        "arrival_airport",
        "Sân bay đến",
        "Arrival airport",
        also_vi="đến sân bay",
        also_en="airport of arrival; arr airport; port of entry; airport",
        twin="departure_airport",
    ),
    Column(
        "departure_flight",
        "Chuyến bay đi",
        "Departure flight",
        also_vi=(
            "chuyến bay về; chuyến đi; chuyến về; số hiệu chuyến bay đi; đi chuyến bay; đi số "
            "hiệu; về chuyến bay; chuyến bay đi số hiệu; chuyến bay về số hiệu; thông tin đi"
        ),
        also_en=(
            "departure; flight out; outbound flight; return flight; departing flight; departure "
            "flight no; departure flight number; departure details; departure number; flight "
            "(departure); departure no; dep flight"
        ),
    ),
    Column(
        "departure_date",
        "Ngày đi",
        "Departure date",
        also_vi=(
            "ngày về; đi ngày; về ngày; chuyến bay đi ngày; chuyến bay về ngày; ngày xuất cảnh; "
            "ngày rời"
        ),
        also_en=(
            "date of departure; dep date; date out; departing on; exit date; departure flight "
            "date; leaving on; return date; check-out date"
        ),
    ),
    Column(
        "departure_time",
        "Giờ đi",
        "Departure time",
        also_vi="giờ cất cánh; giờ về; đi giờ; về giờ; chuyến bay đi giờ; chuyến bay về giờ",
        also_en="time of departure; etd; dep time; take-off time; departure flight time",
    ),
    Column(
        "departure_airport",
        "Sân bay đi",
        "Departure airport",
        also_vi="đi sân bay",
        also_en="airport of departure; dep airport; port of exit",
    ),
    Column(
        "hotel",
        "Khách sạn",
        "Hotel",
        also_vi="nơi ở; nơi nghỉ; lưu trú; KS; nơi lưu trú",
        also_en="accommodation; lodging; place of stay; hotel name",
    ),
    Column(
        "room",
        "Số phòng",
        "Room",
        also_vi="phòng; phòng số; phòng nghỉ; loại phòng",
        also_en="room no; room number; hotel room; room type; room no.",
    ),
    Column(
        "shares_room_with",
        "Ở cùng phòng với",
        "Shares room with",
        also_vi="ở ghép; ghép phòng; ở cùng; ghép phòng với; cùng phòng",
        also_en=(
            "roommate; room mate; sharing with; twin share with; shares with; sharing room with; "
            "room shared with; shared with"
        ),
    ),
    Column(
        "bio_vi",
        "Tiểu sử",
        "Biography (Vietnamese)",
        also_vi="tiểu sử tóm tắt; tóm tắt tiểu sử; lý lịch; quá trình công tác; tiểu sử (tiếng Việt)",
        also_en="biography vi; bio vi; biography in vietnamese",
        either="bio",
    ),
    Column(
        "bio_en",
        "Tiểu sử (tiếng Anh)",
        "Biography",
        also_vi="tiểu sử tiếng Anh",
        also_en=(
            "bio; cv; short bio; brief biography; profile; background; resume; curriculum vitae; "
            "biography in english; biography en; short biography"
        ),
        either="bio",
    ),
    Column(
        "photo",
        "Ảnh",
        "Photo",
        also_vi="hình; ảnh chân dung; ảnh thẻ",
        also_en="picture; photograph; image; photo file",
    ),
)

HOST_ONLY: tuple[Column, ...] = (
    Column(
        "role",
        "Vai trò",
        "Role",
        also_vi="nhiệm vụ; tư cách; phân công; vai trò phía Việt Nam; tham gia với tư cách; thành phần",
        also_en="capacity; duty; task; assignment; role in reception",
    ),
)

NAMES = frozenset({"full_name", "family_name", "given_name", "native_name"})

MEMBER_COLUMNS = ColumnTable("members", PERSON + STAY, NAMES)
HOST_COLUMNS = ColumnTable("hosts", PERSON + HOST_ONLY, NAMES)
