"""
A hundred hostile texts and the doors they knock at: no file outside is opened, nobody is called.

A canary file is watched by the kernel (inotify), and a listener stands where a download would be
sent. Both are first shown to notice what they must notice.
"""

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doingoai.documents.rendering import print_engine
from doingoai.documents.rendering.fonts import font_dir, printable
from doingoai.documents.rendering.print_engine import PrintFailed, PrintJob, render_pdf
from tests.documents.rendering.reading import pdf_text, unspaced

DAY = date(2026, 2, 5)
TEMPLATE = """#set page(width: 400mm, height: 2000mm)
#set text(font: "Tinos", size: 7pt, hyphenate: false)
#for words in json("/data.json").texts { par(words) }
"""
OPENED_OR_READ = 0x20 | 0x1
PACKAGE = '#import "@preview/sample:0.1.0"'


class Canary:
    """A file outside of the job, and whether anybody opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_text("the canary sings")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        self._libc.inotify_add_watch(self._watch, os.fsencode(path), OPENED_OR_READ)

    def was_touched(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._watch, 4096))
        return False

    def close(self) -> None:
        os.close(self._watch)


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    watched = Canary(tmp_path / "canary.txt")
    yield watched
    watched.close()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        door.settimeout(0.2)
        yield door


def was_called(door: socket.socket) -> bool:
    try:
        visitor, _address = door.accept()
    except TimeoutError:
        return False
    visitor.close()
    return True


def hostile_texts(canary: Path) -> list[str]:
    inside = f"../../{canary.name}"
    readers = [f'#read("{p}")' for p in (canary, inside, "/etc/passwd", "data.json", "/data.json")]
    return [
        *readers,
        *(f"#{call}" for call in ("panic()", "sys.inputs", "pagebreak()", "include(\"/main.typ\")")),
        *(f'#{what}("{canary}")' for what in ("image", "json", "csv", "yaml", "toml", "xml", "cbor")),
        *(f'#{what}("{inside}")' for what in ("include", "import", "bibliography", "plugin", "embed")),
        PACKAGE,
        '#import "@local/x:1.0.0": *',
        '#import "../kit.typ": *',
        *("*đậm*", "_nghiêng_", "`mã`", "$x^2$", "= Tiêu đề", "- mục", "+ mục", "/ từ: nghĩa"),
        *("<nhãn>", "@nhãn", "[ngoặc]", "{ngoặc}", "#[x]", "#{x}", "\\u{41}", "\\", "\\\\", "~", "--"),
        *("---", "...", "'nháy'", '"nháy"', "// lời chú", "/* lời chú */", "#let x = 1", "#set page()"),
        *("#show: none", "#for i in range(9) {i}", "#while true {}", "#context here()", "#eval(\"1\")"),
        *("https://example.org/x", "#link(\"http://127.0.0.1:1/\")", "file:///etc/passwd", "%00", "%2e%2e/"),
        *("../../../etc/passwd", "..\\..\\x", "~/.ssh/id_rsa", "$HOME", "${HOME}", "$(id)", "`id`", "; id"),
        *("{{ 7*7 }}", "{% x %}", "<script>alert(1)</script>", "&amp;", "]]>", "<?xml?>", "' OR 1=1 --"),
        *("=1+1", "+cmd|x", "@SUM(1)", '","x":"', '\\"', "null", "true", "NaN", "1e999", "0x41"),
        *("a\x00b", "a\x1b[31mb", "a\x08b", "a\x7fb", "a\x85b", "a\u202eb", "a\u2066b\u2069c", "a\u200bb"),
        *("a\ufeffb", "a\ud800b", "a\uffffb", "a\U000e0041b", "a\U0010ffffb", "e\u0301\u0323\u0308", "z" * 500),
        *("김정", "李", "🙂", "Nguyễn\r\nVăn", "\tĐỗ\t", "   ", ""),
    ]  # fmt: skip


def test_a_hundred_hostile_texts_are_printed_letter_for_letter(canary):
    texts = hostile_texts(canary.path)
    shown = [printable(text)[0] for text in texts]

    [result] = render_pdf([PrintJob("x", TEMPLATE, {"texts": texts}, DAY)])

    assert len(texts) >= 100
    assert unspaced(pdf_text(result.pdf)) == unspaced("".join(shown))
    assert result.warnings == ()
    assert not canary.was_touched()


def test_a_text_of_forty_thousand_letters_is_printed():
    text = "Nguyễn Văn Thử " * 3_000

    [result] = render_pdf(
        [PrintJob("x", TEMPLATE, {"texts": [text]}, DAY)], tags=False, standard=None
    )

    assert pdf_text(result.pdf).split().count("Nguyễn") == 3_000


def test_the_canary_notices_being_read(canary):
    assert not canary.was_touched()

    canary.path.read_text()

    assert canary.was_touched()


@pytest.mark.parametrize(
    "way", ["{canary}", "../../../{canary}", "../data.json", "/etc/passwd", "link"]
)
@pytest.mark.parametrize("call", ['#read("{way}")', '#image("{way}")', '#include "{way}"'])
def test_not_even_a_hostile_template_reads_outside(canary, way, call):
    source = call.format(way=way.format(canary=canary.path))

    with pytest.raises(PrintFailed) as refusal:
        render_pdf([PrintJob("x", source, {}, DAY)])

    assert refusal.value.code == "print.failed"
    assert not canary.was_touched()


def test_not_even_a_hostile_template_calls_anybody(listener, monkeypatch):
    door = f"http://127.0.0.1:{listener.getsockname()[1]}"
    usual = print_engine._environment(threads=1)
    proxies = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy"), door)
    monkeypatch.setattr(print_engine, "_environment", lambda _threads: usual | proxies)

    with pytest.raises(PrintFailed) as refusal:
        render_pdf([PrintJob("x", PACKAGE, {}, DAY)])

    assert "Operation not permitted" in refusal.value.detail
    assert not was_called(listener)


def test_without_the_guard_the_listener_would_be_called(listener, tmp_path):
    """The engine does try to download: this is what the guard is for."""
    code = (
        "import sys, typst\n"
        "try: typst.compile(sys.argv[1].encode(), font_paths=[sys.argv[2]], ignore_system_fonts=True,"
        " package_cache_path=sys.argv[3], package_path=sys.argv[3])\n"
        "except typst.TypstError: pass"
    )
    door = f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.settimeout(20)
    asking = subprocess.Popen(
        [sys.executable, "-c", code, PACKAGE, str(font_dir()), str(tmp_path)],
        env={"HTTPS_PROXY": door, "https_proxy": door},
    )

    called = was_called(listener)

    asking.wait(20)
    assert called
