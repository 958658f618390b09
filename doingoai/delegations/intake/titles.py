"""Words that show a text to be a position, and the role it gives in the delegation."""

import re
from functools import lru_cache

from doingoai.delegations.states import HostRole, MemberRole
from doingoai.foundation.folding import accents, fold

REMEMBERED = 8_192
"""Texts of which the answer is kept: lists repeat their positions and bodies."""

ENGLISH = (
    "mayor|deputy|director|head|minister|ambassador|president|chairman|chairwoman|chairperson|chair|"
    "governor|secretary|officer|manager|ceo|cfo|coo|cto|consul|counsellor|counselor|attach[eé]|"
    "adviser|advisor|assistant|interpreter|translator|journalist|reporter|photographer|dean|rector|"
    "member|representative|expert|specialist|coordinator|councill?or|commissioner|chief|vice|spouse|"
    "wife|husband|partner|founder|owner|executive|trainee|intern|protocol|liaison|department|bureau|"
    "division|ministry|embassy|university|company|office|city|council|committee|chamber|institute|"
    "of|for|and|the|co\\.|ltd|inc|gmbh|clerk|analyst|lecturer|teacher|student|engineer|delegate"
)
VIETNAMESE = (
    "giám đốc|tổng giám đốc|phó|trưởng|chủ tịch|thị trưởng|tỉnh trưởng|thống đốc|đại sứ|bí thư|"
    "chánh|tham tán|tùy viên|phiên dịch|phu nhân|phu quân|trợ lý|chuyên viên|lãnh sự|phòng|sở|"
    "ủy ban|công ty|phóng viên|đoàn|cục|vụ|bộ|hiệu trưởng|viện|văn phòng|thành viên|cán bộ|nhân viên|"
    "ubnd|hđnd|đại diện|chủ nhiệm|điều phối viên|giảng viên|kỹ thuật viên|lái xe|lễ tân|tháp tùng"
)
ENGLISH_LITTLE = (
    "of|for|and|the|at|by|to|in|with|on|from|welcome|arrival|departure|visit|meeting|lunch|dinner|"
    "talks|call|signing|ceremony|airport|working"
)
ENGLISH_WORD = re.compile(rf"(?<!\w)(?:{ENGLISH}|{ENGLISH_LITTLE})(?!\w)")
POSITION_EN = re.compile(rf"(?<!\w)(?:{ENGLISH})(?!\w)")
POSITION_VI = re.compile(rf"(?<!\w)(?:{VIETNAMESE})(?!\w)")
VIETNAMESE_ONLY = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
BRACKETED = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")

MEMBER_ROLES: tuple[tuple[MemberRole, str], ...] = (
    (
        MemberRole.DEPUTY,
        r"pho (truong )?doan|(deputy|vice|co-?) ?-?(head|leader)( of (the )?delegation)?|"
        r"deputy (chief|chef) de (mission|delegation)|dhod",
    ),
    (
        MemberRole.SPOUSE,
        r"phu nhan|phu quan|spouse|wife|husband|vo|chong|accompanying person|partner|vo/chong",
    ),
    (
        MemberRole.HEAD,
        r"(truong|trung) doan|(head|leader|chief|chair)( of (the )?(\w+ )?delegation| of mission)?|"
        r"(delegation|mission|group|team) (head|leader)|hod|chef de delegation|h\.o\.d\.?",
    ),
    (MemberRole.INTERPRETER, r"phien dich( vien)?|interpreter|translator|thong dich"),
    (
        MemberRole.PRESS,
        r"phong vien|bao chi|nha bao|press|media|journalist|reporter|photographer|cameraman|"
        r"quay phim|truyen thong|chup anh",
    ),
    (
        MemberRole.SUITE,
        r"tuy tung|thap tung|suite|security( officer)?|bao ve|can ve|bodyguard|entourage|"
        r"support staff|staff|aide|phuc vu|lai xe|driver|bac si",
    ),
    (
        MemberRole.MEMBER,
        r"thanh vien|member( of (the )?delegation)?|delegation member|delegate|dai bieu|uy vien|"
        r"participant|tv",
    ),
)
ROLES_BY_POSITION: tuple[tuple[MemberRole, str], ...] = (
    (MemberRole.INTERPRETER, r"(phien dich|interpreter|translator|thong dich)\b"),
    (MemberRole.SPOUSE, r"(phu nhan|phu quan|spouse|wife|husband)\b"),
    (
        MemberRole.PRESS,
        r"(phong vien|nha bao|journalist|reporter|photographer|camera ?man|quay phim)\b",
    ),
)
HOST_ROLES: tuple[tuple[HostRole, str], ...] = (
    (HostRole.INTERPRETER, r"phien dich( vien)?|interpreter|translator"),
    (HostRole.LIAISON, r"(can bo|si quan|chuyen vien)? ?lien lac|liaison( officer)?|dau moi"),
    (HostRole.PROTOCOL, r"(can bo )?le tan|protocol( officer)?|nghi le"),
    (HostRole.DRIVER, r"lai xe|driver|tai xe"),
    (
        HostRole.LEADER,
        r"chu tri( (tiep|doan))?|truong doan( (phia )?viet nam)?|lanh dao chu tri|host( leader)?|"
        r"leader|head|chu nha|lanh dao tiep|chu tiec",
    ),
    (HostRole.PARTICIPANT, r"tham du|thanh phan|thanh vien|participants?|du|cung (du|tiep)|member"),
)


