"""Nobody is led inside by an address, and nobody waits for a machine that does not answer."""

import socket
from threading import Thread

import pytest

from doingoai.exchange import sending
from doingoai.exchange.rules import check_url, is_reachable
from doingoai.exchange.sending import Outcome, send_outside
from doingoai.foundation.refusals import RuleBroken
from tests.exchange.receiver import Receiver, listening


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_an_address_inside_is_not_reached(address):
    assert not is_reachable(address, loopback_allowed=False)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"]
)
def test_an_address_outside_is_reached(address):
    assert is_reachable(address, loopback_allowed=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_reached_only_where_it_is_allowed(address):
    assert is_reachable(address, loopback_allowed=True)


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "fd00::1"])
def test_the_house_stays_closed_also_where_this_machine_is_open(address):
    assert not is_reachable(address, loopback_allowed=True)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/", "webhook.url_not_https"),
        ("ftp://example.org/", "webhook.url_not_https"),
        ("http://127.0.0.1:8000/", "webhook.url_not_https"),
        ("file:///etc/passwd", "webhook.url_not_valid"),
        ("https://", "webhook.url_not_valid"),
        ("https:///path", "webhook.url_not_valid"),
        ("https://name:word@example.org/", "webhook.url_not_valid"),
        ("https://example.org/#part", "webhook.url_not_valid"),
        ("https://example.org:25/", "webhook.url_not_valid"),
        ("https://example.org:99999/", "webhook.url_not_valid"),
        ("https://example.org/a b", "webhook.url_not_valid"),
        ("https://example.org/\r\nHost: inside", "webhook.url_not_valid"),
        ("https://ví-dụ.vn/", "webhook.url_not_valid"),
        ("https://[::1", "webhook.url_not_valid"),
        ("https://example.org/" + "x" * 500, "webhook.url_not_valid"),
        ("", "webhook.url_not_valid"),
    ],
)
def test_what_is_no_plain_https_address_is_refused(url, code):
    with pytest.raises(RuleBroken) as caught:
        check_url(url, loopback_allowed=False)

    assert (caught.value.code, caught.value.field) == (code, "url")


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "https://example.org:8443/"])
def test_a_plain_https_address_is_kept(url):
    assert check_url(url, loopback_allowed=False).hostname == "example.org"


def test_a_body_arrives_with_its_headers():
    with listening(Receiver(202)) as receiver:
        outcome = send_outside(receiver.url, b'{"a":1}', {"X-Sample": "1"}, loopback_allowed=True)

    ((path, headers, body),) = receiver.got
    assert outcome == Outcome(202)
    assert outcome.is_taken
    assert (path, body) == ("/told?a=1", b'{"a":1}')
    assert (headers["X-Sample"], headers["Content-Type"]) == (
        "1",
        "application/json; charset=utf-8",
    )


def test_this_machine_is_not_told_where_it_is_not_allowed():
    with listening(Receiver()) as receiver:
        outcome = send_outside(receiver.url, b"{}", {})

    assert (outcome, receiver.got) == (Outcome(None, "address not allowed"), [])


def test_a_redirect_is_not_followed():
    second = Receiver()
    with listening(second), listening(Receiver(302, location="http://127.0.0.1/")) as first:
        first.location = second.url
        outcome = send_outside(first.url, b"{}", {}, loopback_allowed=True)

    assert (outcome.status, outcome.is_taken, second.got) == (302, False, [])


def _named(monkeypatch, *addresses):
    """Let every name lead to these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in addresses]
    monkeypatch.setattr(sending.socket, "getaddrinfo", lambda *_given, **_named: found)


@pytest.mark.parametrize(
    "addresses", [("10.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("169.254.169.254",), ()]
)
def test_a_name_that_leads_inside_is_not_followed(monkeypatch, addresses):
    _named(monkeypatch, *addresses)

    def fail(*_given, **_named):
        raise AssertionError("connected")

    monkeypatch.setattr(sending.socket, "create_connection", fail)

    assert send_outside("https://inside.example/", b"", {}).said == "address not allowed"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    gone = []

    def note(place, **_named):
        gone.append(place)
        raise ConnectionRefusedError

    _named(monkeypatch, "8.8.8.8")
    monkeypatch.setattr(sending.socket, "create_connection", note)

    outcome = send_outside("https://outside.example/", b"", {})

    assert (outcome.said, gone) == ("not reachable", [("8.8.8.8", 443)])


def test_a_name_nobody_knows_is_told():
    assert send_outside("https://nobody.invalid/", b"", {}).said == "not reachable"


def _answering(said):
    """A server of one connection that says something else than HTTP, or nothing."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer():
        line, _who = server.accept()
        line.recv(10_000)
        for piece in said:
            line.sendall(piece)
        if not said:
            line.recv(1)
        line.close()
        server.close()

    Thread(target=answer, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize(
    "said", [[b"SSH-2.0\r\n"], [b"HTTP/1.1\r\n"], [b"HTTP/1.1 abc\r\n"], [b"HTTP/1.1 999 x\r\n"], [b""], [b"x" * 9000]]
)  # fmt: skip
def test_what_is_no_http_is_not_taken(said):
    outcome = send_outside(_answering(said), b"", {}, loopback_allowed=True)

    assert outcome.said in {"no answer in HTTP", "not reachable"}


def test_an_answer_in_pieces_is_read():
    url = _answering([b"HTTP/1.", b"1 20", b"0 OK\r\n"])

    assert send_outside(url, b"", {}, loopback_allowed=True).status == 200


def test_who_says_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.3)

    outcome = send_outside(_answering([]), b"", {}, loopback_allowed=True)

    assert outcome.said == "no answer in time"


def test_a_machine_without_a_certificate_is_not_told():
    with listening(Receiver()) as receiver:
        url = receiver.url.replace("http://", "https://")
        outcome = send_outside(url, b"", {}, loopback_allowed=True)

    assert outcome.said in {"certificate not accepted", "not reachable", "no answer in time"}
    assert receiver.got == []
