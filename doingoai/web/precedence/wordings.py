"""Forms of address: what is shipped, what this office words itself, and how one person is addressed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.directory.address_forms import (
    AddressForm,
    Pair,
    Wording,
    shipped_wordings,
    worded,
    wording_for,
)
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.models import Person
from doingoai.directory.queries import present_posts, visible_people
from doingoai.directory.states import Sex
from doingoai.foundation import clock
from doingoai.foundation.folding import fold
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.precedence.actions.wordings import PAIRS, drop_wording, word_address
from doingoai.precedence.models import AddressWording
from doingoai.precedence.queries import (
    office_wordings,
    rank_of,
    wording_of,
    wording_rows,
)
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.filtering import words_of
from doingoai.web.naming import country_choices, country_name, rank_choices, rank_name
from doingoai.web.precedence.tabs import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page

SAMPLE = "SAMPLE"
"""Whom the live sample addresses: nobody, in capital letters."""


class WordingForm(EditForm):
    """The words around a name, for a man and for a woman."""

    honorific_vi_m = forms.CharField(
        label=_("Before the name, Vietnamese, to a man"), max_length=60
    )
    honorific_vi_f = forms.CharField(label=_("… to a woman"), max_length=60)
    style_en_m = forms.CharField(label=_("Before the name, English, to a man"), max_length=60)
    style_en_f = forms.CharField(label=_("… to a woman"), max_length=60)
    salutation_vi_m = forms.CharField(
        label=_("Opening of a letter, Vietnamese, to a man"), max_length=160,
        help_text=_("“{name}” stands for the word the person is called by."),
    )  # fmt: skip
    salutation_vi_f = forms.CharField(label=_("… to a woman"), max_length=160)
    salutation_en_m = forms.CharField(
        label=_("Opening of a letter, English, to a man"), max_length=160
    )
    salutation_en_f = forms.CharField(label=_("… to a woman"), max_length=160)
    post_vi = forms.CharField(
        label=_("Post with its country, Vietnamese"), max_length=200, required=False,
        help_text=_("“{country}” stands for the official name of the country."),
    )  # fmt: skip
    post_en = forms.CharField(
        label=_("Post with its country, English"), max_length=200, required=False
    )
    source = forms.CharField(
        label=_("Source"), max_length=300,
        help_text=_("A guide, an embassy, or the person's own wish."),
    )  # fmt: skip


class PersonWordingForm(EditForm):
    """How one person is addressed."""

    honorific_vi = forms.CharField(label=_("Before the name, Vietnamese"), max_length=60)
    style_en = forms.CharField(label=_("Before the name, English"), max_length=60)
    salutation_vi = forms.CharField(label=_("Opening of a letter, Vietnamese"), max_length=160)
    salutation_en = forms.CharField(label=_("Opening of a letter, English"), max_length=160)
    source = forms.CharField(
        label=_("Source"), max_length=300,
        help_text=_("A guide, an embassy, or the person's own wish."),
    )  # fmt: skip

    def values_of(self, record: Any) -> dict[str, Any]:
        shown = {name: getattr(record, f"{name}_m") for name in PAIRS}
        return {**shown, "source": record.source}

    def doubled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The same words in both places: a person is one."""
        both = {f"{name}_{sex}": values[name] for name in PAIRS if name in values for sex in "mf"}
        return both | ({"source": values["source"]} if "source" in values else {})


class ChooseForm(forms.Form):
    """Whose form of address is looked at."""

    rank = forms.ChoiceField(label=_("Rank"), choices=rank_choices, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)


@login_required
def wordings(request: SignedInRequest) -> HttpResponse:
    """Every wording, the office's beside the shipped one, and the people with one of their own."""
    require(request.user, Permission.DIRECTORY_VIEW)
    rows = list(wording_rows())
    own = {(row.rank, row.country): row for row in rows if row.person_id is None}
    q = words_of(request.GET)
    keys = dict.fromkeys([*shipped_wordings(), *own])
    lines = [_line(key, own.get(key)) for key in keys]
    context = {
        "tabs": tabs("wordings"), "q": q, "choose_form": ChooseForm(),
        "lines": [line for line in lines if fold(q) in fold(f"{line['rank']} {line['country']}")],
        "people": [row for row in rows if row.person_id],
        "can_write": may(request.user, Permission.PRECEDENCE_WRITE),
    }  # fmt: skip
    return page(request, "precedence/wordings.html", context)


def _line(key: tuple[str, str], own: AddressWording | None) -> dict[str, Any]:
    rank, country = key
    wording = wording_for(rank, country, _office_of(own))
    return {
        "rank": rank_name(rank) if rank else str(_("everybody else")),
        "country": country_name(country) if country else "",
        "own": own, "wording": wording, "key": key,
        "man": worded(wording, Sex.MALE, country), "woman": worded(wording, Sex.FEMALE, country),
        "confidence": CONFIDENCE_NAMES.get(wording.confidence, wording.confidence),
    }  # fmt: skip


