"""Fields of forms that this house writes its own way: days, numbers, and records found by typing."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import Model, QuerySet
from django.forms.utils import from_current_timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy

from doingoai.foundation.vietnamese import UnreadableDate, UnreadableTime, parse_date, parse_time

Search = Callable[[str], QuerySet[Any]]


class DateField(forms.DateField):
    """A day as people type it: 5/2/2026, 05.02.2026, 5 tháng 2 năm 2026; shown as dd/mm/yyyy; no day after `latest`."""

    def __init__(self, *, latest: Callable[[], date] | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return parse_date(value, latest=self.latest and self.latest())
        except UnreadableDate as fault:
            raise forms.ValidationError(str(fault), code="invalid") from fault


class MomentField(forms.DateTimeField):
    """A day with its time as people type them: 30/11/2026 14:05, 30.11.2026 14h05, 30 Nov 2026 2:05 pm."""

    default_error_messages = {
        "invalid": gettext_lazy(
            "“%(text)s” is no day with its time. Write it like 30/11/2026 14:05."
        ),
        "no_time": gettext_lazy("Write the time as well, like 30/11/2026 14:05."),
    }

    def to_python(self, value: Any) -> datetime | None:
        if not isinstance(value, str):
            return super().to_python(value)
        words = _BETWEEN.sub(" ", value).split()
        if not words:
            return None
        for at in range(len(words) - 1, 0, -1):
            first, last = " ".join(words[:at]), " ".join(words[at:])
            found = _moment(first, last) or _moment(last, first)
            if found is not None:
                return from_current_timezone(found)
        raise self._fault(" ".join(words))

    def _fault(self, text: str) -> forms.ValidationError:
        code = "invalid" if _day(text) is None else "no_time"
        return forms.ValidationError(
            self.error_messages[code], code=code, params={"text": text[:60]}
        )


_BETWEEN = re.compile(r",|(?<=[0-9])T(?=[0-9])")
"""What stands between day and time beside blanks."""


def _moment(day: str, at: str) -> datetime | None:
    found = _day(day)
    try:
        return None if found is None else datetime.combine(found, parse_time(at))
    except UnreadableTime:
        return None


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except UnreadableDate:
        return None


class WholeNumberField(forms.IntegerField):
    """A whole number with its digits grouped or not: 350000, 350.000, 350,000, 350 000."""

    def __init__(self, **rest: Any) -> None:
        # The browser's own number field takes 350.000 for three hundred and fifty.
        rest.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**rest)

    def to_python(self, value: Any) -> int | None:
        if not isinstance(value, str):
            return super().to_python(value)
        whole = _ungrouped(value)
        if re.search(r"[.,]", whole):  # the library would cut 35.00 to 35
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(whole)


class AmountField(forms.DecimalField):
    """A number with decimals as the language writes it: 25.450,5 in Vietnamese, 25,450.5 in English."""

    def __init__(self, **rest: Any) -> None:
        rest.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(localize=True, **rest)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        text = "".join(value.split())
        group, point = (",", ".") if get_language() == "en" else (".", ",")
        for written in (
            _number(text, group=group, point=point),
            _number(text, group=point, point=group),
        ):
            if written is not None:
                return written
        raise forms.ValidationError(
            gettext("“%(text)s” cannot be read as a number. Write it so: %(example)s.")
            % {"text": value.strip(), "example": f"25{group}450{point}5"},
            code="invalid",
        )


def _ungrouped(text: str) -> str:
    joined = "".join(text.split())
    if re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", joined):
        return re.sub(r"[.,]", "", joined)
    return joined


def _number(text: str, *, group: str, point: str) -> Decimal | None:
    group, point = re.escape(group), re.escape(point)
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d+"
    found = re.fullmatch(rf"([-+]?)({digits})(?:{point}(\d+))?", text)
    if found is None:
        return None
    sign, whole, rest = found.groups(default="")
    return Decimal(f"{sign}{re.sub(group, '', whole)}.{rest or '0'}")


class LookupInput(forms.Widget):
    """A text field that suggests as one types, and a hidden one beside it that holds the key."""

    template_name = "widgets/lookup.html"

    def __init__(self, url: str | Promise, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(dict(attrs or {}))
        self.url = url
        self.label_of: Callable[[Any], str] = lambda key: ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        key, text = value if isinstance(value, tuple) else (value, "")
        key = "" if key is None else str(key)
        context["widget"] |= {
            "url": str(self.url),
            "key": key,
            "text": text or (self.label_of(key) if key else ""),
        }
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> tuple[str, str]:
        return data.get(name, ""), data.get(f"{name}_text", "").strip()

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_text" not in data


class SuggestInput(forms.TextInput):
    """A text field that suggests known names; what is typed stays a plain text."""

    template_name = "widgets/suggest.html"

    def __init__(self, url: str | Promise, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(dict(attrs or {}))
        self.url = url

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["url"] = str(self.url)
        return context


class LookupField(forms.Field):
    """
    A record chosen by typing part of its name.

    The browser sends the key it was given; without script the typed text is looked up here and has
    to mean exactly one record.
    """

    widget: LookupInput
    default_error_messages = {
        "none": gettext_lazy("Nothing is called “%(text)s”. Write part of the name and choose."),
        "many": gettext_lazy("“%(text)s” can mean several: %(names)s. Choose one."),
    }

    def __init__(
        self, *, queryset: QuerySet[Any], search: Search, url: str | Promise, **rest: Any
    ) -> None:
        super().__init__(widget=LookupInput(url), **rest)
        self.queryset = queryset
        self.search = search
        self.widget.label_of = self._label_of

    def _label_of(self, key: str) -> str:
        found = self._by_key(key)
        return "" if found is None else str(found)

    def _by_key(self, key: str) -> Model | None:
        try:
            return cast(Model | None, self.queryset.all().filter(pk=key).first())
        except (ValueError, TypeError):
            return None

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def clean(self, value: Any) -> Model | None:
        key, text = value if isinstance(value, tuple) else (value, "")
        found = self._by_key(key) if key else None
        if found is None and text:
            found = self._by_text(text)
        if found is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return found

    def _by_text(self, text: str) -> Model:
        found = list(self.search(text)[:6])
        same = [record for record in found if str(record).casefold() == text.casefold()]
        fitting = same or found
        if not fitting:
            raise forms.ValidationError(self.error_messages["none"] % {"text": text}, code="none")
        if len(fitting) > 1:
            names = "; ".join(str(record) for record in fitting[:5])
            raise forms.ValidationError(
                self.error_messages["many"] % {"text": text, "names": names}, code="many"
            )
        return cast(Model, fitting[0])

    def has_changed(self, initial: Any, data: Any) -> bool:
        key = data[0] if isinstance(data, tuple) else data
        return str(self.prepare_value(initial) or "") != str(key or "")
