"""Reads templates once and puts together what never changes in them."""

from threading import Lock
from typing import Any

from django.template import Template
from django.template.loaders import cached

from doingoai.web.templating.constant import join_constants


class Loader(cached.Loader):
    """Keeps every template it has read, in its joined form."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._joined: set[int] = set()
        self._joining = Lock()

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template = super().get_template(template_name, skip)
        if id(template) not in self._joined:
            with self._joining:
                if id(template) not in self._joined:
                    join_constants(template.nodelist)
                    self._joined.add(id(template))
        return template

    def reset(self) -> None:
        super().reset()
        self._joined.clear()
