"""Numbers and amounts of money in words, as decisions and receipts write them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9

_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH_STEPS = (
    (10**18, "quintillion"),
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
)


def _below_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[ones]] if ones else []
    head = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    special = _AFTER_TEN if tens == 1 else _AFTER_TENS
    return [*head, special.get(ones, _DIGITS[ones])] if ones else head


def _group(number: int, zero: str, *, leading: bool) -> list[str]:
    """Three digits in words; behind other groups hundreds and tens are read even when they are 0."""
    hundreds, rest = divmod(number, 100)
    if leading and not hundreds:
        return _below_hundred(rest)
    link = [zero] if 0 < rest < 10 else []
    return [_DIGITS[hundreds], "trăm", *link, *_below_hundred(rest)]


def _words(number: int, thousand: str, zero: str, *, leading: bool) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    said = [*_words(billions, thousand, zero, leading=leading), "tỷ"] if billions else []
    steps = ((rest // 10**6, "triệu"), (rest // 1000 % 1000, thousand), (rest % 1000, ""))
    for group, name in steps:
        if group:
            said += _group(group, zero, leading=leading and not said)
            said += [name] if name else []
    return said


def number_in_words(number: int, thousand: str = "nghìn", zero: str = "linh") -> str:
    """Say a whole number in Vietnamese with the full "không trăm" that formal papers want."""
    if number == 0:
        return _DIGITS[0]
    said = " ".join(_words(abs(number), thousand, zero, leading=True))
    return f"âm {said}" if number < 0 else said


def money_in_words(amount: int, thousand: str = "nghìn", zero: str = "linh") -> str:
    """Say an amount of đồng as the last line of an estimate does; round thousands end in "chẵn"."""
    said = number_in_words(amount, thousand, zero)
    ending = "đồng chẵn" if amount and amount % 1000 == 0 else "đồng"
    return f"{said[0].upper()}{said[1:]} {ending}"


def _english_below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    said = [_ENGLISH[hundreds], "hundred"] if hundreds else []
    if rest == 0:
        return said
    tens, ones = divmod(rest, 10)
    if rest < 20:
        word = _ENGLISH[rest]
    else:
        word = _ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH[ones]}" if ones else "")
    return [*said, *(["and"] if said else []), word]


def _english_words(number: int) -> list[str]:
    for step, name in _ENGLISH_STEPS:
        many, rest = divmod(number, step)
        if many:
            link = ["and"] if 0 < rest < 100 else []
            return [*_english_words(many), name, *link, *_english_words(rest)]
    return _english_below_thousand(number)


def number_in_words_en(number: int) -> str:
    """Say a whole number in British English ("nine million four hundred thousand")."""
    if number == 0:
        return _ENGLISH[0]
    said = " ".join(_english_words(abs(number)))
    return f"minus {said}" if number < 0 else said
