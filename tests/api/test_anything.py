"""Whatever is sent, the API answers in its own shape and never breaks (R17, a small cut of it)."""

from urllib.parse import quote

import pytest

from doingoai.directory.models import Partner
from tests import cast, factories
from tests.api.callers import call, refused, token_of

pytestmark = pytest.mark.django_db

STRANGE = (
    "", " ", "0", "-1", "1e9", "9" * 18, "9" * 40, "٣", "\x00", "a\x00b", "%", "%25", "_", "'", '"', "*",
    "AND OR NOT", "NEAR(", "^", "{", "\\", "../..", "đoàn", "\ud7ff", "😀", "\u202e", "ặ" * 50, "null",
    "true", "[]", "2026-02-30", "0001-01-01", "9999-12-31", "2026-02-09.1", "9999-12-31.999999999999999999",
    "0001-01-01.1", "2026-02-09T00:00", "KR", "kr", "K\n", "\r\nX: y",
)  # fmt: skip
PARAMETERS = {
    "delegations/": ("state", "country", "starts_from", "starts_to", "after", "limit", "unknown"),
    "partners/": ("q", "country", "after", "limit"),
}


@pytest.mark.parametrize(
    ("path", "name"), [(path, name) for path, names in PARAMETERS.items() for name in names]
)
def test_a_strange_value_is_answered_or_refused(path, name):
    factories.delegation(partner=factories.partner("Đoàn Mẫu 100%"))
    secret = token_of(cast.lan())[1]

    for value in STRANGE:
        response = call(f"{path}?{name}={quote(value)}", secret)

        if response.status_code == 200:
            assert sorted(response.json()) == ["items", "next"]
        else:
            assert refused(response)[0] == 422, (name, value)


@pytest.mark.parametrize("path", ["delegations/{}/", "delegations/{}/programme/", "partners/{}/"])
def test_a_strange_key_is_not_found(path):
    secret = token_of(cast.lan())[1]

    for value in STRANGE[1:]:
        if value not in {"../..", "%25"}:
            assert refused(call(path.format(quote(value, safe="")), secret)) == (404, "not_found")


@pytest.mark.parametrize("value", [*STRANGE, "Bearer\x00", "ż" * 10_000])
def test_a_strange_token_opens_nothing(value):
    sent = value.encode("utf-8", "replace").decode("latin-1")

    response = call("partners/", headers={"Authorization": f"Bearer {sent}"})

    assert response.status_code == 401


def test_the_same_parameter_twice_is_answered():
    secret = token_of(cast.lan())[1]
    factories.partner()

    assert call("partners/?limit=1&limit=2", secret).status_code == 200
    assert Partner.objects.count() == 1
