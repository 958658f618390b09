"""Reads of figures and instruments."""

from django.db.models import QuerySet

from doingoai.norms.facts import FigureTable
from doingoai.norms.figures import shipped_table
from doingoai.norms.models import LegalInstrument, Norm


def figure_table() -> FigureTable:
    """The figures this office works with: its own table, or the shipped one before set-up."""
    norms = list(Norm.objects.all())
    return FigureTable(norm.figure for norm in norms) if norms else shipped_table()


def norms_in_order() -> QuerySet[Norm]:
    return Norm.objects.select_related("confirmed_by")


def instruments_in_order() -> QuerySet[LegalInstrument]:
    return LegalInstrument.objects.all()


def figures_through_time(norm: Norm) -> QuerySet[Norm]:
    """What held for the same case before and after a figure, the newest first."""
    return (
        Norm.objects.filter(key=norm.key, guest_class=norm.guest_class, role=norm.role)
        .select_related("confirmed_by")
        .order_by("-valid_from")
    )


def later_figures(norm: Norm) -> QuerySet[Norm]:
    """Figures of the same case that begin after this one."""
    return figures_through_time(norm).filter(valid_from__gt=norm.valid_from)
