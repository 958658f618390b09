"""What a guest does not eat, and the dishes that contain it: words only, for reading menus."""

import re
from dataclasses import dataclass

from doingoai.delegations.findings.wording import holds_any
from doingoai.foundation.folding import accents

_FISH = ("cá", "fish", "salmon", "tuna", "cá hồi")
_SHELLFISH = (
    *("tôm", "cua", "mực", "ghẹ", "sò", "ngao", "nghêu", "hàu", "bào ngư", "hải sản"),
    *("shrimp", "prawn", "crab", "squid", "lobster", "oyster", "clam", "seafood", "shrimps"),
    *("prawns", "oysters", "clams", "abalone"),
)
_PORK = ("lợn", "heo", "giăm bông", "pork", "ham", "bacon")
_BEEF = ("bò", "bê", "beef", "veal", "steak")
_MEAT = (
    *("thịt", "gà", "vịt", "ngan", "ngỗng", "cừu", "dê", "chim", "sườn"),
    *("chicken", "duck", "goose", "lamb", "mutton", "meat"),
)


@dataclass(frozen=True, slots=True)
class Diet:
    """Words that ask for a diet, dishes against it, and words that show it was thought of."""

    asked: tuple[str, ...]
    against: tuple[str, ...]
    served: tuple[str, ...] = ()


DIETS = (
    Diet(
        asked=("ăn chay", "chay", "vegetarian", "vegan", "no meat", "không ăn thịt"),
        against=(*_MEAT, *_PORK, *_BEEF, *_FISH, *_SHELLFISH),
        served=("chay", "vegetarian", "vegan"),
    ),
    Diet(
        asked=("halal", "hồi giáo", "đạo hồi", "muslim", "kosher", *_PORK),
        against=_PORK,
        served=("halal", "kosher"),
    ),
    Diet(asked=("hindu", "ấn độ giáo", *_BEEF), against=_BEEF),
    Diet(asked=("hải sản", "seafood"), against=(*_SHELLFISH, *_FISH)),
    Diet(asked=("shellfish", "tôm", "cua", "shrimp", "prawn", "crab"), against=_SHELLFISH),
    Diet(asked=("cá", "fish"), against=_FISH),
    Diet(
        asked=("lạc", "đậu phộng", "peanut", "peanuts", "nut", "nuts", "các loại hạt"),
        against=("lạc", "đậu phộng", "hạt điều", "peanut", "peanuts", "cashew", "almond", "walnut"),
    ),
    Diet(
        asked=("sữa", "dairy", "lactose", "milk"),
        against=("sữa", "phô mai", "pho mát", "cheese", "cream", "milk", "yoghurt", "yogurt"),
    ),
    Diet(asked=("trứng", "egg", "eggs"), against=("trứng", "egg", "eggs", "omelette")),
    Diet(
        asked=("rượu", "bia", "alcohol"),
        against=("rượu", "rượu vang", "bia", "wine", "beer", "champagne"),
    ),
)

# "Does not eat pork" is no vegetarian; soy milk is no milk.
_NO_ONE_MEAT = re.compile(r"(không ăn thịt|no meat) (?=\w)")
_ONLY_IN_NAME = re.compile(r"sữa đậu nành|sữa dừa|soy milk|coconut milk|cream of \w+")
_NO_DIET = frozenset(
    {"", "-", "không", "không có", "bình thường", "none", "no", "n/a", "nil", "normal"}
)


def has_diet(text: str) -> bool:
    """Tell whether a diet is asked for at all: "không", "none" are not."""
    return accents(text).strip(" .") not in _NO_DIET


def known_diets(text: str) -> tuple[Diet, ...]:
    """Give the diets that a text asks for; none when its words are not understood."""
    asked = _NO_ONE_MEAT.sub("", accents(text))
    return tuple(diet for diet in DIETS if holds_any(asked, diet.asked))


def dish_against(diet: Diet, menu: str) -> str:
    """Find a word of the menu that goes against a diet, unless the menu serves that diet."""
    read = _ONLY_IN_NAME.sub(" ", accents(menu))
    return "" if holds_any(read, diet.served) else holds_any(read, diet.against)
