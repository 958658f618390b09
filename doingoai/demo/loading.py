"""Loads the demo office once into an empty store."""

from datetime import date

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.demo import visits, world, yearplans
from doingoai.demo.afterwards import just_over, questions_address
from doingoai.demo.consulting import make_consulting
from doingoai.demo.gifts import make_gifts
from doingoai.demo.guest_page import guest_address, make_guest_page
from doingoai.demo.languages import make_languages
from doingoai.demo.missions import make_missions
from doingoai.demo.money import make_money
from doingoai.demo.older import make_older
from doingoai.demo.people_and_programmes import World, make_hosts
from doingoai.demo.procedures import make_procedures
from doingoai.demo.rank import make_rank
from doingoai.demo.resources import make_pool
from doingoai.demo.seating import make_seating
from doingoai.foundation import clock
from doingoai.norms.actions import load_shipped_norms


def is_loaded() -> bool:
    """Test whether somebody may sign in to this store: a real office is never mixed with a demo."""
    return User.objects.exists()


@transaction.atomic
def load(*, older: int = 300) -> bool:
    """Load units, people, partners, norms and visits; an office that is already there stays as it is."""
    if is_loaded():
        return False
    now = clock.now()
    units = world.make_units()
    people = world.make_people(units, at=now)
    world.make_office(units, people)
    world.make_authority(units)
    world.make_mission_authority(units)
    load_shipped_norms(by=None)
    partners, places = world.make_partners(), world.make_places()
    hosts = make_hosts(people["ha"])
    make_older(
        list(partners.values()),
        units["le-tan"],
        people["ha"],
        count=older,
        before=now.date(),
        at=now,
    )
    here = World(units, people, partners, places, hosts, now)
    make_pool(here)
    over = visits.closed_with_report(here)
    visits.waiting_for_decision(here)
    visits.waiting_for_opinions(here)
    make_guest_page(visits.next_week_with_findings(here), people["ha"], at=now)
    running = visits.arriving_today(here)
    just_over(here)
    make_procedures(here, running, over)
    make_gifts(here, running)
    make_money(here, running, over)
    make_seating(running, people, at=now)
    visits.unopened_letters(here)
    make_consulting(here)
    yearplans.make_plans(here)
    make_missions(here)
    make_rank(people["phong"], since=date(now.year, 1, 1), at=now)
    make_languages(people, people["phong"], today=now.date())
    return True


def sign_ins() -> list[str]:
    """One line for each person of the demonstration who is there: sign-in, password, post."""
    there = set(User.objects.values_list("username", "name"))
    lines = [
        f"{account.username} / {world.PASSWORD}: {account.post_vi} ({account.name})"
        for account in world.ACCOUNTS
        if (account.username, account.name) in there
    ]
    return [*lines, *guest_address(), *questions_address()] if lines else []
