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
