"""What the browser gets: icons that exist, and a first load that a slow line can carry."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

WEB = settings.ROOT / "doingoai" / "web"
BUILT = WEB / "static" / "built"
ICON = re.compile(r'\bicon(?:: |=)"([a-z0-9-]+)"|<c-icon\b[^>]*?\sname="([a-z0-9-]+)"')
FIRST_LOAD = 100 * 1024
SCRIPT = 50 * 1024

needs_build = pytest.mark.skipif(not BUILT.exists(), reason="the assets are not built")


def packed(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def icons_named() -> set[str]:
    files = [path for kind in ("*.html", "*.py", "*.ts") for path in WEB.rglob(kind)]
    return {a or b for path in files for a, b in ICON.findall(path.read_text("utf-8"))}


@needs_build
def test_every_icon_that_is_named_exists():
    sprite = (BUILT / "icons.svg").read_text("utf-8")
    drawn = set(re.findall(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24">', sprite))

    assert icons_named() - drawn == set()


@needs_build
def test_the_first_load_is_light():
    door = [BUILT / "app.css", BUILT / "app.js", BUILT / "icons.svg", WEB / "static" / "mark.svg"]
    door += [*BUILT.glob("chunks/*.js"), *BUILT.glob("fonts/*.woff2")]

    assert sum(packed(path) for path in door) <= FIRST_LOAD - 6 * 1024


@needs_build
def test_all_script_together_is_light():
    scripts = [*BUILT.glob("*.js"), *BUILT.glob("chunks/*.js")]

    assert sum(packed(path) for path in scripts) <= SCRIPT


@needs_build
def test_fonts_and_flags_for_print_are_whole():
    fonts = {path.name for path in (settings.BUILD / "fonts").glob("*.ttf")}

    assert {"Tinos_400Regular.ttf", "BeVietnamPro_600SemiBold.ttf"} <= fonts
    assert len(fonts) == 8
    assert (settings.BUILD / "flags" / "vn.svg").exists()


def test_the_lock_names_no_registry():
    lock = (settings.ROOT / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock


def test_every_component_declares_what_it_takes():
    components = (WEB / "templates" / "components").glob("*.html")

    assert [c.name for c in components if "<c-vars" not in c.read_text("utf-8")] == []
