"""The lines above a name that say by whose authority it was signed (Decree 30/2020; domain 3.4)."""

from dataclasses import dataclass

from doingoai.approvals.models import Case


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """`lines` stand above the signature in capitals, `name` below; `basis` is the paper behind it."""

    lines: tuple[str, ...]
    name: str
    form: str = ""
    for_name: str = ""
    for_post: str = ""
    basis: str = ""

    @property
    def post(self) -> str:
        """The lines as one text, as papers take them: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"."""
        return " / ".join(self.lines)


def signature_of(case: Case) -> SignatureBlock | None:
    """Lines and name under which a case was decided; None while it waits."""
    if case.decided_by is None:
        return None
    own = case.decided_by.post_vi.strip()
    if case.stand_in is None or case.decided_for is None:
        return SignatureBlock(_own_lines(own.upper()), case.decided_by.name)
    theirs = case.decided_for.post_vi.strip()
    above = f"{case.stand_in.form}. {theirs.upper()}".strip()
    return SignatureBlock(
        (above, own.upper()) if own else (above,),
        case.decided_by.name,
        form=case.stand_in.form,
        for_name=case.decided_for.name,
        for_post=theirs,
        basis=f"{case.stand_in.paper_reference}: {case.stand_in.basis}",
    )


def _own_lines(post: str) -> tuple[str, ...]:
    """A deputy who decides by the office they hold signs KT. for its head."""
    if post.startswith("PHÓ "):
        return (f"KT. {post.removeprefix('PHÓ ')}", post)
    return (post,) if post else ()
