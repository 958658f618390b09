"""Words by which the elements of a paper are known; folded spelling unless said otherwise."""

import re

NATIONAL_TITLE = "cong hoa xa hoi chu nghia viet nam"
MOTTO_LETTERS = "doclaptudohanhphuc"
PARTY_TITLE = "dang cong san viet nam"
POSTS = (
    "giam doc", "pho giam doc", "chu tich", "pho chu tich", "chanh van phong",
    "pho chanh van phong", "truong phong", "pho truong phong", "truong ban", "pho truong ban",
    "tong giam doc", "pho tong giam doc", "cuc truong", "pho cuc truong", "vu truong",
    "pho vu truong", "bo truong", "thu truong", "bi thu", "pho bi thu", "hieu truong",
    "pho hieu truong", "chanh thanh tra", "pho chanh thanh tra", "thu truong co quan",
    "quyen giam doc", "truong doan", "chu tri", "chu toa", "thu ky", "nguoi lap", "nguoi lap bieu",
    "ke toan", "ke toan truong",
)  # fmt: skip

HEAD_LONGEST = 40
LONGEST_HEAD_LINE = 160
NUMBER_LINE = re.compile(r"^so\s*[:.]?[\d.…_\s]*(?:/|$)")
PLACE_DATE = re.compile(r"^.{0,60}\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b.{0,12}$")
ADDRESSED = re.compile(r"^kinh gui\b")
ATTACHED = re.compile(r"^\(?kem theo (?:quyet dinh|nghi quyet|thong tu|nghi dinh)\b")
RECIPIENTS = re.compile(r"^noi nhan\b")
BASIS = re.compile(r"^(?:can cu|xet|theo de nghi)\b")
AUTHORITY = re.compile(r"^(?:K/?T|T/?M|T/?L|TUQ|T/U/Q|Q)(?:[./]\s*|\s+)(?=[A-ZÀ-ỸĐ])")
ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s+)?(?P<number>[ivxlc]+|\d+|[a-z]))?[.:]?$")
ORDER = re.compile(r"^(?:quyet dinh|quyet nghi)\s*:$")
VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.I
)
LETTER = re.compile(r"[^\W\d_]")
LETTER_SUBJECT = re.compile(r"^v/v\b")
