"""`doingoai dossier`: from the workbook of one visit to all its papers, without an installation."""

import json
import secrets
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from doingoai.command.dossier_folder import FINDINGS, DossierFolder
from doingoai.command.pictures import pictures_beside
from doingoai.command.reading import read_named
from doingoai.command.speech import note
from doingoai.delegations.estimate import estimate_lines
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.catalogue import find_all, worst
from doingoai.delegations.findings.finding import Finding
from doingoai.delegations.findings.ground import default_ground
from doingoai.delegations.intake.remarks import Fault, UnreadableBook
from doingoai.delegations.intake.workbook import WorkbookReading, read_workbook
from doingoai.delegations.papers.dossier import (
    contents_page,
    make_papers,
    possible,
    wanted_papers,
)
from doingoai.delegations.states import Severity
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.figures import shipped_table

CLEAN, DANGEROUS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a workbook gave: the reading, what is wrong with the visit, the papers."""

    reading: WorkbookReading
    facts: VisitFacts
    findings: tuple[Finding, ...]
    papers: tuple[MadePaper, ...]
    bad_pictures: tuple[str, ...] = ()


def run(options: Namespace) -> int:
    """Read, find, make, write; 0 clean, 1 dangerous, 2 unreadable."""
    folder = DossierFolder(options.out)
    reading, faults = _read(options, as_of=options.as_of or clock.today())
    if reading is None or faults:
        _print_faults(options, faults)
        return UNREADABLE
    dossier = make_dossier(reading, options.file)
    status = DANGEROUS if worst(dossier.findings) == Severity.DANGER else CLEAN
    answer = as_json(dossier)
    note(_("Writing into %(folder)s …") % {"folder": options.out})
    files = [(paper.file_name, paper.content) for paper in dossier.papers]
    if files:
        files.insert(0, contents_page(dossier.facts, dossier.papers))
    folder.write([*files, (FINDINGS, _dumped(answer))])
    print(_dumped(answer).decode().rstrip() if options.json else as_text(dossier))
    return status


def _read(options: Namespace, *, as_of: date) -> tuple[WorkbookReading | None, tuple[Fault, ...]]:
    note(_("Reading %(file)s …") % {"file": options.file})
    try:
        content = read_named(options.file)
        reading = read_workbook(content, options.file.name, as_of=as_of)
    except UnreadableBook as refusal:
        return None, refusal.faults
    except RuleBroken as refusal:
        return None, (Fault(code=refusal.code, message=refusal.message, field=refusal.field),)
    return reading, reading.faults


def _tokens(facts: VisitFacts) -> dict[str, str]:
    """A fresh random word for each badge: it says nothing about the person."""
    keys = [member.key for member in facts.members] + [host.key for host in facts.hosts]
    return {key: secrets.token_urlsafe(24) for key in keys}


def make_dossier(reading: WorkbookReading, book: Path | None = None) -> Dossier:
    """Compute the estimate, find what is wrong, make every paper that lacks nothing."""
    facts = replace(reading.facts, estimate=estimate_lines(reading.facts, shipped_table()))
    note(
        _("Guests: %(guests)s, hosts: %(hosts)s, items of the programme: %(items)s")
        % {"guests": len(facts.members), "hosts": len(facts.hosts), "items": len(facts.items)}
    )
    findings = find_all(facts, default_ground())
    kinds = possible(facts)
    note(_("Findings: %(count)s. Making %(papers)s kinds of papers …")
         % {"count": len(findings), "papers": len(kinds)})  # fmt: skip
    photos, bad_pictures = pictures_beside(book, facts.members) if book else ({}, ())
    papers = make_papers(facts, kinds, tokens=_tokens(facts), photos=photos)
    return Dossier(reading, facts, findings, tuple(papers), bad_pictures)


def as_json(dossier: Dossier) -> dict[str, Any]:
    """Give everything as plain values: findings, what the reading changed or doubts, the files."""
    reading = dossier.reading
    return {
        "title": dossier.facts.title_vi,
        "as_of": dossier.facts.as_of.isoformat(),
        "findings": [finding.as_json() for finding in dossier.findings],
        "doubts": [doubt.as_json() for doubt in reading.doubts],
        "changes": [change.as_json() for change in reading.changes],
        "unknown": list(reading.unknown),
        "missing_sheets": list(reading.missing),
        "bad_pictures": list(dossier.bad_pictures),
        "papers": [
            {
                "file": paper.file_name,
                "kind": paper.kind,
                "language": paper.language,
                "title": paper.title,
            }
            for paper in dossier.papers
        ],
        "not_made": [
            {"kind": wanted.kind, "language": wanted.language, "name": wanted.name,
             "lacks": [str(reason) for reason in wanted.lacks]}
            for wanted in wanted_papers(dossier.facts)
            if wanted.lacks
        ],
    }  # fmt: skip


def as_text(dossier: Dossier) -> str:
    """Tell the findings, the most dangerous first, and what the reading put right or doubts."""
    lines = [
        f"{finding.severity.label}: {finding.title}\n    {finding.message}\n    → {finding.mend}"
        for finding in dossier.findings
    ]
    remarks = (*dossier.reading.doubts, *dossier.reading.changes)
    lines += [f"{remark.where}: {remark.message}" for remark in remarks]
    lines += dossier.bad_pictures
    counts = dict.fromkeys(Severity, 0)
    for finding in dossier.findings:
        counts[finding.severity] += 1
    lines.append(
        _("%(papers)s papers; dangers: %(danger)s, warnings: %(warning)s, notes: %(note)s")
        % {
            "papers": len(dossier.papers),
            "danger": counts[Severity.DANGER],
            "warning": counts[Severity.WARNING],
            "note": counts[Severity.NOTE],
        }
    )
    return "\n".join(lines)


def _print_faults(options: Namespace, faults: Iterable[Fault]) -> None:
    if options.json:
        print(_dumped({"faults": [fault.as_json() for fault in faults]}).decode().rstrip())
        return
    for fault in faults:
        place = f"{fault.where}: " if fault.where else ""
        told = not fault.found or fault.found in fault.message
        found = "" if told else " " + _("Found: “%(found)s”.") % {"found": fault.found}
        print(f"{place}{fault.message}{found}")
    note(_("Nothing was written. Mend the workbook and repeat."))


def _dumped(answer: Any) -> bytes:
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
