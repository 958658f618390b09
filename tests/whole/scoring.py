"""
Points for the headings of an answer, counted as Mozilla's HTTP Observatory counts them.

Everybody begins with 100; faults take away, and what goes beyond the usual gives a bonus that
counts only from 90 points on. The table of points is that of the published rules; what needs an
answer from outside (the list of preloaded hosts) is left out. 100 is an A+.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

HALF_A_YEAR = 15_768_000
PRIVATE_REFERRERS = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip
START, NEEDED_FOR_BONUS = 100, 90


@dataclass(frozen=True)
class Point:
    """What was found, and what it counts."""

    what: str
    counts: int


def policy_of(headers: Mapping[str, str]) -> dict[str, set[str]]:
    """The content security policy by directive."""
    parts = [part.split() for part in headers.get("Content-Security-Policy", "").split(";")]
    return {part[0].lower(): set(part[1:]) for part in parts if part}


def score(headers: Mapping[str, str], cookies: Collection[str], *, sends_scripts: bool) -> int:
    """The points of one answer."""
    points = [
        _policy(policy_of(headers)), _cookies(cookies), _transport(headers), _referrer(headers),
        _types(headers), _frames(headers), _resources(headers), _sharing(headers),
        _integrity(policy_of(headers), sends_scripts=sends_scripts),
    ]  # fmt: skip
    plain = START + sum(point.counts for point in points if point.counts < 0)
    if plain < NEEDED_FOR_BONUS:
        return max(plain, 0)
    return plain + sum(point.counts for point in points if point.counts > 0)


def _policy(policy: Mapping[str, set[str]]) -> Point:
    if not policy:
        return Point("no policy", -25)
    scripts = policy.get("script-src", policy.get("default-src", {"*"}))
    if scripts & {"*", "'unsafe-inline'", "data:", "https:", "http:"}:
        return Point("scripts from anywhere", -20)
    if "'unsafe-eval'" in scripts:
        return Point("scripts from text", -10)
    if "'unsafe-inline'" in policy.get("style-src", set()):
        return Point("styles inside the page", 0)
    if policy.get("default-src") == {"'none'"}:
        return Point("nothing by default", 10)
    return Point("nothing unsafe", 5)


def _cookies(cookies: Collection[str]) -> Point:
    low = [cookie.lower() for cookie in cookies]
    if any("secure" not in cookie for cookie in low):
        return Point("a cookie that is sent in clear", -20)
    if any("httponly" not in cookie for cookie in low):
        return Point("a cookie that scripts can read", -10)
    if low and all("samesite=" in cookie for cookie in low):
        return Point("cookies for this site only", 5)
    return Point("no cookies", 0)


def _transport(headers: Mapping[str, str]) -> Point:
    parts = [part.strip() for part in headers.get("Strict-Transport-Security", "").split(";")]
    ages = [int(part[8:]) for part in parts if part.startswith("max-age=")]
    if not ages:
        return Point("may be asked in clear", -20)
    return Point("asked encrypted", 0 if ages[0] >= HALF_A_YEAR else -10)


def _referrer(headers: Mapping[str, str]) -> Point:
    said = headers.get("Referrer-Policy", "")
    if said in PRIVATE_REFERRERS:
        return Point("addresses are kept to ourselves", 5)
    return Point("addresses are told", 0 if not said else -5)


def _types(headers: Mapping[str, str]) -> Point:
    is_told = headers.get("X-Content-Type-Options") == "nosniff"
    return Point("types are not guessed", 0 if is_told else -5)


def _frames(headers: Mapping[str, str]) -> Point:
    if policy_of(headers).get("frame-ancestors") in ({"'none'"}, {"'self'"}):
        return Point("not framed, by policy", 5)
    is_told = headers.get("X-Frame-Options", "").upper() in {"DENY", "SAMEORIGIN"}
    return Point("not framed", 0 if is_told else -20)


def _resources(headers: Mapping[str, str]) -> Point:
    said = headers.get("Cross-Origin-Resource-Policy", "")
    return Point("not embedded elsewhere", 10 if said in {"same-origin", "same-site"} else 0)


def _sharing(headers: Mapping[str, str]) -> Point:
    shared = headers.get("Access-Control-Allow-Origin") == "*"
    return Point("shared with every site", -50 if shared else 0)


def _integrity(policy: Mapping[str, set[str]], *, sends_scripts: bool) -> Point:
    """Scripts of this very house need no digest; those of others are not there."""
    own = policy.get("script-src", policy.get("default-src")) in ({"'self'"}, {"'none'"})
    return Point("scripts of this house only", 0 if own or not sends_scripts else -5)
