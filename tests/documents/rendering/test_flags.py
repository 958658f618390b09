import pytest

from doingoai.documents.rendering.flags import flag_dir, flag_svg


def test_a_flag_is_found_by_its_code_in_either_case():
    small, large = flag_svg("vn"), flag_svg("VN")

    assert small == large
    assert small is not None
    assert small.startswith(b"<svg")


@pytest.mark.parametrize("code", ["", "zz", "../vn", "vn.svg", "/etc/passwd", "v", "VNM"])
def test_what_is_no_code_has_no_flag(code):
    assert flag_svg(code) is None


def test_the_folder_may_be_told(monkeypatch, tmp_path):
    (tmp_path / "xx.svg").write_bytes(b"<svg/>")
    monkeypatch.setenv("DOINGOAI_FLAGS", str(tmp_path))

    assert flag_dir() == tmp_path
    assert flag_svg("XX") == b"<svg/>"
    assert flag_svg("vn") is None


def test_the_folder_is_that_of_the_tree_unless_told(monkeypatch):
    monkeypatch.delenv("DOINGOAI_FLAGS", raising=False)

    assert flag_dir().parts[-2:] == ("build", "flags")
