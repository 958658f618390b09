"""A call sent twice with one key does its work once and is answered alike (R6)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doingoai.api.once import REPEATED
from doingoai.directory.models import Partner, Person
from doingoai.foundation.models import AnsweredForm, AuditEntry
from tests import cast, factories
from tests.api.callers import call, refused, send, token_of

pytestmark = pytest.mark.django_db
CITY = {"name_vi": "Thành phố Mẫu", "kind": "locality", "country": "KR"}


@pytest.fixture
def secret():
    return token_of(cast.lan())[1]


def test_the_same_call_is_answered_alike_and_done_once(secret):
    first, second = (send("POST", "partners/", secret, CITY, key="k-1") for _turn in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert (REPEATED in first.headers, second.headers[REPEATED]) == (False, "true")
    assert Partner.objects.count() == 1
    assert AuditEntry.objects.filter(verb="partner.added").count() == 1


def test_another_body_under_the_same_key_is_refused(secret):
    send("POST", "partners/", secret, CITY, key="k-1")

    response = send("POST", "partners/", secret, {**CITY, "name_vi": "Khác"}, key="k-1")

    assert refused(response) == (422, "idempotency.other_content")
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("change", ["path", "method", "version"])
def test_another_address_method_or_version_is_another_call(secret, change):
    first, second = factories.partner("Một"), factories.partner("Hai")
    body = {"city": "Mau"}
    send("PATCH", f"partners/{first.pk}/", secret, body, key="k")

    response = {
        "path": lambda: send("PATCH", f"partners/{second.pk}/", secret, body, key="k"),
        "method": lambda: send("POST", "partners/", secret, CITY, key="k"),
        "version": lambda: send(
            "PATCH", f"partners/{first.pk}/", secret, body, key="k", **{"If-Match": "1"}
        ),
    }[change]()

    assert refused(response) == (422, "idempotency.other_content")


def test_the_key_of_one_token_is_not_that_of_another(secret):
    other = token_of(cast.ha())[1]

    statuses = [
        send("POST", "partners/", secret, CITY, key="k").status_code,
        send("POST", "partners/", other, {**CITY, "name_vi": "Hai"}, key="k").status_code,
    ]

    assert (statuses, Partner.objects.count()) == ([201, 201], 2)


def test_what_was_refused_may_be_sent_again_under_its_key(secret):
    factories.partner("Thành phố Mẫu", country="KR")
    first = send("POST", "partners/", secret, CITY, key="k")
    Partner.objects.all().delete()

    second = send("POST", "partners/", secret, CITY, key="k")

    assert (first.status_code, second.status_code) == (422, 201)


@pytest.mark.parametrize("key", [" ", "x" * 256, "a b", "khóa"])
def test_what_is_no_key_is_refused(secret, key):
    response = send("POST", "partners/", secret, CITY, key=key.encode().decode("latin-1"))

    assert refused(response) == (422, "idempotency.key_not_valid")


def test_a_key_opens_nothing_to_a_stranger():
    response = send("POST", "partners/", "doi_sai", CITY, key="k")

    assert refused(response) == (401, "token.not_valid")
    assert AnsweredForm.objects.count() == 0


def test_keys_are_kept_as_digests_and_belong_to_the_token(secret):
    send("POST", "partners/", secret, CITY, key="x" * 255)

    kept = AnsweredForm.objects.get()
    assert (len(kept.key), kept.user_id.partition("-")[0], kept.status) == (64, "token", 201)


def test_a_call_that_is_refused_in_its_midst_leaves_nothing(secret):
    visit = factories.delegation()
    leader = {"given": "Thử", "family": "Lê", "role": "leader"}
    send("POST", f"delegations/{visit.pk}/hosts/", secret, leader)
    before = Person.objects.count()

    response = send("POST", f"delegations/{visit.pk}/hosts/", secret, {**leader, "given": "Mẫu"})

    assert refused(response) == (422, "host.second_leader")
    assert Person.objects.count() == before


def test_a_number_that_was_read_is_never_kept():
    ha, visit = cast.ha(), factories.delegation()
    guest = factories.member(visit)
    secret = token_of(ha)[1]
    body = {"number": "ZZ7654321", "country": "KR"}
    send("PUT", f"delegations/{visit.pk}/members/{guest.pk}/passport/", secret, body, key="a")

    address = f"delegations/{visit.pk}/members/{guest.pk}/passport/read/"
    told = [send("POST", address, secret, key="b").json()["number"] for _turn in range(2)]

    assert told == ["ZZ7654321"] * 2
    assert AuditEntry.objects.filter(verb="passport.read").count() == 2
    assert "ZZ7654321" not in "".join(AnsweredForm.objects.values_list("content", flat=True))


def test_reading_needs_no_key(secret):
    assert call("partners/", secret, headers={"Idempotency-Key": "k"}).status_code == 200
    assert AnsweredForm.objects.count() == 0


def test_one_form_with_files_comes_in_once(secret):
    def push(text):
        file = SimpleUploadedFile("thu.txt", text, content_type="text/plain")
        return Client().post(
            "/api/v1/register/incoming/multipart/",
            {"subject": "Thư mời", "sender": "Đại sứ quán Mẫu", "files": file},
            headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "k"},
        )

    first, again, other = push(b"Kinh gui"), push(b"Kinh gui"), push(b"Khac")

    assert (first.status_code, first.json()["files"][0]["name"]) == (201, "thu.txt")
    assert again.content == first.content
    assert refused(other) == (422, "idempotency.other_content")
