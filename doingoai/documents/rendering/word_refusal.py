"""How the rendering child says no: a code and where, without Django; the parent finds the words."""


class Refused(Exception):
    """
    A template is not accepted.

    `code` is one of template.unknown_field, template.forbidden, template.too_big, template.broken;
    `part` the part of the file; `found` the placeholder or thing that is meant; `near` the text of
    the paragraph around it.
    """

    def __init__(self, code: str, *, part: str = "", found: str = "", near: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.part = part
        self.found = found
        self.near = near

    def with_place(self, *, part: str, near: str = "") -> "Refused":
        """Say where, unless it is known already."""
        return Refused(self.code, part=self.part or part, found=self.found, near=self.near or near)
