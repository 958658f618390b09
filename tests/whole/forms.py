"""Forms as they stand on the pages that people are shown, filled in as a person would."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve
from lxml import html

from tests import factories
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Answer, address
from tests.whole.world import PDF, World

KEY = "form_key"
# Texts by what the name of their field holds; the first that fits is taken.
_TEXTS = (
    ("password1", "bon tu khac hoan toan"), ("password2", "bon tu khac hoan toan"),
    ("password", factories.PASSWORD), ("email", "thu@mau.example"), ("website", "https://mau.example"), ("_text", ""), ("_at", "10/02/2026 09:00"),
    ("_on", "20/02/2026"), ("due", "20/02/2026"), ("valid_from", "20/02/2026"), ("country", "KR"),
    ("flight", "VN123"), ("amount", "7"), ("quantity", "7"), ("price", "7"), ("code", "ma-thu"),
    ("username", "nguoi-moi"), ("capacity", "7"), ("year", "2026"), ("time", "09:00"),
)  # fmt: skip
_TYPES = {"number": "7", "email": "thu@mau.example", "date": "2026-02-20", "tel": "0900 000 000"}
_LEFT = {"q", "next", "version", "opened", KEY, "csrfmiddlewaretoken"}
_BUTTONS = {"submit", "button", "image", "reset"}


@dataclass(frozen=True)
class PageForm:
    """One form that posts: the page it stands on, where it leads, and what is in its fields."""

    page: str
    path: str
    route: str
    fields: tuple[tuple[str, str], ...]
    uploads: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The address it leads to, with what tells it from others that lead there."""
        told = [
            f"{name}={value}" for name, value in self.fields if name in {"way", "theme", "language"}
        ]
        return " ".join([self.route, *told])

    @property
    def key(self) -> str:
        return dict(self.fields).get(KEY, "")

    @property
    def is_repeatable(self) -> bool:
        """Whether the page itself sees to it that a second sending does nothing new."""
        return getattr(resolve(self.path).func, "is_repeatable", False)

    def filled(self, **more: str) -> dict[str, object]:
        """What is sent, with fresh files."""
        sent: dict[str, object] = {}
        for name, value in self.fields:
            values = sent.setdefault(name, [])
            assert isinstance(values, list)
            values.append(value)
        for name in self.uploads:
            sent[name] = SimpleUploadedFile("thu.pdf", PDF, content_type="application/pdf")
        return sent | more


def forms_of(world: World, answer: Answer) -> Iterator[PageForm]:
    """Every form of a page that posts to us."""
    if b"<form" not in answer.body or answer.status >= 400:
        return
    here = address(world, answer.name, ROUTES[answer.name])
    yield from forms_on(here, answer.body.decode())


def forms_on(here: str, page: str) -> Iterator[PageForm]:
    for form in html.fromstring(page).forms:
        path = urlsplit(urljoin(here, form.get("action") or here)).path
        if form.method != "POST":
            continue
        try:
            route = resolve(path).view_name
        except Resolver404:
            continue
        uploads = form.xpath(".//input[@type='file'][@required]/@name")
        yield PageForm(here, path, route, tuple(_filled(form)), tuple(map(str, uploads)))


def _filled(form: html.FormElement) -> Iterator[tuple[str, str]]:
    """Names and values as a browser would send them, the empty fields filled in."""
    ticked = {name for name, value in form.form_values() if value}
    for element in form.inputs:
        name = element.name
        if not name or element.get("disabled") is not None or element.get("type") == "file":
            continue
        if element.tag == "select":
            yield from ((name, value) for value in _chosen(element))
        elif element.get("type") in {"radio", "checkbox"}:
            if element.checked or name not in ticked:
                ticked.add(name)
                yield name, element.get("value") or "on"
        elif element.get("type") not in _BUTTONS:
            yield name, (element.value or "").strip() or _text(name, element)
    yield from _pressed(form)


def _chosen(element: html.SelectElement) -> list[str]:
    value = element.value
    if element.multiple:
        return [str(one) for one in value] or list(element.value_options[:1])
    real = [option for option in element.value_options if option]
    return [value or (real[0] if real else "")]


def _text(name: str, element: html.InputElement) -> str:
    if name in _LEFT or element.get("type") == "hidden":
        return ""
    fitting = (text for part, text in _TEXTS if part in name)
    return next(fitting, _TYPES.get(element.get("type", ""), "Thử lại"))


def _pressed(form: html.FormElement) -> Iterator[tuple[str, str]]:
    """The first button that has something to say."""
    for button in form.xpath(".//button[@name]")[:1]:
        yield button.get("name"), button.get("value") or ""
