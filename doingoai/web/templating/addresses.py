"""Addresses of pages by name, as templates ask for them: fifty of one kind on a list."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.template.defaulttags import URLNode
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

_MARK = 710_000_000_000_000_003
"""A number that no record has: where it appears in an address, the number of the record goes."""


class AddressNode(URLNode):
    """`{% url %}`; where only numbers are filled in, the shape of the address is kept."""

    def render(self, context: Any) -> str:
        if self.asvar or self.kwargs or not self.args:
            return str(super().render(context))
        numbers = [arg.resolve(context) for arg in self.args]
        name = self.view_name.resolve(context)
        if isinstance(name, str) and all(type(one) is int and one >= 0 for one in numbers):
            return numbered(name, *numbers)
        return str(super().render(context))


def numbered(name: str, *numbers: int) -> str:
    """
    Give the address of a page that is told its records by number.

    :raises NoReverseMatch: when there is no such page
    """
    shape = _shape(name, len(numbers), get_script_prefix(), get_urlconf())
    return reverse(name, args=numbers) if shape is None else shape % numbers


@lru_cache(maxsize=512)
def _shape(name: str, count: int, _prefix: str, urlconf: Any) -> str | None:
    """The address with a place for each number; None where the name stands for no such page."""
    marks = [_MARK + place for place in range(count)]
    try:
        path = reverse(name, urlconf, args=marks)
    except (NoReverseMatch, ImproperlyConfigured):
        return None
    path = path.replace("%", "%%")
    for mark in marks:
        path = path.replace(str(mark), "%d")
    return path if path.count("%d") == count else None
