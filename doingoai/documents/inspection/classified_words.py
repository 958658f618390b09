"""Vietnamese words around the syllable “mật”: which make a mark of secrecy, and which are harmless."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# One word before: bảo mật, bí mật, cơ mật, thân mật, tuần trăng mật, túi mật, đường mật …
BEFORE = _words(
    "bảo bí cơ thân cẩn trăng túi sỏi ống gan dịch đường rỉ nước lấy hút ngọt tế nghiêm bánh kẹo lọ "
    "chai hũ lít thìa ong vắt rót tiết giọt hoa uống nuôi bán mua rừng tẩm ướp vị màu men sắc cổ "
    "khai nguyên độ lệ nướng quay chiên rim ngâm chanh gừng quất sâm nghệ suối rượu trà "
    "chè sữa kem sốt pha thêm nhiều làng xã thôn chùa sông núi"
)

# One word after, with nothing but a space between: mật thiết, mật ong, mật độ, mật khẩu, mật mã …
AFTER = _words(
    "thiết ong độ khẩu mã danh vụ thư thám nghị lệnh đàm báo ước hiệu tấu hoa mía gấu tông giáo chỉ "
    "ngữ phái rỉ bò heo lợn cá trăn vịt gà dừa rắn hổ đường ngọt ngào viện sơn đắng truyền dụ chiếu "
    "sứ phục thất pháp chú nhân tịch rừng dịch môn hoá hóa thốt vàng nguyên tập"
)

# The mark stands alone after such a word: độ Mật, dấu Mật, loại mật, diện mật, chế độ mật.
LABELS = frozenset(
    ("dấu", "loại", "diện", "dạng", "hạng", "chế độ", "đóng dấu", "phân loại", "cấp", "nhãn")
)
LEVEL_LABELS = frozenset(("độ", "mức độ", "mức", "cấp độ"))

# A paper, a meeting or the like called secret: công văn mật, hồ sơ mật, cuộc họp mật.
PAPERS = frozenset(
    (
        "công văn", "văn bản", "tài liệu", "hồ sơ", "báo cáo", "tờ trình", "kế hoạch", "đề án",
        "quyết định", "công điện", "công hàm", "bức điện", "điện", "thư", "giấy", "giấy tờ",
        "biên bản", "thông báo", "chỉ thị", "nghị quyết", "phiếu", "bản đồ", "số liệu",
        "thông tin", "nội dung", "cuộc họp", "phiên họp", "phụ lục", "bản", "tin", "cv", "vb",
        "file", "tệp", "kết luận", "hướng dẫn", "chương trình", "phương án", "thỏa thuận",
        "thoả thuận", "dự thảo", "bản ghi nhớ", "tư liệu", "quy chế", "ảnh", "sơ đồ", "đề cương",
        "giấy mời", "thư mời", "danh sách", "dự toán", "chuyến thăm", "vật",
    )
)  # fmt: skip

# What speaks about secret papers in general, without being one.
HANDLING = (
    "quản lý", "bảo vệ", "quy định", "đăng ký", "xử lý", "tiêu hủy", "tiêu huỷ", "lưu giữ",
    "lưu trữ", "sao chụp", "soạn thảo", "giao nhận", "vận chuyển", "phân loại", "tập huấn",
    "nghiêm cấm", "cấm", "không", "rò rỉ", "lộ", "tuân thủ", "công tác", "sổ", "máy tính", "tủ",
    "kho", "trách nhiệm", "tiếp cận", "luật", "nghị định", "thông tư", "tuyên truyền", "ý thức",
    "phổ biến", "chứa", "từ chối", "thế nào là", "khái niệm",
)  # fmt: skip

# Words between a “no” and the mark: không thuộc độ mật, không phải tài liệu mật.
NO = ("không", "chưa", "giải", "hết", "hạ", "bỏ")
NO_FILLERS = _words(
    "phải thuộc có chứa là bí tài liệu văn bản nội dung độ danh mục nhà nước dấu công đóng mang "
    "gồm bao thông tin phạm vi diện loại hồ sơ"
)

SURNAMES = _words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn trịnh "
    "trương lâm mai tô tạ chu hà cao thái châu tống lương quách lưu vương đàm khuất triệu phùng "
    "kiều thạch tăng nghiêm ông mạc nông hứa kim la từ lục giang cù văn doãn bạch đồng thân "
    "tôn chử ninh lại khổng"
)
PEOPLE = _words("ông bà anh chị đ/c cháu em cô chú bác")

# File names are often typed without marks, where mat may also be mất, mặt, mắt or mát.
NAME_BEFORE = _words(
    "bao bi co than can trang tui soi ong gan duong ri nuoc lay gap hop ra vang be tien thay khuon "
    "lanh nguoi tam nhan bi_bao dat nong doi rua hai mot be_be giam that tri da mo dau nguoi ten "
    "lam tranh cua lac thoi thoang gio de toan xay bo dia khach nhieu chong"
)
NAME_AFTER = _words(
    "tran bang ong do khau ma thiet ho the tien giay troi dat cat noi tich phang trai phai truoc "
    "duong nuoc luoi tuong hang dien vi doi kinh mia hoa gau thu thuoc may mau han can hieu xa "
    "sach na quyen tay hai mu chi dao doan"
)
