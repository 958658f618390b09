"""Reading what a row says of a person, guest or host: name, address, position, organisation."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from doingoai.delegations.intake.honorifics import whole_honorific
from doingoai.delegations.intake.list_rows import RowCells
from doingoai.delegations.intake.names import NameReading, read_name
from doingoai.delegations.intake.person_fields import (
    LIMITS,
    is_nothing,
    read_email,
    read_honorific,
    read_languages,
    read_phone,
    read_rank,
    read_sex,
    read_text,
)
from doingoai.delegations.intake.remarks import Change, Doubt, Fault, shown
from doingoai.delegations.intake.row_draft import RowDraft
from doingoai.delegations.intake.titles import is_english, is_vietnamese
from doingoai.directory.naming import PersonName
from doingoai.directory.ranks import guess_rank
from doingoai.directory.states import NameOrder, Sex
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken

_rank_of = lru_cache(maxsize=8_192)(guess_rank)
TWO_LANGUAGES = re.compile(r"\s+[/|]\s+|\n+|\s+[–—]\s+")
PARTS_AS_WRITTEN = ("full_name", "family_name", "middle_name", "given_name", "native_name")
PARTS_OF_NAME = ("full_name", "family_name", "given_name", "middle_name", "native_name")


def read_person_name(draft: RowDraft, country: str) -> NameReading | None:
    """Read the name of a row from one column or from several; a fault when there is none."""
    told = draft.cells.text
    full = told("full_name")
    apart = ", ".join(part for part in (told("family_name"), _given_part(draft, country)) if part)
    source = next((name for name in PARTS_OF_NAME if told(name)), "full_name")
    try:
        reading = read_name(
            full or apart or told("native_name"),
            country=country,
            family_hint=told("family_name") if full else "",
        )
    except RuleBroken as refusal:
        draft.say(source, Fault(code=refusal.code, message=refusal.message, found=shown(full)))
        return None
    for remark in (*reading.changes, *reading.doubts):
        if full or remark.code != "intake.name_order":
            draft.say(source, remark)
    draft.values["name"] = _completed(draft, reading.name)
    return reading


def _given_part(draft: RowDraft, country: str) -> str:
    told = draft.cells.text
    middle, given = told("middle_name"), told("given_name")
    western = country not in {"VN", ""} or draft.custom.english
    parts = (given, middle) if western else (middle, given)
    return " ".join(part for part in parts if part)


def _completed(draft: RowDraft, name: PersonName) -> PersonName:
    """The name with what other columns know better: the given name, the native form, the order."""
    told = draft.cells.text
    given = told("given_name")
    if given and (told("middle_name") or "given_name" in draft.cells.confirmed):
        name = _regrouped(name, len(given.split()))
    order = told("order")
    return PersonName(
        given=name.given,
        family=name.family,
        middle=name.middle,
        order=NameOrder(order) if order in NameOrder.values else name.order,
        native=told("native_name")[: LIMITS["native_name"]] or name.native,
        reading_vi=told("reading_vi")[: LIMITS["reading_vi"]] or name.reading_vi,
    )


def _regrouped(name: PersonName, size: int) -> PersonName:
    if name.order == NameOrder.FAMILY_FIRST:
        words = f"{name.middle} {name.given}".split()
        middle, given = words[:-size], words[-size:]
    else:
        words = f"{name.given} {name.middle}".split()
        given, middle = words[:size], words[size:]
    return PersonName(
        " ".join(given), name.family, " ".join(middle), name.order, name.native, name.reading_vi
    )


def name_of(draft: RowDraft) -> PersonName:
    """The name that was read of the row."""
    name = draft.values["name"]
    assert isinstance(name, PersonName)  # noqa: S101  # read_person_name has just put it there
    return name


def raw_name(cells: RowCells) -> str:
    """The name as it was found, with its honorific, whichever columns held it."""
    parts = ("honorific", *PARTS_AS_WRITTEN)
    return " ".join(text for part in parts if (text := cells.text(part)))[:300]


def read_address(draft: RowDraft, name: NameReading) -> tuple[str, Sex | None]:
    """The honorific and the sex, from their columns and from what stuck to the name."""
    written = draft.cells.text("honorific")
    column = draft.read("honorific", read_honorific) or ""
    known = whole_honorific(written, draft.custom.country) if written else None
    told = draft.read("sex", read_sex)
    sexes = [told, known.sex if known else None, name.sex]
    found = [sex for sex in sexes if sex is not None]
    if len(set(found)) > 1:
        message = _("The honorific and the sex do not agree. Check the sex.")
        doubt = Doubt(code="intake.sex_conflict", message=message, found=written or name.honorific)
        draft.say("sex" if told else "honorific", doubt)
    honorific = " ".join(dict.fromkeys(part for part in (name.honorific, column) if part))
    if found:
        draft.values["sex"] = found[0]
    if honorific:
        draft.values["honorific"] = honorific[: LIMITS["honorific"]]
    return honorific[: LIMITS["honorific"]], found[0] if found else None


def read_in_languages(
    draft: RowDraft,
    kind: str,
    also: tuple[str, ...] = (),
    limits: Mapping[str, int] = LIMITS,
) -> tuple[str, str]:
    """The Vietnamese and the English text of `title`, `organisation` or `bio`."""
    if not also and not draft.cells.cells.keys() & {f"{kind}_vi", f"{kind}_en", kind}:
        return "", ""
    texts = {"vi": "", "en": ""}
    for language, name, text in [*_said(draft, kind), *_beside(kind, also)]:
        reading = read_text(text, limits.get(f"{kind}_{language}", 0))
        for fault in reading.faults:
            draft.say(name, fault)
        if reading.kept or (texts[language] and texts[language] != reading.value):
            draft.keep(name, text)
        else:
            texts[language] = reading.value or ""
    for language, text in texts.items():
        if text:
            draft.values[f"{kind}_{language}"] = text
    return texts["vi"], texts["en"]


def _beside(kind: str, also: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for text in also:
        yield ("vi" if is_vietnamese(text) else "en"), f"{kind}_en", text


def _said(draft: RowDraft, kind: str) -> Iterator[tuple[str, str, str]]:
    """Language, field and text of each cell; a lone column may hold both languages or the other."""
    present = [f for f in (f"{kind}_vi", f"{kind}_en", kind) if f in draft.custom.fields]
    for name in (f"{kind}_vi", f"{kind}_en", kind):
        value = draft.cells.cells.get(name)
        text = draft.cells.text(name)
        if not text or is_nothing(text):
            continue
        if len(present) > 1 or name in draft.cells.confirmed:
            yield ("vi" if name.endswith("_vi") else "en"), name, text
            continue
        raw = value if isinstance(value, str) else text
        yield from _parted(draft, kind, name, raw)


def _parted(draft: RowDraft, kind: str, name: str, raw: str) -> Iterator[tuple[str, str, str]]:
    parts = [clean(part) for part in TWO_LANGUAGES.split(raw) if part.strip()]
    vietnamese = [part for part in parts if is_vietnamese(part)]
    if len(parts) == 2 and len(vietnamese) == 1:
        other = next(part for part in parts if part not in vietnamese)
        yield "vi", name, vietnamese[0]
        yield "en", name, other
        return
    text = clean(raw)
    meant = "vi" if name.endswith("_vi") else "en"
    language = "vi" if is_vietnamese(text) else "en" if is_english(text) else meant
    if language != meant and name != kind:
        message = _("The text was kept as the other language's, by its words.")
        change = Change(code="intake.language", message=message, found=shown(text), became=language)
        draft.say(name, change)
    yield language, name, text


def read_rank_of(draft: RowDraft, titles: tuple[str, str]) -> str:
    """The rank from its own column, else guessed from the position."""
    if draft.cells.text("rank"):
        return draft.read("rank", read_rank) or ""
    guessed = next((code for title in titles if (code := _rank_of(title))), "")
    if guessed:
        draft.values["rank"] = guessed
        message = _("The rank was guessed from the position.")
        at, title = next(
            pair for pair in zip(("title_vi", "title_en"), titles, strict=True) if pair[1]
        )
        change = Change(
            code="intake.rank_guessed",
            message=message,
            found=shown(title),
            became=guessed,
            field="rank",
        )
        draft.say(at if at in draft.cells.cells else "title", change)
    return guessed


def read_contacts(draft: RowDraft) -> tuple[tuple[str, ...], str, str]:
    """Languages, telephone and e-mail."""
    languages = draft.read("languages", read_languages) or ()
    phone = draft.read("phone", read_phone) or ""
    email = draft.read("email", read_email) or ""
    return languages, phone, email


def read_plain(draft: RowDraft, name: str, limits: Mapping[str, int] = LIMITS) -> str:
    """A text that is kept as it is."""
    return draft.read(name, lambda value, _custom: read_text(value, limits.get(name, 0))) or ""
