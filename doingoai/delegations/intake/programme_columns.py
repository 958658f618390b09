"""The headings accepted over the columns of a programme."""

from doingoai.delegations.intake.columns import Column, ColumnTable

PROGRAMME: tuple[Column, ...] = (
    Column(
        "number",
        "STT",
        "No.",
        also_vi="TT; số TT; số thứ tự",
        also_en="no; #; item no; nr",
    ),
    Column(
        "date",
        "Ngày",
        "Date",
        also_vi="ngày tháng; ngày, tháng; ngày/tháng; thứ, ngày; thứ ngày",
        also_en="day; dates; day/date",
    ),
    Column(
        "time",
        "Thời gian",
        "Time",
        also_vi="giờ; khung giờ; thời gian (giờ); giờ giấc; ngày giờ; ngày, giờ",
        also_en="hours; time slot; hour; timing; date and time; date/time; date & time",
    ),
    Column(
        "starts",
        "Bắt đầu",
        "Start",
        also_vi="từ; từ giờ; giờ bắt đầu",
        also_en="from; start time; starts; begin",
    ),
    Column(
        "ends",
        "Kết thúc",
        "End",
        also_vi="đến; đến giờ; giờ kết thúc",
        also_en="to; until; end time; ends; finish",
    ),
    Column(
        "kind",
        "Loại hoạt động",
        "Kind",
        also_vi="loại; hình thức",
        also_en="kind of activity; type; category; activity type",
    ),
    Column(
        "title_vi",
        "Nội dung",
        "Activity (Vietnamese)",
        also_vi=(
            "hoạt động; nội dung hoạt động; nội dung làm việc; nội dung công việc; công việc; "
            "chương trình"
        ),
        also_en="activity in vietnamese; content in vietnamese",
        either="title",
    ),
    Column(
        "title_en",
        "Nội dung (tiếng Anh)",
        "Activity",
        also_vi="hoạt động (tiếng Anh); nội dung tiếng Anh; hoạt động tiếng Anh",
        also_en=(
            "content; event; description; agenda; item; activities; programme; program; activity "
            "in english; topic; session"
        ),
        either="title",
    ),
    Column(
        "place_vi",
        "Địa điểm",
        "Place (Vietnamese)",
        also_vi="nơi; tại; địa điểm tổ chức",
        also_en="venue in vietnamese; place in vietnamese",
        either="place",
    ),
    Column(
        "place_en",
        "Địa điểm (tiếng Anh)",
        "Place",
        also_vi="địa điểm tiếng Anh",
        also_en="venue; location; where; places; place in english",
        either="place",
    ),
    Column(
        "room",
        "Phòng",
        "Room",
        also_vi="phòng họp; hội trường; phòng/hội trường",
        also_en="hall; meeting room; room/hall",
    ),
    Column(
        "address",
        "Địa chỉ",
        "Address",
        also_en="street; venue address",
    ),
    Column(
        "guests",
        "Thành phần khách",
        "Guests",
        also_vi="phía khách; khách; thành phần đoàn; khách tham dự",
        also_en="guest side; delegation members; visiting side; delegation",
    ),
    Column(
        "hosts",
        "Thành phần phía Việt Nam",
        "Hosts",
        also_vi="phía Việt Nam; chủ trì; phía ta; lãnh đạo tiếp; người tiếp; chủ trì tiếp",
        also_en="host side; host; hosted by; vietnamese side; viet nam side; received by",
    ),
    Column(
        "participants",
        "Thành phần",
        "Participants",
        also_vi="thành phần tham dự; thành phần dự; người tham dự",
        also_en="attendees; who; attended by; participation",
    ),
    Column(
        "responsible",
        "Người phụ trách",
        "Responsible",
        also_vi="phụ trách; cán bộ phụ trách; đầu mối; phân công",
        also_en="person in charge; pic; in charge; responsible person; officer",
    ),
    Column(
        "responsible_unit",
        "Đơn vị phụ trách",
        "Responsible unit",
        also_vi="đơn vị thực hiện; đơn vị chủ trì; cơ quan chủ trì; đơn vị",
        also_en="unit; unit in charge; responsible agency",
    ),
    Column(
        "interpreter",
        "Phiên dịch",
        "Interpreter",
        also_vi="người phiên dịch; phiên dịch viên",
        also_en="interpreter name; translation; interpretation",
    ),
    Column(
        "interpreter_language",
        "Ngôn ngữ dịch",
        "Language",
        also_vi="ngôn ngữ; ngôn ngữ phiên dịch",
        also_en="interpretation language; language of interpretation; languages",
    ),
    Column(
        "dress_vi",
        "Trang phục",
        "Dress (Vietnamese)",
        also_en="dress in vietnamese",
        either="dress",
    ),
    Column(
        "dress_en",
        "Trang phục (tiếng Anh)",
        "Dress",
        also_vi="trang phục tiếng Anh",
        also_en="dress code; attire",
        either="dress",
    ),
    Column(
        "menu_vi",
        "Thực đơn",
        "Menu (Vietnamese)",
        also_en="menu in vietnamese",
        either="menu",
    ),
    Column(
        "menu_en",
        "Thực đơn (tiếng Anh)",
        "Menu",
        also_vi="thực đơn tiếng Anh",
        also_en="food",
        either="menu",
    ),
    Column(
        "car",
        "Xe",
        "Car",
        also_vi="phương tiện; xe đưa đón; bố trí xe",
        also_en="vehicle; transport; transportation",
    ),
    Column(
        "notes_vi",
        "Ghi chú",
        "Notes (Vietnamese)",
        also_vi="lưu ý; chuẩn bị; công tác chuẩn bị",
        also_en="notes in vietnamese",
        either="notes",
    ),
    Column(
        "notes_en",
        "Ghi chú (tiếng Anh)",
        "Notes",
        also_vi="ghi chú tiếng Anh",
        also_en="note; remarks; remark; comments; notes in english",
        either="notes",
    ),
)

PROGRAMME_COLUMNS = ColumnTable(
    "programme",
    PROGRAMME,
    frozenset({"time", "starts", "title_vi", "title_en", "title"}),
)
