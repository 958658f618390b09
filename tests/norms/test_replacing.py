"""A figure is replaced only at the end of its line."""

from datetime import date

import pytest

from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.actions import NewFigure, replace_norm
from doingoai.norms.queries import figures_through_time, later_figures
from tests import cast, factories

pytestmark = pytest.mark.django_db


def new(month):
    return NewFigure(amount=2_000_000, valid_from=date(2026, month, 1), instrument="NQ thử")


def test_a_figure_that_has_a_later_one_is_not_replaced_again():
    norm, director = factories.norm(), cast.director()
    later = replace_norm(norm, new(3), by=director, at=factories.NOON)

    with pytest.raises(RuleBroken) as refusal:
        replace_norm(norm, new(3), by=director, at=factories.NOON)

    assert refusal.value.code == "norm.later_one_exists"
    assert "01/03/2026" in refusal.value.message
    assert list(later_figures(norm)) == [later]
    assert list(figures_through_time(norm)) == [later, norm]
