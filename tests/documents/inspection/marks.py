"""Texts that bear a mark of State secrecy, and texts that only look like it. All invented."""

from itertools import product

STYLES = {
    "Mật": ("Mật", "MẬT", "mật"),
    "Tối mật": ("Tối mật", "TỐI MẬT", "tối mật"),
    "Tuyệt mật": ("Tuyệt mật", "TUYỆT MẬT", "tuyệt mật"),
}

ANY_CASE = (
    "{}",
    "  {}  ",
    "({})",
    "[{}]",
    "*{}*",
    "{}.",
    "«{}»",
    "Độ mật: {}",
    "Độ mật : {}",
    "ĐỘ MẬT: {}",
    "Mức độ mật: {}",
    "Mức độ mật = {}",
    "Độ bảo mật: {}",
    "Cấp độ mật: {}",
    "Độ: {}",
    "Loại: {}",
    "Dấu {}",
    "Đóng dấu {}",
    "Đã đóng dấu {} ngày 05/02/2026",
    "Văn bản loại {} của đơn vị",
    "Thuộc diện {}",
    "Chế độ {}",
    "Phân loại: {}",
    "Công văn {} về việc đón đoàn",
    "Công văn {} số 12/SNgV-LT",
    "Văn bản {}",
    "Tài liệu {} gửi kèm",
    "Hồ sơ {} chuyến thăm",
    "Báo cáo {} gửi Thành ủy",
    "Tờ trình {} xin ý kiến",
    "Kế hoạch {} đón đoàn khách",
    "Công điện {} ngày 05 tháng 02 năm 2026",
    "Xử lý công văn {} số 05/CV",
    "Bản đồ {} khu vực biên giới",
    "Cuộc họp {} chiều thứ Hai",
    "Phụ lục {} kèm theo",
    "Thông tin {} về lịch trình",
    "☒ {}",
    "[x] {}",
    "Số 15/BC-SNgV ({})",
    "Đề án ({}) trình Ban Thường vụ",
    "Hỏa tốc, {}",
    "{} - Khẩn",
    "Dòng đầu\n{}\nDòng cuối",
    "Trích yếu\t{}\tHà Nội",
)

CAPITAL = (
    "{} - Công văn số 5",
    "{}: Kế hoạch đón đoàn",
    "{}, Kế hoạch đón đoàn",
    "Kế hoạch đón đoàn - {}",
    "Kế hoạch đón đoàn – {}",
    "Kế hoạch đón đoàn, {}",
    "Công văn số 12 / {}",
    "Độ {}",
    "Bí mật nhà nước độ {}",
    "Mức độ {}",
    "Độ mật {}",
    "“{}”",
    "Lịch làm việc: {}",
)

UPPER = (
    "Số 12/SNgV-LT {} ngày 05/02/2026",
    "KẾ HOẠCH ĐÓN ĐOÀN {}",
    "CÔNG VĂN {}",
    "Gửi anh Thử bản này {} nhé",
    "{} BÁO CÁO KẾT QUẢ CHUYẾN THĂM",
    "LỊCH TIẾP KHÁCH {} THÁNG NĂM",
)

TYPED_PLAIN = {
    "Mật": ("MAT", "(MAT)", "[MAT]", "Do mat: Mat", "DO MAT: MAT", "do mat: mat", "Cong van mat",
            "CONG VAN MAT so 5", "tai lieu mat gui kem", "MAT - Ke hoach don doan",
            "Ke hoach don doan - MAT", "Dau MAT", "M A T"),
    "Tối mật": ("TOI MAT", "(Toi mat)", "Do mat: toi mat", "cong van toi mat", "DAU TOI MAT"),
    "Tuyệt mật": ("TUYET MAT", "tuyet mat", "Do mat: Tuyet mat", "Cong van tuyet mat so 3"),
}  # fmt: skip

