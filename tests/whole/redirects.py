"""Addresses that try to lead elsewhere, and how a browser would read an answer's `Location`."""

import re
from itertools import product

OWN = "testserver"
MARK = "khac.example"
_HOSTS = (
    MARK, f"{OWN}.{MARK}", f"{MARK}/{OWN}", f"{OWN}@{MARK}", f"{MARK}%2f{OWN}", f"{MARK}%00.{OWN}",
    f"{MARK}:80#@{OWN}", "khac。example", f"[::1].{MARK}", f"{MARK}\\@{OWN}",
)  # fmt: skip
_BEFORE = (
    "//", "///", "////", "http://", "https://", "HtTpS://", "http:", "https:", "http:/", "https:///",
    "\\\\", "/\\", "\\/", "/\\/", "\\/\\/", "/\t/", "/\n/", "/\r/", "\t//", " //", "\x00//", "\x0b//",
    "\x1f//", "\u00a0//", "\u2028//", "ht\ntp://", "https:\t//", "http:\\\\", "https:/\\",
    f"//{OWN}@", f"http://{OWN}@", f"http://{OWN}:80@", f"http://{OWN}\\@", f"http://{OWN}%40",
    f"http://{OWN}%5c@", f"http://{OWN}&@", f"http://{OWN};@", f"http://{OWN}.", f"//{OWN}.",
    "javascript://", "javascript:alert(1)//", "JaVaScRiPt:", " javascript:", "java\tscript:",
    "data:text/html,", "vbscript:", "blob:http://", "filesystem:http://", "view-source:http://",
    "ftp://", "file://", "mailto:", "ws://", "//;@", "//@", "//:@", "http://@", "https://:80@",
)  # fmt: skip
# What stands on its own, hosts and all.
_WHOLE = (
    "//", "///", "http:", "https://", "javascript:alert(1)", "\\", "/\\", "//%", "//[", "http://[",
    "http://[::1", "//0x7f000001", "//2130706433", "//127.1", "http:////", "%2f%2fkhac.example",
)  # fmt: skip
TRIED = tuple(dict.fromkeys([*map("".join, product(_BEFORE, _HOSTS)), *_WHOLE]))
# Headings by which a request claims to have come by another way, or from elsewhere.
FORWARDED = {
    "X-Forwarded-Host": MARK, "X-Forwarded-Server": MARK, "X-Host": MARK, "X-Original-Host": MARK,
    "Forwarded": f"host={MARK};proto=https", "X-Original-URL": f"//{MARK}/", "X-HTTP-Host-Override": MARK,
    "X-Rewrite-URL": f"//{MARK}/", "X-Forwarded-Prefix": f"//{MARK}", "HX-Current-URL": f"http://{MARK}/",
    "Referer": f"http://{MARK}/", "X-Forwarded-For": MARK, "X-Forwarded-Proto": MARK,
}  # fmt: skip
_CONTROLS = "".join(map(chr, range(0x21)))


def stays(location: str) -> bool:
    """
    Test whether a browser stays on this host, reading the address as the URL standard says.

    Leading controls and blanks fall away, tabs and line ends inside too, a backslash is a slash.
    Of whole addresses only those that are plainly ours count.
    """
    text = re.sub(r"[\t\n\r]", "", location.strip(_CONTROLS)).replace("\\", "/")
    if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        return re.match(rf"https?://{OWN}(?:[/?#]|$)", text) is not None
    return not text.startswith("//")
