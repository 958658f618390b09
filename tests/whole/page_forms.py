"""The forms of a page as a browser would send them: fields, what is chosen, what lies hidden."""

from html.parser import HTMLParser

from django.http import QueryDict


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[QueryDict] = []
        self._select = self._area = ""
        self._said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append(QueryDict(mutable=True))
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area, self._said = name, []
        elif tag == "option" and "selected" in given:
            self._put(self._select, given.get("value", ""))
        elif tag == "input" and name:
            is_tick = given.get("type") in {"checkbox", "radio"}
            if not is_tick or "checked" in given:
                self._put(name, given.get("value", "on" if is_tick else ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self._put(self._area, "".join(self._said).removeprefix("\n"))
            self._area = ""

    def _put(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].appendlist(name, value)


def form_with(html: str, field: str) -> QueryDict:
    """The first form of a page that remembers how it was opened and has this field."""
    parser = _Forms()
    # Most of a page is no form: reading only these takes a tenth of the time.
    for part in html.split("<form")[1:]:
        form = f"<form{part.partition('</form>')[0]}"
        if 'name="opened"' in form:
            parser.feed(form)
    found = [one for one in parser.forms if field in one or f"{field}s" in one]
    return (found or parser.forms)[0]