def _office_of(own: AddressWording | None) -> dict[tuple[str, str], Wording]:
    return {} if own is None else {(own.rank, own.country): wording_of(own)}


@login_required
def of_rank(request: SignedInRequest) -> HttpResponse:
    """The wording of a rank, or of a rank of one country, with a sample that follows what is typed."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    rank, country = request.GET.get("rank", ""), request.GET.get("country", "")
    if (rank and rank_of(rank) is None) or (country and country not in COUNTRIES):
        raise Http404
    row = wording_rows().filter(rank=rank, country=country, person=None).first()
    now = wording_for(rank, country, office_wordings().of_ranks)
    form = WordingForm(request.POST or None, of=row, initial={} if row else _values(now))

    def act() -> AddressWording:
        return word_address(
            rank=rank, country=country, changes=form.changes(), by=request.user, at=clock.now(),
            **form.opening(),
        )  # fmt: skip

    context = {
        "row": row, "rank": rank_name(rank) if rank else "", "country": country,
        "samples": _samples(_typed(form, now), country), "shipped": shipped_wordings().get((rank, country)),
        "query": f"?rank={rank}&country={country}",
        "events": events_about(row.subject_type, row.pk) if row else [],
    }  # fmt: skip
    return answer_form(
        request, form, act, done=lambda _done: reverse("precedence:wordings"),
        template="precedence/wording.html", context=context,
    )  # fmt: skip


def _values(wording: Wording) -> dict[str, str]:
    words = {
        f"{name}_{sex}": text
        for name in PAIRS
        for sex, text in zip("mf", _both(getattr(wording, name)), strict=True)
    }
    return {**words, "post_vi": wording.post_vi, "post_en": wording.post_en}


def _both(pair: Pair) -> tuple[str, str]:
    return pair.man, pair.woman


def _typed(form: forms.Form, now: Wording) -> Wording:
    """What stands in the form, as a wording; where a field is empty, what holds now."""
    values = form.data if form.is_bound else form.initial
    shown = _values(now)
    words = {name: str(values.get(name) or shown[name])[:200] for name in shown}
    pairs: dict[str, Any] = {name: Pair(words[f"{name}_m"], words[f"{name}_f"]) for name in PAIRS}
    return Wording(
        **pairs, post_vi=words["post_vi"], post_en=words["post_en"], source="", confidence="",
    )  # fmt: skip


def _samples(wording: Wording, country: str) -> list[tuple[str, AddressForm]]:
    """How a letter to a man and to a woman would open."""
    return [
        (str(sex.label), worded(wording, sex, country, called=SAMPLE))
        for sex in (Sex.MALE, Sex.FEMALE)
    ]


@login_required
@require_safe
def sample(request: SignedInRequest) -> HttpResponse:
    """What is being typed, said to a man and to a woman; nothing is kept."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    country = request.GET.get("country", "")
    form = WordingForm(request.GET)
    now = wording_for(request.GET.get("rank", ""), country, {})
    context = {"samples": _samples(_typed(form, now), country)}
    return page(request, "precedence/_sample.html", context)


@login_required
def of_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """How one person is addressed, whatever the rank."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    person = get_object_or_404(visible_people(request.user), pk=pk)
    row = wording_rows().filter(person=person).first()
    form = PersonWordingForm(request.POST or None, of=row, initial={} if row else _now(person))

    def act() -> AddressWording:
        opening = form.opening()
        opened = opening.pop("opened")
        return word_address(
            person=person, changes=form.doubled(form.changes()), by=request.user, at=clock.now(),
            opened=form.doubled(opened) if opened else None, **opening,
        )  # fmt: skip

    context = {
        "person": person, "row": row,
        "events": events_about(row.subject_type, row.pk) if row else [],
    }  # fmt: skip
    return answer_form(
        request, form, act, done=lambda _done: reverse("directory:person", args=[pk]),
        template="precedence/of_person.html", context=context,
    )  # fmt: skip


def _now(person: Person) -> dict[str, str]:
    """What holds for the person's present rank, to begin with."""
    post = present_posts([person.pk]).get(person.pk)
    wording = wording_for(post.rank if post else "", person.nationality, office_wordings().of_ranks)
    sex, called = Sex(person.sex or Sex.MALE), person.name.called(person.nationality)
    form = worded(wording, sex, person.nationality, called=called)
    return {
        "honorific_vi": form.line_vi_prefix, "style_en": form.line_en_prefix,
        "salutation_vi": form.salutation_vi, "salutation_en": form.salutation_en,
    }  # fmt: skip


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go back to the shipped wording."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row = get_object_or_404(wording_rows(), pk=pk)
    drop_wording(row, by=request.user)
    return HttpResponseRedirect(reverse("precedence:wordings"))
