"""What is installed from a wheel is the whole software: every file of it is named in pyproject."""

import tomllib

from django.conf import settings

CODE = settings.ROOT / "doingoai"
# Sources the browser never gets: pages are built from them before a wheel is made.
BUILT_FROM = ("web/styles/", "web/islands/")


def test_every_file_that_is_not_python_goes_into_a_wheel():
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["doingoai"]
    named = {path for pattern in patterns for path in CODE.glob(pattern) if path.is_file()}

    there = {
        path
        for path in CODE.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
        and not path.relative_to(CODE).as_posix().startswith(BUILT_FROM)
    }  # fmt: skip

    assert sorted(path.relative_to(CODE).as_posix() for path in there - named) == []


def test_every_folder_with_python_is_a_package():
    folders = {path.parent for path in CODE.rglob("*.py")}

    assert sorted(str(one) for one in folders if not (one / "__init__.py").exists()) == []


def test_every_dependency_says_why():
    for name in ("run.in", "test.in"):
        lines = (settings.ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        silent = [line for line in lines if "==" in line and "# " not in line]

        assert silent == [], name
