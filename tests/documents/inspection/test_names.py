import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.documents.inspection import FileRefused, safe_name
from doingoai.documents.inspection.names import check_name, split_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Kế hoạch.docx", "Kế hoạch.docx"),
        ("Ke\u0302\u0301 hoa\u0323ch.docx", "Kế hoạch.docx"),
        ("C:\\Users\\Thu\\bao-cao.PDF", "bao-cao.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a:b*c?.xlsx", "a_b_c_.xlsx"),
        ("a.docx:hidden.exe", "a.docx_hidden.exe"),
        ("bao\u200bcao\ufeff.docx", "baocao.docx"),
        ("moc\u202excod.docx", "mocxcod.docx"),
        ("  a   b .docx ", "a b.docx"),
        ("a\x00b\r\n.csv", "ab.csv"),
        ("CON.docx", "CON_.docx"),
        ("nul", "nul_"),
        ("com1.bao-cao.docx", "com1_.bao-cao.docx"),
        ("console.docx", "console.docx"),
        ("", "tep"),
        ("...", "tep"),
        (".docx", "docx"),
        ("a.", "a"),
        ("danh sách 1.2", "danh sách 1.2"),
        ("a.đoc", "a.đoc"),
        ("a.verylongextension", "a.verylongextension"),
    ],
)
def test_a_name_is_kept_in_one_safe_spelling(given_name, kept):
    assert safe_name(given_name) == kept


def test_a_long_name_is_cut_at_a_whole_letter_and_keeps_its_extension():
    kept = safe_name("ế" * 300 + ".docx")

    assert kept == "ế" * 58 + ".docx"
    assert len(kept.encode()) <= 180


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_a_kept_name_stays_as_it_is_and_never_leaves_its_folder(name):
    kept = safe_name(name)

    assert safe_name(kept) == kept
    assert not set(kept) & set('/\\:*?"<>|\0\r\n')
    assert kept not in ("", ".", "..")
    assert len(kept.encode()) <= 181


@pytest.mark.parametrize("sign", "\u202a\u202d\u202e\u2066\u2069")
def test_a_name_that_turns_the_reading_direction_is_refused(sign):
    with pytest.raises(FileRefused) as refusal:
        check_name(f"moc{sign}xcod.exe")

    assert refusal.value.code == "file.name_misleading"


def test_an_extension_is_short_and_plain():
    assert split_name("a.b.DOCX") == ("a.b", "docx")
    assert split_name("a") == ("a", "")
    assert split_name("a.tài") == ("a.tài", "")
