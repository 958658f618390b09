"""Words of programmes: what kind of thing happens, and what kind of place it happens at."""

import re

from doingoai.delegations.intake.choices import choice_named
from doingoai.directory.states import PlaceKind
from doingoai.foundation.folding import clean, fold
from doingoai.programme.states import ItemKind

KINDS: tuple[tuple[ItemKind, str], ...] = (
    (ItemKind.SIGNING, r"ky ket|le ky|ky (ban ghi nho|thoa thuan|bien ban)|sign(ing)?( ceremony)?"),
    (
        ItemKind.WORKING_MEAL,
        r"(an|tiec|com|bua) (trua|toi|sang) lam viec|working (lunch|dinner|breakfast|meal)",
    ),
    (
        ItemKind.BANQUET,
        r"chieu dai|da tiec|quoc yen|banquet|gala|reception dinner|(welcome|farewell|official) "
        r"(dinner|lunch|luncheon|reception)|tiec (chao mung|chia tay|toi|trua|chieu dai)|tiec|reception",
    ),
    (
        ItemKind.WORKING_MEAL,
        r"(an|com|bua) (trua|toi|sang)|lunch(eon)?|dinner|breakfast|coffee break|supper",
    ),
    (
        ItemKind.FAREWELL,
        r"tien( \w+)? (doan|khach|ra)|farewell|see(ing)?[- ]off|send[- ]?off|roi (ha noi|viet nam|"
        r"thanh pho)|ra san bay|le tien|ve nuoc|chia tay|depart(ure|s)?( from| for)? (ha ?noi|viet ?nam|"
        r"the airport|noi bai)|departure",
    ),
    (
        ItemKind.AIRPORT_WELCOME,
        r"(don|welcome|arriv\w*|meet(ing)?|greet\w*|den|ha canh|le don)\b.*\b(san bay|airport|noi bai|"
        r"nha ga|ha ?noi|viet ?nam)|arrival|airport welcome|don doan|don khach",
    ),
    (
        ItemKind.CHECK_IN,
        r"nhan phong|check-?in|ve khach san|transfer to (the )?hotel|nghi tai khach san",
    ),
    (
        ItemKind.COURTESY_CALL,
        r"chao xa giao|xa giao|courtesy( call)?|hoi kien|call on|pays? a call|tiep (xa giao|doan)|chao",
    ),
    (ItemKind.PRESS, r"hop bao|press( \w+)?|phong van|interview|bao chi"),
    (
        ItemKind.TALKS,
        r"hoi dam|talks?|lam viec|hop(?! tac| dong)|bilateral|toa dam|working session|meeting|hoi thao|seminar|"
        r"workshop|trao doi|discussion|round ?table|conference|forum",
    ),
    (
        ItemKind.CULTURE,
        r"bieu dien|van nghe|mua roi|performance|show|concert|puppet|xem|giao luu van hoa|opera",
    ),
    (
        ItemKind.VISIT,
        r"tham quan|tham|visits?|tour|sightseeing|dang huong|dat (vong )?hoa|vieng|khao sat|excursion|"
        r"city tour|shopping|mua sam|lay(ing)? (a )?wreath",
    ),
    (ItemKind.FREE, r"tu do|free( time)?|nghi (ngoi|trua)|thoi gian nghi|at leisure|rest"),
    (
        ItemKind.TRANSFER,
        r"di chuyen|transfer|khoi hanh|len xe|depart|move to|drive to|xuat phat|ra xe|flight to|bay (den|ve|tu)",
    ),
)
PLACES: tuple[tuple[PlaceKind, str], ...] = (
    (PlaceKind.AIRPORT, r"san bay|airport|noi bai|nha khach vip|phong vip"),
    (PlaceKind.HOTEL, r"khach san|hotel|resort"),
    (PlaceKind.RESTAURANT, r"nha hang|restaurant|quan an"),
    (
        PlaceKind.OFFICE,
        r"tru so|so |ubnd|uy ban|office|committee|department|embassy|dai su quan|van phong|bo |"
        r"council|ministry|headquarters|city hall|cong ty|company",
    ),
    (
        PlaceKind.SITE,
        r"bao tang|museum|van mieu|temple|den |chua |lang|pho co|old quarter|ho |lake|khu |park|"
        r"nha may|factory|hoang thanh|citadel|truong|university|benh vien|hospital|theatre|nha hat",
    ),
)
ROOM = re.compile(
    r"^(?P<place>.*?)\s*[,;(–—-]\s*(?P<room>(?:phòng|hội trường|sảnh|room|hall|meeting room|tầng|"
    r"P\.|ballroom|lounge|conference room|vip)\b.*?)\)?$|^(?P<place_en>.*?),\s*(?P<room_en>[\w\s]*"
    r"\b(?:room|hall|ballroom|lounge)\b[\w\s]*)$",
    re.IGNORECASE,
)


def item_kind(*texts: str) -> ItemKind | None:
    """What kind of thing the words of an activity name; the kind's own name counts as well."""
    for text in texts:
        plain = fold(text)
        if named := choice_named(text, ItemKind):
            return named
        for kind, words in KINDS:
            if re.search(rf"(?<!\w)(?:{words})(?!\w)", plain):
                return kind
    return None


def place_kind(text: str) -> str:
    """What kind of place the words name, or nothing."""
    plain = fold(text) + " "
    return next((k.value for k, words in PLACES if re.search(rf"(?<!\w)(?:{words})", plain)), "")


def split_room(text: str) -> tuple[str, str]:
    """Part `Trụ sở UBND Thành phố, phòng khách số 2` into the place and its room."""
    found = ROOM.match(text)
    if not found:
        return text, ""
    place = found["place"] or found["place_en"] or ""
    room = found["room"] or found["room_en"] or ""
    return (clean(place), clean(room)) if place.strip() else (text, "")
