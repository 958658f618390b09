"""What must be true of an address that is told, so that nobody is led into the house by it."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from doingoai.exchange.states import Happening
from doingoai.foundation.refusals import RuleBroken

USUAL_PORT = {"https": 443, "http": 80}
FIRST_FREE_PORT = 1024
MOST_WEBHOOKS = 20
_WRAPPING = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16"), ip_network("2001::/32"))  # fmt: skip
Address = IPv4Address | IPv6Address


def check_url(url: str, *, loopback_allowed: bool) -> SplitResult:
    """
    Refuse an address that is not plain https to a named host.

    `loopback_allowed` lets a demonstration and the tests tell a program on the same machine.

    :raises RuleBroken: webhook.url_not_valid, webhook.url_not_https
    """
    parts = _split(url)
    host = parts.hostname or ""
    is_here = loopback_allowed and host in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not (is_here and parts.scheme == "http"):
        raise RuleBroken(
            _("Only https addresses are told, so that nobody reads on the way: “https://…”."),
            code="webhook.url_not_https",
            field="url",
        )
    return parts


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _not_valid() from None
    is_plain = url.isascii() and all("!" <= sign <= "~" for sign in url) and len(url) <= 500
    is_whole = bool(parts.hostname) and not parts.username and not parts.password
    is_open = port is None or port in USUAL_PORT.values() or port >= FIRST_FREE_PORT
    if not (is_plain and is_whole and is_open) or parts.fragment:
        raise _not_valid()
    return parts


def _not_valid() -> RuleBroken:
    message = _(
        "This is no address a program can be told at: “https://host/path”, without name and password, "
        "at port 443 or from 1024 up."
    )
    return RuleBroken(message, code="webhook.url_not_valid", field="url")


def is_reachable(text: str, *, loopback_allowed: bool) -> bool:
    """Test whether an address of the network is outside: not this machine, not the house, not metadata."""
    address = _bare(ip_address(text))
    if loopback_allowed and address.is_loopback:
        return True
    if any(address in network for network in _WRAPPING if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _bare(address: Address) -> Address:
    """An IPv4 address in its IPv6 dress counts as what it is."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def check_events(events: Collection[str]) -> list[str]:
    """
    Refuse an address that is told of nothing, or of what does not exist.

    :raises RuleBroken: webhook.no_events
    """
    known = sorted(set(events) & set(Happening.values))
    if not known or len(known) != len(set(events)):
        raise RuleBroken(
            _("Choose at least one kind of happening."), code="webhook.no_events", field="events"
        )
    return known


def check_not_too_many(count: int) -> None:
    """
    Refuse one address more than anybody can look after.

    :raises RuleBroken: webhook.too_many
    """
    if count >= MOST_WEBHOOKS:
        raise RuleBroken(
            _("At most %(most)s addresses for one person. Stop one first.")
            % {"most": MOST_WEBHOOKS},
            code="webhook.too_many",
        )