DISGUISED = {
    "Mật": ("M Ậ T", "M.Ậ.T", "M-Ậ-T", "МẬТ", "ＭẬＴ", "M\u00adẬT", "M\u200bẬT", "MA\u0323\u0302T",
            "M\u202eẬT", "(МẬТ)", "M  Ậ  T", "TỐI\nMẬT", "Ｍật"),
    "Tối mật": ("T Ố I M Ậ T", "T Ố I  M Ậ T", "TỐI  MẬT", "TỐI-MẬT", "TỐI_MẬT", "TỐI\u00a0MẬT",
                "TỐIMẬT", "TO\u0302\u0301I MA\u0323\u0302T", "ТỐІ МẬТ", "TỐI.MẬT"),
    "Tuyệt mật": ("T U Y Ệ T M Ậ T", "TUYỆT  MẬT", "TUYỆT-MẬT", "TUYỆTMẬT", "tuyệt\u200b mật",
                  "TUYỆT\u00a0MẬT", "ТUYỆТ MẬТ", "Tuyệt\u2060mật"),
}  # fmt: skip

FILE_NAMES = {
    "Mật": (
        "CV_MAT.docx", "CV-MAT.pdf", "cv mat.docx", "12-CV-MAT.pdf", "MAT_ke hoach.docx",
        "KH don doan (MAT).docx", "KH đón đoàn (Mật).docx", "Mật - Công văn 15.docx",
        "Báo cáo MẬT.docx", "bao cao mật.pdf", "congvanmat.docx", "CVMAT.pdf", "CvMat.docx",
        "05_BC_SNgV_mat_2026.docx", "[MẬT] Kế hoạch.docx", "Ke hoach don doan mat.docx",
        "tai lieu mat.zip", "MẬT.pdf", "mật.pdf", "mat.pdf", "Mat.docx", "MAT.xlsx",
        "Công văn mật số 5.doc", "QD-15-MAT.docx", "to trinh-mat-ban 2.docx", "MA\u0323\u0302T.pdf",
        "CV\u200b_MAT.docx", "M.A.T.pdf", "hosomat.pdf", "Dự thảo.MẬT.docx", "2026.02.05 MAT.pdf",
    ),
    "Tối mật": (
        "TOI MAT.docx", "toi_mat_12.pdf", "CV-ToiMat.docx", "Tối mật - báo cáo.docx",
        "KH_TOIMAT.xlsx", "bao cao (toi mat).docx", "tối_mật.pdf", "TỐI MẬT 15.docx",
        "toimat.docx", "cv_toi-mat.docx",
    ),
    "Tuyệt mật": (
        "TUYET MAT.docx", "tuyet_mat.pdf", "TuyetMat_05.docx", "Tuyệt mật.docx",
        "BC-TUYET-MAT.pdf", "tuyetmat.xlsx", "TUYỆT_MẬT_kế hoạch.docx",
    ),
}  # fmt: skip


def refused() -> list[tuple[str, str]]:
    """Give every text with the level it must be refused for."""
    cases = []
    for level, (title, upper, lower) in STYLES.items():
        cases += [(shape.format(m), level) for shape, m in product(ANY_CASE, (title, upper, lower))]
        cases += [(shape.format(m), level) for shape, m in product(CAPITAL, (title, upper))]
        cases += [(shape.format(upper), level) for shape in UPPER]
    for table in (TYPED_PLAIN, DISGUISED, FILE_NAMES):
        cases += [(text, level) for level, texts in table.items() for text in texts]
    return cases


