"""
A program that calls the API at random (quality goal R17), generated from our own schema.

Each call is an operation with a body and parameters that are mostly right, then bent: wrong kinds,
boundaries, hostile texts, huge numbers, deep nesting, broken encodings, wrong methods and kinds of
content, keys of other records, of nothing, and of what was answered before.
"""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.test import Client

from doingoai.api.face import api
from tests.api.schema_check import misfits

HOSTILE = (
    "", " ", "\x00", "a\x00b", "\ud800", "\u202e", "ặ" * 300, "x" * 20_000, "'", '"; DROP TABLE', "%s", "%(x)s",
    "{{7*7}}", "<script>", "../../etc/passwd", "😀" * 50, "٣", "null", "true", "0001-01-01", "9999-12-31",
    "2026-02-30", "2026-02-09", "2026-02-09T09:00:00", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00",
    "1e309", "NaN", "VN", "KR", "zz", "\r\nSet-Cookie: a=b", "\u2028", "A" * 251,
)  # fmt: skip
NUMBERS = (0, -1, 1, 2**31, 2**53, 2**63, -(2**63), 10**30, 10**400, 0.5, 1e308)
DAYS = (
    "2026-02-09",
    "2026-02-11",
    "2026-03-01",
    "1900-01-01",
    "2199-12-31",
    "1899-12-31",
    "2200-01-01",
)
MOMENTS = (
    "2026-02-09T09:00:00+07:00",
    "2026-02-10T10:00:00Z",
    "1900-01-01T00:00:00+00:00",
    "2199-12-31T23:59:59Z",
)
KINDS_OF_CONTENT = (
    "text/plain",
    "application/xml",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "",
)
LISTED_AT = {
    "unit": "units", "units": "units", "owner_unit": "units", "receiving_unit": "units",
    "partner": "partners", "person": "people", "responsible": "users", "owner": "users",
    "principal": "users", "deputy": "users", "plan_item": "items", "into": "items", "hotel": "places",
    "place": "places",
}  # fmt: skip
"""Where the record that a field of a body names is listed."""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "LOCK")


