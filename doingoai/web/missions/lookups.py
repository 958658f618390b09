"""What a field of a mission suggests: people of our own side, and partners, for whoever asks for missions."""

from django.http import HttpResponse

from doingoai.accounts.rules import require_any
from doingoai.directory.queries import found_partners, present_posts
from doingoai.missions.actions.holding import KEEPERS
from doingoai.web.directory.lookups import MOST, answer_lookup, partner_result, person_result
from doingoai.web.filtering import words_of
from doingoai.web.missions.forms import our_people
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
def people(request: SignedInRequest) -> HttpResponse:
    require_any(request.user, KEEPERS)
    found = list(our_people(words_of(request.GET))[:MOST])
    posts = present_posts([person.pk for person in found])
    return answer_lookup(person_result(person, posts.get(person.pk)) for person in found)


@login_required
def partners(request: SignedInRequest) -> HttpResponse:
    require_any(request.user, KEEPERS)
    return answer_lookup(map(partner_result, found_partners(words_of(request.GET))[:MOST]))
