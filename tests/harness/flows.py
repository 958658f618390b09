"""What is done while the process is killed: acts, one acknowledgement each, and how each is seen after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doingoai.accounts.models import User
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.decide import decide_on_delegation, submit_delegation
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.documents import storage
from doingoai.documents.actions import Upload, attach_file, take_number
from doingoai.documents.models import Incoming, StoredFile
from doingoai.foundation.models import AuditEntry
from tests.command.stores import DAY, NOON, letter, people, visit

ROUNDS = 3


@dataclass(frozen=True)
class Flow:
    """
    A flow under trial.

    `acts` does one thing after the other and gives a name for each when it is done for good;
    `holds` tells whether a named act is in the database; `verbs` pairs each table with the verb
    its rows leave in the audit log, so that half an act shows as a difference.
    """

    name: str
    acts: Callable[[], Iterator[str]]
    holds: Callable[[str], bool]
    verbs: tuple[tuple[Callable[[], int], str], ...]

    def halves(self) -> list[str]:
        """Name the verbs whose entries in the log are not as many as the rows they tell of."""
        return [
            f"{verb}: {count()} ≠ {AuditEntry.objects.filter(verb=verb).count()}"
            for count, verb in self.verbs
            if count() != AuditEntry.objects.filter(verb=verb).count()
        ]


def prepare() -> None:
    """What every flow finds: two people, a visit, a letter."""
    officer, _leader = people()
    visit("Đoàn thử", by=officer)
    letter(100, by=officer)


def _officer() -> User:
    return User.objects.get(username="thu")


def _numbering() -> Iterator[str]:
    for number in range(1, ROUNDS + 1):
        letter(number, by=_officer())
        yield str(number)


def _approval() -> Iterator[str]:
    delegation = Delegation.objects.get()
    submit_delegation(delegation, note="", on=DAY, by=_officer(), at=NOON)
    yield State.SUBMITTED.value
    leader = User.objects.get(username="mau")
    decide_on_delegation(delegation, verdict=Verdict.APPROVE, reason="", on=DAY, by=leader, at=NOON)
    yield State.APPROVED.value


def _reached(state: str) -> bool:
    now = Delegation.objects.get().state
    return now == state or (state == State.SUBMITTED and now == State.APPROVED)


def _attachment() -> Iterator[str]:
    entry = Incoming.objects.get()
    for number in range(ROUNDS):
        upload = Upload(f"{number}.pdf", "application/pdf", b"%PDF " + bytes([number]) * 9000)
        attach_file(entry, upload, by=_officer(), at=NOON, sealed=number == 1)
        yield upload.name


def _is_readable(name: str) -> bool:
    file = StoredFile.objects.filter(name=name).first()
    return file is not None and len(storage.read(file)) == file.size


def _careless() -> Iterator[str]:
    """Takes the number in one step and uses it in another: what the trials must notice."""
    for _round in range(ROUNDS):
        number = take_number("arrivals", on=DAY, by=_officer())
        Incoming.objects.create(
            year=DAY.year, arrival_number=number, arrived_on=DAY, kind="letter", sender="x",
            subject="y", number=str(number), registered_by=_officer(), registered_at=NOON,
        )  # fmt: skip
        yield str(number)


FLOWS = (
    Flow("careless", _careless, lambda number: True, ()),
    Flow(
        "numbering",
        _numbering,
        lambda number: Incoming.objects.filter(number=number).exists(),
        ((Incoming.objects.count, "incoming.registered"),),
    ),
    Flow(
        "approval",
        _approval,
        _reached,
        (
            (lambda: int(_reached(State.SUBMITTED)), "case.submitted"),
            (lambda: int(_reached(State.APPROVED)), "case.approved"),
            (lambda: int(_reached(State.APPROVED)), "outgoing.registered"),
        ),
    ),
    Flow(
        "attachment",
        _attachment,
        _is_readable,
        ((StoredFile.objects.count, "file.attached"),),
    ),
)


def flow_named(name: str) -> Flow:
    """Give a flow by its name."""
    return next(flow for flow in FLOWS if flow.name == name)
