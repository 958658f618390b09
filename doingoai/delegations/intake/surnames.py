"""
Short lists of common family names, and which countries put the family name first.

Compiled by hand from common knowledge, only to tell the parts of a name apart; a name that is in
no list is read by the custom of the country and, where that leaves a choice, with a doubt.
"""

import re

from doingoai.directory.surnames import VIETNAMESE
from doingoai.foundation.folding import fold
from doingoai.foundation.word_set import word_set

CERTAIN_VIETNAMESE = word_set(
    "nguyen tran pham huynh hoang phan bui dang trinh dinh doan truong ngo"
)
"""Family names that point to Viet Nam even without accents and without a country."""

VIETNAMESE_COMPOUNDS = (
    ("cong", "tang", "ton", "nu"),
    ("cong", "huyen", "ton", "nu"),
    ("huyen", "tang", "ton", "nu"),
    ("huyen", "ton", "nu"),
    ("cong", "ton", "nu"),
    ("ton", "that"),
    ("ton", "nu"),
    ("au", "duong"),
    ("hoang", "phu"),
    ("tu", "ma"),
    ("tu", "do"),
)
"""Family names of several words; the longest that fits is taken."""

CHINESE = word_set(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song "
    "zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia "
    "ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao "
    "kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian yin chang lai gong wen pang "
    "ouyang sima zhuge shangguan situ lv geng lei qi tao an ge jiao niu "
    "chan cheung wong lam lee ng ho leung lau tsang kwok chow yeung tse yip chiu cheuk choi chung "
    "fung hui ip kan kwan kwong lai lo lui mak mok pang poon siu szeto tam to tong tsui yau yim yuen "
    "tsai hsu hsieh chou hung kuo teng hsiao tseng tsao chiang chien chuang koh goh teo toh neo quek "
    "chua sim chong chin khoo lim ong tay yeo low foo loh ang gan"
)
KOREAN = word_set(
    "kim lee park choi jung jeong chung kang cho yoon yun jang chang lim im han oh seo suh shin kwon "
    "hwang ahn an song ryu yoo yu hong jeon ko go moon mun yang bae baek pae heo hur nam sim shim noh "
    "roh ha kwak sung seong cha joo ju woo koo gu min jin na ji um eom won chae cheon bang kong hyun "
    "ham byun yeom choo do so seok sun sul ma gil yi ri rhee pak jo pyo myung namgung hwangbo jegal"
)
JAPANESE = word_set(
    "sato suzuki takahashi tanaka watanabe ito itoh yamamoto nakamura kobayashi kato yoshida yamada "
    "sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto "
    "yamashita ishikawa nakajima maeda fujita ogawa goto okada hasegawa murakami kondo ishii saito "
    "sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa nakano "
    "harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita hara shibata sakai kudo "
    "yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai kawasaki sugiyama "
    "sakurai murata kikuchi arai nomura matsui noguchi sugawara ishihara honda kubo kishida"
)
HUNGARIAN = word_set(
    "nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz "
    "lakatos meszaros olah simon racz fekete szilagyi torok feher balazs gal szucs kocsis pinter "
    "fodor orsos szalai sipos magyar lukacs gulyas biro kiraly katona laszlo jakab bogdan balog"
)

BY_COUNTRY: dict[str, frozenset[str]] = {
    "VN": VIETNAMESE,
    "CN": CHINESE,
    "TW": CHINESE,
    "HK": CHINESE,
    "MO": CHINESE,
    "SG": CHINESE,
    "MY": CHINESE,
    "KR": KOREAN,
    "KP": KOREAN,
    "JP": JAPANESE,
    "HU": HUNGARIAN,
}

ONE_NAME = frozenset({"ID", "MM", "AF", "BT", "IN", "LK", "PK", "BD", "TL", "MN"})
"""Countries where a person may have a single name."""

NO_FAMILY = frozenset({"MM", "BT"})
"""Countries without family names: the whole name is the given name."""

TWO_FAMILY_NAMES = frozenset(
    {"ES", "MX", "AR", "CO", "PE", "VE", "CL", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV"}
    | {"NI", "CR", "PA", "UY", "GQ"}
)
"""Spanish-speaking countries: father's and mother's family names follow the given names."""

FRENCH_SPEAKING = frozenset(
    {"FR", "BE", "CH", "LU", "MC", "SN", "CI", "ML", "MA", "TN", "DZ", "CD"}
)

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|"
    r"a|o|e|i|u))"
)
PINYIN = re.compile(rf"{_SYLLABLE}(?:['-]?{_SYLLABLE}){{0,2}}")
MIDDLE_VIETNAMESE = word_set(
    "van thi duc ngoc thanh minh huu quang xuan hong thu ba dinh cong manh kim"
)


def looks_chinese(word: str) -> bool:
    """Whether a word could be one to three Chinese syllables in Latin letters."""
    return len(word) > 1 and PINYIN.fullmatch(fold(word)) is not None
