"""How a low app points at a thing of a higher app: by type, id and label, never by class."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class HasSubject(Protocol):
    """A record that says what it is called from below."""

    subject_type: str

    @property
    def pk(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """`type` is the app's word (`delegation`), `id` the key as text, `label` what people read."""

    type: str
    id: str
    label: str = ""


def subject_of(thing: HasSubject | Subject) -> Subject:
    """Give the subject that stands for a record."""
    if isinstance(thing, Subject):
        return thing
    return Subject(thing.subject_type, str(thing.pk), str(thing)[:300])