@lru_cache(maxsize=REMEMBERED)
def sounds_like_position(text: str) -> bool:
    """Whether a text names a post or a body, in English or Vietnamese, rather than a person."""
    return bool(POSITION_EN.search(text.lower()) or POSITION_VI.search(accents(text)))


@lru_cache(maxsize=REMEMBERED)
def is_vietnamese(text: str) -> bool:
    """Whether a text is written in Vietnamese; `Arrival at Nội Bài airport` is not."""
    return _vietnamese_words(text) > _english_words(text)


@lru_cache(maxsize=REMEMBERED)
def is_english(text: str) -> bool:
    """Whether a text is written in English, told by its little words and the words of posts."""
    english = _english_words(text)
    return english > 0 and english >= _vietnamese_words(text)


def _vietnamese_words(text: str) -> int:
    lettered = [word for word in text.lower().split() if VIETNAMESE_ONLY.search(word)]
    posts = " ".join(found[0] for found in POSITION_VI.finditer(accents(text))).split()
    return max(len(lettered), len(posts))


def _english_words(text: str) -> int:
    return len(ENGLISH_WORD.findall(text.lower()))


@lru_cache(maxsize=REMEMBERED)
def member_role(text: str) -> MemberRole | None:
    """The role a whole text names (`Trưởng đoàn`, `Head of Delegation`); None for anything else."""
    return next((role for role, words in MEMBER_ROLES if _whole(words, text)), None)


@lru_cache(maxsize=REMEMBERED)
def host_role(text: str) -> HostRole | None:
    """The role of a host that a whole text names (`Chủ trì tiếp`, `Interpreter`)."""
    return next((role for role, words in HOST_ROLES if _whole(words, text)), None)


@lru_cache(maxsize=REMEMBERED)
def role_within(text: str) -> MemberRole | None:
    """The head or deputy head that a position mentions in passing: `Mayor (Head of Delegation)`."""
    for role, words in MEMBER_ROLES:
        if role not in {MemberRole.HEAD, MemberRole.DEPUTY}:
            continue
        for part in re.split(r"[()\[\],;/–—-]+", fold(text)):
            named = "doan" in part or "delegation" in part or part.strip() == "hod"
            if named and re.fullmatch(words, part.strip()):
                return role
    return None


@lru_cache(maxsize=REMEMBERED)
def without_role(text: str, role: MemberRole) -> str:
    """Take a role in brackets out of a position: `Mayor (Head of Delegation)` is `Mayor`."""
    bare = BRACKETED.sub(lambda found: "" if role_within(found[1]) == role else found[0], text)
    return bare.strip() or text


@lru_cache(maxsize=REMEMBERED)
def role_by_position(text: str) -> MemberRole | None:
    """The role that a position itself is: `Interpreter`, `Spouse of the Mayor`, `Phóng viên …`."""
    plain = fold(text).strip()
    begins = next((role for role, words in ROLES_BY_POSITION if re.match(words, plain)), None)
    whole = member_role(text)
    return begins or (whole if whole in {MemberRole.SUITE, MemberRole.PRESS} else None)


def _whole(words: str, text: str) -> bool:
    return re.fullmatch(rf"(?:{words})", " ".join(fold(text).strip(" .()*").split())) is not None