@dataclass
class Fuzz:
    """One caller with its own dice, and what it has seen so far."""

    secrets: list[str]
    seed: int
    keys: list[int] = field(default_factory=list)
    known_at: dict[str, list[int]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.schema: Any = json.loads(json.dumps(api.get_openapi_schema()))
        self.known = self.schema["components"]["schemas"]
        self.operations = [
            (path, method, said)
            for path, methods in self.schema["paths"].items()
            for method, said in methods.items()
        ]
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def look_around(self) -> None:
        """Read every list once as everybody, so that what is met later hangs on no lucky number."""
        plain = [
            path for path, method, _said in self.operations if method == "get" and "{" not in path
        ]
        for path in plain:
            for secret in self.secrets:
                answer = self.client.get(path, headers={"Authorization": f"Bearer {secret}"})
                if answer.status_code == 200 and "json" in answer.headers["Content-Type"]:
                    self._learn(answer.json())
                    self._learn_at(_last_word(path), answer.json())

    def turn(self) -> None:
        path, method, said = self.dice.choice(self.operations)
        url, sent = self._url(path, said), self._sent(said)
        kind, bent = self._kind(said), False
        if self.dice.random() < 0.03:
            method, bent = self.dice.choice(METHODS).lower(), True
        response = self.client.generic(
            method.upper(), url, sent, content_type=kind, headers=self._headers()
        )
        self._judge(method, path, said, response, bent=bent, sent=sent, url=url)

    def _headers(self) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self.dice.choice(self.secrets)}"}
        if self.dice.random() < 0.3:
            headers["Idempotency-Key"] = self.dice.choice(
                [f"k{self.dice.randrange(50)}", "", "ü", "x" * 300, f"n{self.dice.random()}"]
            )
        if self.dice.random() < 0.2:
            headers["If-Match"] = self.dice.choice(["1", '"1"', "2", "x", "9" * 30, "-1", "*"])
        return headers

    def _url(self, path: str, said: Any) -> str:
        query = {}
        for one in said["parameters"]:
            if one["in"] == "path":
                hole = f"{{{one['name']}}}"
                before = _last_word(path.partition(hole)[0])
                path = path.replace(hole, self._path_value(one["name"], before))
            elif one["in"] == "query" and (one["required"] or self.dice.random() < 0.4):
                query[one["name"]] = str(self._value(one["schema"]))
        return path + ("?" + self._encoded(query) if query else "")

    def _encoded(self, query: dict[str, str]) -> str:
        return "&".join(f"{name}={quote(value, errors='replace')}" for name, value in query.items())

    def _path_value(self, name: str, before: str) -> str:
        if name == "item":
            return self.dice.choice(["banquet", "hand-1", "x" * 80, quote("đ"), "a%20b"])
        if self.known_at.get(before) and self.dice.random() < 0.7:
            return str(self.dice.choice(self.known_at[before]))
        if self.keys and self.dice.random() < 0.9:
            return str(self.dice.choice(self.keys))
        return str(self.dice.choice([1, 2, 0, 2**31, 2**63, 10**30, 999_999]))

    def _kind(self, said: Any) -> str:
        if self.dice.random() < 0.03:
            return self.dice.choice(KINDS_OF_CONTENT)
        return next(iter(said.get("requestBody", {}).get("content", {})), "application/json")

    def _sent(self, said: Any) -> bytes:
        content = said.get("requestBody", {}).get("content", {})
        if not content:
            return b"" if self.dice.random() < 0.9 else b"{]"
        if "multipart/form-data" in content:
            return self._multipart()
        roll = self.dice.random()
        if roll < 0.01:
            return b'{"a":' * 5000 + b"1" + b"}" * 5000
        if roll < 0.04:
            return self.dice.choice(
                [b"", b"{", b"[]", b"null", b"\xff\xfe{", b'"x"', b"[" * 100_000]
            )
        shape = next(iter(content.values()))["schema"]
        value = self._value(shape, bend=0.12)
        return json.dumps(value).encode("utf-8", "surrogatepass")

    def _multipart(self) -> bytes:
        return b'--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\nabc\r\n--x--\r\n'

    def _value(self, said: Any, *, bend: float = 0.15, name: str = "") -> Any:
        if self.dice.random() < bend:
            return self._strange()
        if "$ref" in said:
            return self._value(
                self.known[said["$ref"].rpartition("/")[2]], bend=bend / 2, name=name
            )
        if "anyOf" in said:
            return self._value(self.dice.choice(said["anyOf"]), bend=bend, name=name)
        if "enum" in said:
            return self.dice.choice(said["enum"])
        if "const" in said:
            return said["const"]
        return self._of_kind(said, bend, name)

    def _of_kind(self, said: Any, bend: float, name: str) -> Any:
        kind = said.get("type")
        if kind == "object":
            needed = set(said.get("required", ()))
            return {
                field: self._value(one, bend=bend, name=field)
                for field, one in said.get("properties", {}).items()
                if field in needed or self.dice.random() < 0.35
            }
        if kind == "array":
            inner = said.get("items", {})
            return [
                self._value(inner, bend=bend, name=name)
                for _ in range(self.dice.choice([0, 1, 1, 2]))
            ]
        listed = self.known_at.get(LISTED_AT.get(name, ""))
        if kind == "integer" and listed and self.dice.random() < 0.7:
            return self.dice.choice(listed)
        if kind == "integer":
            return self.dice.choice(
                [*self.keys[-30:], 1, 2, said.get("minimum", 0), said.get("maximum", 9)]
            )
        if kind == "boolean":
            return self.dice.random() < 0.5
        if kind == "null":
            return None
        return self._text(said, name)

    def _text(self, said: Any, name: str) -> str:
        formats = {"date": DAYS, "date-time": MOMENTS}
        if said.get("format") in formats:
            return self.dice.choice(formats[said["format"]])
        if name in {"country", "nationality", "sender_country"}:
            return self.dice.choice(["KR", "VN", "JP", ""])
        if name == "content":
            return self.dice.choice(["xIHDoG8=", "JVBERi0xLjQK", "!!", ""])
        most = said.get("maxLength", 100)
        return self.dice.choice(
            [f"Mẫu {self.dice.randrange(10**6)}", "Thử", "x" * most, "ặ" * min(most, 400), ""]
        )[:most]

    def _strange(self) -> Any:
        return self.dice.choice(
            [
                self.dice.choice(HOSTILE),
                self.dice.choice(NUMBERS),
                None,
                [],
                {},
                True,
                [[]],
                {"$ne": 1},
                [None],
                "x" * 100_000,
            ]
        )

    def _judge(
        self, method: str, path: str, said: Any, response: Any, *, bent: bool, sent: bytes, url: str
    ) -> None:
        status = response.status_code
        self.statuses[status] += 1
        where = f"{method} {url[:200]} {sent[:300]!r} -> {status}"
        if status >= 500:
            self.faults.append(f"{where}: broken {response.content[:200]!r}")
            return
        if bent or status in {301, 405}:
            return
        answer = said["responses"].get(str(status))
        if answer is None:
            if status != 404:
                self.faults.append(f"{where}: status not declared {response.content[:200]!r}")
            return
        if status < 300:
            self.reached[said["operationId"]] += 1
        self._fits(where, answer, response, _last_word(path))

    def _fits(self, where: str, answer: Any, response: Any, place: str) -> None:
        shape = answer.get("content", {}).get("application/json", {}).get("schema")
        if shape is None or "json" not in response.headers["Content-Type"]:
            return
        value = response.json()
        self.faults += [f"{where}: {one}" for one in misfits(value, shape, self.known)][:3]
        self._learn(value)
        if response.status_code < 300 and isinstance(value, dict):
            self._learn_at(place, value)

    def _learn_at(self, place: str, value: dict[str, Any]) -> None:
        """Keys that belong behind a word of an address: of its list, or of what was made there."""
        told = [value, *(one for one in value.get("items", ()) if isinstance(one, dict))]
        found = [one["id"] for one in told if type(one.get("id")) is int]
        self.known_at[place] = [*self.known_at.get(place, ()), *found][-60:]

    def _learn(self, value: Any) -> None:
        """Keys of answers are used again, so that later calls meet what is there."""
        if isinstance(value, dict):
            for name, one in value.items():
                if name in {"id", "person", "unit", "partner"} and type(one) is int and one < 10**9:
                    self.keys.append(one)
                else:
                    self._learn(one)
            self.keys = self.keys[-400:]
        if isinstance(value, list):
            for one in value[:20]:
                self._learn(one)


def _last_word(path: str) -> str:
    """The last word of an address that is none of its parameters."""
    return [part for part in path.split("/") if part and "{" not in part][-1]