INNOCENT = tuple(
    line
    for line in """
Quy chế bảo mật thông tin
bảo mật
BẢO MẬT
Bảo mật dữ liệu cá nhân
KẾ HOẠCH BẢO MẬT THÔNG TIN
Công tác bảo vệ bí mật nhà nước
BẢO VỆ BÍ MẬT NHÀ NƯỚC
Luật Bảo vệ bí mật nhà nước
Cam kết bảo mật với đối tác
Thỏa thuận bảo mật (NDA)
Hồ sơ bảo mật của hệ thống
Mức độ bảo mật cao
Độ bảo mật: cao
Quan hệ mật thiết giữa hai thành phố
QUAN HỆ MẬT THIẾT
gắn bó mật thiết
Mối liên hệ mật thiết, lâu dài
Tặng phẩm: mật ong rừng
MẬT ONG BẠC HÀ HÀ GIANG
Hộp mật ong bạc hà 500 ml
Mật ong
mật ong
Mật ong hoa nhãn
Trà mật ong
Bánh mật
BÁNH MẬT
Kẹo mật ong
Mật độ dân số
mật độ giao thông
Mật độ: 2.500 người/km²
MẬT ĐỘ DÂN CƯ
Mật khẩu
mật khẩu đăng nhập
MẬT KHẨU
Đổi mật khẩu lần đầu
Mật mã học
Ban Cơ yếu, Viện Khoa học mật mã
Học viện Kỹ thuật mật mã
HỌC VIỆN KỸ THUẬT MẬT MÃ
Bữa tiệc thân mật
Không khí thân mật, cởi mở
TIỆC THÂN MẬT
Gặp mặt thân mật cuối năm
Viện Cơ mật triều Nguyễn
DI TÍCH VIỆN CƠ MẬT
cơ mật
Tuần trăng mật
TRĂNG MẬT Ở HẠ LONG
tuần trăng mật của vợ chồng Jane Sample
Túi mật
phẫu thuật túi mật
SỎI MẬT
Sỏi mật, không ăn đồ béo
gan mật
Bệnh viện có khoa Gan mật tụy
KHOA GAN MẬT
Khách dị ứng với mật ong
Thực đơn: gà nướng mật ong
Rỉ mật
rỉ mật mía
Mật mía Nghệ An
MẬT MÍA
Nước mật
ong hút mật
ong lấy mật
mật hoa
Mật vụ
đội mật vụ bảo vệ nguyên thủ
Mật thư trong trò chơi lớn
mật thám Pháp
mật nghị hồng y
Mật nghị Hồng y năm 2025
mật lệnh
mật danh
Mật danh chiến dịch trong phim
Mật tông
Phật giáo Mật tông
mật chỉ của vua
mật dụ
mật tấu
mật đàm
mật báo viên
mật ước
mật hiệu
cẩn mật
canh phòng cẩn mật
CANH GÁC CẨN MẬT
tế mật
Ông Nguyễn Văn Mật
NGUYỄN VĂN MẬT
Ông NGUYỄN VĂN MẬT, Giám đốc
Bà Trần Thị Mật
Lê Mật
LÊ MẬT
Trưởng đoàn: Nguyễn Mật
Danh sách: Phạm Văn Mật, Lê Thử
Ông Mật
bà Mật
Bà MẬT
Đặng Mật - chuyên viên
Làng Lệ Mật
Làng rắn Lệ Mật, phường Việt Hưng
LÀNG LỆ MẬT
Thăm làng Lệ Mật
xã Mật Sơn
phường Mật Sơn
Chùa Mật Sơn
Đường Mật Sơn, Thanh Hóa
Độ mật:
Độ mật: Không
Độ mật: Thường
Độ mật: không
Độ mật: —
ĐỘ MẬT:
ĐỘ MẬT: THƯỜNG
độ mật
Độ mật
Mức độ mật: không có
☐ Mật
☐ Tối mật
☐ Tuyệt mật
Độ mật: ☐ Mật ☐ Tối mật ☐ Tuyệt mật
[ ] Mật [ ] Tối mật [ ] Tuyệt mật
□ Mật
Có ba độ mật: Tuyệt mật, Tối mật và Mật
Không soạn thảo tài liệu Mật, Tối mật, Tuyệt mật trên máy nối mạng
Các dấu TUYỆT MẬT, TỐI MẬT, MẬT được khắc theo mẫu
Không mật
Tài liệu không mật
Văn bản không thuộc độ mật
Không phải tài liệu mật
Không có nội dung mật
Đã giải mật
Hồ sơ đã giải mật năm 2020
Tài liệu giải mật
giải mật
Quy định về quản lý văn bản mật
Quản lý tài liệu mật theo quy định
Sổ đăng ký văn bản mật
Nghiêm cấm gửi tài liệu mật qua thư điện tử
Không gửi tài liệu mật qua mạng
Công tác quản lý hồ sơ mật
Tập huấn bảo vệ tài liệu tối mật
Tủ lưu trữ tài liệu mật
Máy tính soạn thảo văn bản mật
Làm lộ thông tin mật bị xử lý theo luật
Phân loại tài liệu mật
Bảo vệ tài liệu tuyệt mật
Tôi mất hộ chiếu
tôi mất
TÔI MẤT HỘ CHIẾU
Giấy tờ bị mất
Hồ sơ mất
Tài liệu mất
Mất điện
vắng mặt
Có mặt lúc 8 giờ
CÓ MẶT
Ra mắt
LỄ RA MẮT
Gặp mặt
GẶP MẶT ĐẦU XUÂN
Mặt trận Tổ quốc Việt Nam
MẶT TRẬN TỔ QUỐC VIỆT NAM
Mặt trời
Tiền mặt
TIỀN MẶT
Thay mặt lãnh đạo thành phố
THAY MẶT
Nước mát
Mát mẻ
Bề mặt
tối mặt
Bận tối mắt
tới mắt
format
automatic
The automat is out of order
diplomatic
Information matters
Mathematics
Mat Sample
Matthew Sample
floor mat
yoga mat
a mat
Check mate
material
MATERIAL
Toi mat ho chieu hom qua
gap mat dau xuan
tien mat
mat ong
mat do dan so
bao mat
bi mat
Doan da co mat
MAT TRAN TO QUOC
thay mat doan
hop mat
Số: 15/QĐ-SNgV
Hà Nội, ngày 05 tháng 02 năm 2026
Độc lập - Tự do - Hạnh phúc
Kính gửi: Cục Lễ tân Nhà nước
Đón tiếp nồng hậu, thân mật
Chuyến thăm riêng tư
Mời dự tiệc
Chữ mật trong từ điển
từ “mật” có nhiều nghĩa
Một lọ mật
Hai chai mật
nuôi ong lấy mật
ĐẶC SẢN MẬT ONG RỪNG U MINH
CHAI MẬT
lúa mật
ngọt như mật
rót mật vào tai
đường mật
ĐƯỜNG MẬT
Nghệ mật ong
Khoai lang mật
mật gấu
cấm buôn bán mật gấu
MẬT GẤU
mật heo
rượu mật rắn
nấu mật
chính sách bảo mật của trang
Điều khoản bảo mật
Bảo mật hai lớp
Mã bảo mật: 000000
An toàn, bảo mật
AN TOÀN BẢO MẬT
Bí mật kinh doanh
bí mật đời tư
BÍ MẬT
bí mật
""".splitlines()
    if line.strip()
)

