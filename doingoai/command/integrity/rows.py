"""Rows held against every rule the tables state, whether or not the engine still watches them."""

from collections.abc import Iterator
from typing import Any, cast

from django.apps import apps
from django.db import models
from django.db.models import (
    BooleanField,
    CheckConstraint,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    UniqueConstraint,
)

from doingoai.command.integrity.kinds import Fault, Kind

MOST = 20
OURS = "doingoai."


def row_faults() -> Iterator[Fault]:
    """Look at foreign keys, checks, uniqueness and closed lists of words."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        yield from _strays(model)
        if model.__module__.startswith(OURS):
            yield from _impossible(model)
            yield from _twice(model)
            yield from _strange_words(model)


def _label(model: type[models.Model], pk: object) -> str:
    return f"{model._meta.label} {pk}"


def _strays(model: type[models.Model]) -> Iterator[Fault]:
    for field in model._meta.local_concrete_fields:
        if not isinstance(field, models.ForeignKey):
            continue
        target = field.related_model
        there = target._base_manager.filter(**{field.target_field.name: OuterRef(field.attname)})
        rows = model._base_manager.filter(**{f"{field.attname}__isnull": False})
        for pk, value in _some(rows.filter(~Exists(there)), field.attname):
            yield Fault(Kind.ROW_STRAY, _label(model, pk), f"{field.name} → {value}")


def _some(rows: models.QuerySet[Any], *names: str) -> list[tuple[Any, ...]]:
    return list(rows.order_by("pk").values_list("pk", *names)[:MOST])


def _impossible(model: type[models.Model]) -> Iterator[Fault]:
    for constraint in model._meta.constraints:
        if not isinstance(constraint, CheckConstraint):
            continue
        condition = cast(Q, constraint.condition)
        holds = ExpressionWrapper(condition, output_field=BooleanField())
        rows = model._base_manager.annotate(rule_holds=holds).filter(rule_holds=False)
        for (pk,) in _some(rows):
            yield Fault(Kind.ROW_IMPOSSIBLE, _label(model, pk), constraint.name)


def _twice(model: type[models.Model]) -> Iterator[Fault]:
    for fields, condition in _unique(model):
        rows = model._base_manager.filter(condition) if condition else model._base_manager.all()
        for name in fields:
            rows = rows.filter(**{f"{name}__isnull": False})
        found = rows.order_by().values(*fields).annotate(times=Count("pk")).filter(times__gt=1)
        for values in found[:MOST]:
            times = values.pop("times")
            what = ", ".join(f"{name}={value}" for name, value in values.items())
            yield Fault(Kind.ROW_TWICE, model._meta.label, f"{what} ({times}×)")


def _unique(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], Q | None]]:
    for field in model._meta.local_concrete_fields:
        if field.unique:
            yield (field.name,), None
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield tuple(constraint.fields), constraint.condition


def _strange_words(model: type[models.Model]) -> Iterator[Fault]:
    for field in model._meta.local_concrete_fields:
        if not field.choices or not isinstance(field, models.CharField):
            continue
        allowed = {value for value, _label_of in field.flatchoices} | {""}
        rows = model._base_manager.exclude(**{f"{field.name}__in": sorted(map(str, allowed))})
        for pk, value in _some(rows, field.name):
            yield Fault(Kind.ROW_CHOICE, _label(model, pk), f"{field.name}={value!r}")
