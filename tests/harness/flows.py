"""What is done while the process is killed: acts, one acknowledgement each, and how each is seen after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from doingoai.accounts.models import User
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.decide import decide_on_delegation, submit_delegation
from doingoai.delegations.actions.lists import bring_list, take_list
from doingoai.delegations.actions.papers import facts_for_papers, keep_papers, render_papers
from doingoai.delegations.models import Delegation, ImportedList, Member
from doingoai.delegations.papers.dossier import PRINT, possible
from doingoai.delegations.states import State
from doingoai.directory.models import Passport, Person
from doingoai.documents import storage
from doingoai.documents.actions import Upload, attach_file, take_number
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.models import Incoming, PaperVersion, StoredFile
from doingoai.foundation.models import AuditEntry, SearchEntry
from doingoai.norms.figures import shipped_table
from tests.command.stores import DAY, NOON, letter, people, visit

ROUNDS = 3


@dataclass(frozen=True)
class Flow:
    """
    A flow under trial.

    `acts` does one thing after the other and gives a name for each when it is done for good;
    `holds` tells whether a named act is in the database; `verbs` pairs each table with the verb
    its rows leave in the audit log, so that half an act shows as a difference; `together` gives
    counts that are equal whenever no act is half done. `warm` is done once, before any trial.
    """

    name: str
    acts: Callable[[], Iterator[str]]
    holds: Callable[[str], bool]
    verbs: tuple[tuple[Callable[[], int], str], ...]
    together: Callable[[], dict[str, int]] = dict
    warm: Callable[[], object] = lambda: None

    def halves(self) -> list[str]:
        """Name the verbs whose entries in the log are not as many as the rows they tell of."""
        unlike = [
            f"{verb}: {count()} ≠ {_told(verb)}"
            for count, verb in self.verbs
            if count() != _told(verb)
        ]
        counts = self.together()
        return unlike if len(set(counts.values())) < 2 else [*unlike, str(counts)]


def _told(verb: str) -> int:
    return AuditEntry.objects.filter(verb=verb).count()


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


def _import() -> Iterator[str]:
    """Two lists of four guests are brought and taken in, each whole or not at all."""
    delegation = Delegation.objects.get()
    for turn in (1, 2):
        content = "No.\tFull name\tTitle\tPassport No.\n" + "".join(
            f"{row}\tMr. Mau{row} SAMPLE{turn}\tDirector\tAA{turn}00000{row}\n"
            for row in range(1, 5)
        )
        brought = bring_list(
            delegation, content.encode(), file_name="", as_of=DAY, by=_officer(), at=NOON
        )
        yield f"brought {turn}"
        take_list(brought, on=DAY, by=_officer(), at=NOON)
        yield f"taken {turn}"


def _list_is_there(name: str) -> bool:
    what, turn = name.split()
    lists = ImportedList.objects.all()
    wanted = lists if what == "brought" else lists.filter(taken_at__isnull=False)
    return wanted.count() >= int(turn)


def _guests() -> dict[str, int]:
    return {
        "taken in": 4 * ImportedList.objects.filter(taken_at__isnull=False).count(),
        "members": Member.objects.count(),
        "people": Person.objects.count(),
        "passports": Passport.objects.count(),
        "found by search": SearchEntry.objects.filter(subject_type="person").count(),
    }


@cache
def _papers() -> list[MadePaper]:
    """Some papers of the visit, rendered once: rendering changes nothing."""
    delegation = Delegation.objects.get()
    facts = facts_for_papers(delegation, shipped_table(), on=DAY, by=_officer())
    kinds = [kind for kind in possible(facts) if not kind.startswith(PRINT)][:3]
    return render_papers(delegation, facts, kinds)


def _dossier() -> Iterator[str]:
    """The papers of a visit are kept, and kept again as second versions."""
    delegation = Delegation.objects.get()
    facts = facts_for_papers(delegation, shipped_table(), on=DAY, by=_officer())
    for turn in (1, 2):
        made = [replace(one, content=one.content + bytes(turn)) for one in _papers()]
        keep_papers(delegation, facts, made, by=_officer(), at=NOON)
        yield str(turn)


def _is_kept(turn: str) -> bool:
    kept = PaperVersion.objects.filter(number=int(turn)).select_related("file")
    return len(kept) == len(_papers()) and all(
        len(storage.read(one.file)) == one.file.size for one in kept
    )


def _versions() -> dict[str, int]:
    return {
        "dossiers": len(_papers()) * _told("delegation.dossier_made"),
        "versions": PaperVersion.objects.count(),
        "files": StoredFile.objects.count(),
    }


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
    Flow(
        "import",
        _import,
        _list_is_there,
        (
            (ImportedList.objects.count, "delegation.list_brought"),
            (ImportedList.objects.filter(taken_at__isnull=False).count, "delegation.list_taken"),
        ),
        _guests,
    ),
    Flow(
        "dossier",
        _dossier,
        _is_kept,
        (
            (PaperVersion.objects.count, "paper.made"),
            (StoredFile.objects.count, "file.attached"),
        ),
        _versions,
        _papers,
    ),
)


def flow_named(name: str) -> Flow:
    """Give a flow by its name."""
    return next(flow for flow in FLOWS if flow.name == name)
