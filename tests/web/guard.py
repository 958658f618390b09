"""What no page may hold: script or style inside its markup, which the page's own rules forbid."""

from html.parser import HTMLParser


class _Guard(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.faults.append(f"<{tag}> without an address")
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").startswith("javascript:"):
                self.faults.append(f"<{tag} {name}={value!r}>")
        if given.get("id"):
            self.ids.append(str(given["id"]))


def inline_faults(html: str) -> list[str]:
    """Script and style written into a page, and ids that occur twice."""
    guard = _Guard()
    guard.feed(html)
    twice = sorted({name for name in guard.ids if guard.ids.count(name) > 1})
    return guard.faults + [f"id {name} twice" for name in twice]