INNOCENT_NAMES = (
    "bao_mat.docx", "Quy che bao mat.pdf", "Quy chế bảo mật.docx", "bi-mat-kinh-doanh.pdf",
    "mat_ong.xlsx", "Bảng giá mật ong.xlsx", "mat do dan so.csv", "gap_mat_dau_xuan.docx",
    "Gap mat 2026.pdf", "ra_mat_cuon_sach.docx", "danh sach co mat.xlsx", "vang_mat.csv",
    "mat_tran_to_quoc.docx", "MAT TRAN TO QUOC.pdf", "tien_mat.xlsx", "thay mat lanh dao.docx",
    "mat ho chieu.pdf", "Toi mat ho chieu.docx", "Mặt trận Tổ quốc.docx", "Có mặt.xlsx",
    "mất hộ chiếu.docx", "format.docx", "Format_mau.docx", "diplomatic note.docx", "material.pdf",
    "Nguyễn Văn Mật.jpg", "Lê Mật - hộ chiếu.png", "Trần Thị Mật.png", "mat khau.txt",
    "Mật khẩu.txt", "mật độ.csv", "Quan hệ mật thiết.docx", "thân mật.jpg", "ve mat tien.docx",
    "hop mat can bo huu tri.docx", "be mat.png", "khuon_mat.jpg", "KH 15 SNgV.docx", "automat.txt",
    "Lệ Mật.docx", "mattress.csv", "bánh mật.jpg", "trang_mat.jpg", "co mat.csv",
)  # fmt: skip
