"""Planted faults: one small change in a good paper, and the one rule it must break."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from tests.documents.checking import papers
from tests.documents.checking.papers import CENTRE, LEFT, LONG, Plan, find, letter


@dataclass
class Planted:
    name: str
    code: str
    plan: Plan


def planted() -> list[Planted]:
    return [*_said(), *_shaped()]


def _said() -> list[Planted]:
    """Faults in what the paper says."""
    return [
        Planted(name, code, replace(base(), **changes))
        for name, code, base, changes in (
            ("en dash in the motto", "C04", letter, {"motto": "Độc lập – Tự do – Hạnh phúc"}),
            ("capitals in the motto", "C04", letter, {"motto": "Độc Lập - Tự Do - Hạnh Phúc"}),
            ("letter missing", "C04", letter, {"national_title": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NA"}),
            ("no number", "C07", letter, {"number": ""}),
            ("no colon", "C07", letter, {"number": "Số 193/SNgV-LT"}),
            ("capital label", "C07", letter, {"number": "SỐ: 193/SNgV-LT"}),
            ("type in a letter", "C07", letter, {"number": "Số: 193/CTr-SNgV"}),
            ("spaces in the symbol", "C07", letter, {"number": "Số: 193/SNgV - LT"}),
            ("en dash in the symbol", "C07", letter, {"number": "Số: 193/SNgV–LT"}),
            ("no unit", "C07", letter, {"number": "Số: 193/SNgV"}),
            ("no slash", "C07", letter, {"number": "Số: 193"}),
            ("other type", "C07", papers.submission, {"number": "Số: 04/KH-SNgV"}),
            ("type behind", "C07", papers.decision, {"number": "Số: 08/UBND-QĐ"}),
            ("no zero in the number", "C08", letter, {"number": "Số: 5/SNgV-LT"}),
            ("too many zeros", "C08", letter, {"number": "Số: 015/SNgV-LT"}),
            ("no zero in the day", "C08", letter, {"place_date": "Hà Nội, ngày 5 tháng 02 năm 2026"}),
            ("no zero in the month", "C08", letter, {"place_date": "Hà Nội, ngày 05 tháng 2 năm 2026"}),
            ("zero before March", "C08", letter, {"place_date": "Hà Nội, ngày 05 tháng 03 năm 2026"}),
            ("no such day", "C08", letter, {"place_date": "Hà Nội, ngày 30 tháng 02 năm 2026"}),
            ("no comma after the place", "C09", letter, {"place_date": "Hà Nội ngày 05 tháng 02 năm 2026"}),
            ("other place", "C09", letter, {"place_date": "Huế, ngày 05 tháng 02 năm 2026"}),
            ("no place", "C09", letter, {"place_date": "ngày 05 tháng 02 năm 2026"}),
            ("no date", "C09", letter, {"place_date": ""}),
            ("V/v in a decision", "C10", papers.decision, {"letter_subject": "V/v tiếp đoàn khách"}),
            ("V/v in a report", "C10", papers.report, {"letter_subject": "V/v kết quả"}),
            ("letter without subject", "C10", letter, {"letter_subject": ""}),
            ("v/v", "C10", letter, {"letter_subject": "v/v đón đoàn khách"}),
            ("V/V", "C10", letter, {"letter_subject": "V/V đón đoàn khách"}),
            ("type in small letters", "C10", papers.report, {"title": "Báo cáo"}),
            ("bases without semicolon", "C11", papers.decision, {"bases": (
                "Căn cứ Luật Tổ chức chính quyền địa phương,",
                "Căn cứ Nghị định số 18/2022/NĐ-CP ngày 18 tháng 02 năm 2022 của Chính phủ;",
                "Theo đề nghị của Giám đốc Sở Ngoại vụ.",
            )}),
            ("last base with semicolon", "C11", papers.plan, {"bases": (
                "Căn cứ chương trình công tác năm 2026;", "Căn cứ ý kiến của các cơ quan;")}),
            ("decision without bases", "C11", papers.decision, {"bases": (), "body": (
                "Điều 1. " + LONG, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.")}),
            ("points without đ", "C13", papers.decision, {"body": (
                "Điều 1. " + LONG, *(f"{point}) Việc phải làm thứ {point};" for point in "abcde"),
                "Điều 2. Theo Nghị định số 18/2022/NĐ-CP./.")}),
            ("points begin at b", "C13", papers.decision, {"body": (
                "Điều 1. " + LONG, "b) Việc phải làm;", "Điều 2. Quyết định này có hiệu lực./.")}),
            ("point left out", "C13", papers.decision, {"body": (
                "Điều 1. " + LONG, "a) Việc phải làm;", "c) Việc khác;", "Điều 2. Có hiệu lực./.")}),
            ("letter to nobody", "C14", letter, {"addressees": ()}),
            ("several on one line", "C14", letter, {"addressees": ("Sở Du lịch; Sở Nội vụ",)}),
            ("KT. with a wrong post", "C15", papers.submission, {"authority": ("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")}),
            ("KT. with the head", "C15", papers.submission, {"authority": ("KT. GIÁM ĐỐC", "GIÁM ĐỐC")}),
            ("deputy without KT.", "C15", letter, {"authority": ("PHÓ GIÁM ĐỐC",)}),
            ("no point after KT", "C15", papers.submission, {"authority": ("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")}),
            ("K/T", "C15", papers.submission, {"authority": ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")}),
            ("TL. with the deputy of the head", "C15", letter, {"authority": ("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")}),
            ("TL. with nobody", "C15", letter, {"authority": ("TL. GIÁM ĐỐC",)}),
            ("TM. of a head", "C15", letter, {"authority": ("TM. SỞ NGOẠI VỤ", "GIÁM ĐỐC")}),
            ("TUQ. of oneself", "C15", letter, {"authority": ("TUQ. GIÁM ĐỐC", "GIÁM ĐỐC")}),
            ("Q. with a post", "C15", letter, {"authority": ("Q. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")}),
            ("TS. before the name", "C16", letter, {"name": "TS. Nguyễn Văn Thử"}),
            ("Tiến sĩ before the name", "C16", letter, {"name": "Tiến sĩ Nguyễn Văn Thử"}),
            ("PGS. TS.", "C16", letter, {"name": "PGS.TS. Nguyễn Văn Thử"}),
            ("Lưu not last", "C17", letter, {"recipients": ("- Như trên;", "- Lưu: VT, LT;", "- Ban Giám đốc.")}),
            ("Như trên not first", "C17", letter, {"recipients": ("- Ban Giám đốc;", "- Như trên;", "- Lưu: VT, LT.")}),
            ("no Lưu", "C17", letter, {"recipients": ("- Như trên;", "- Ban Giám đốc.")}),
            ("no semicolon", "C17", letter, {"recipients": ("- Như trên", "- Lưu: VT, LT.")}),
            ("no full stop", "C17", letter, {"recipients": ("- Như trên;", "- Lưu: VT, LT")}),
            ("Lưu without VT", "C17", letter, {"recipients": ("- Như trên;", "- Lưu: LT.")}),
            ("decision to nobody", "C17", papers.decision, {"recipients": ("- Sở Ngoại vụ;", "- Lưu: VT, NgV.")}),
            ("no recipients", "C17", letter, {"recipients": ()}),
            ("no end mark", "C18", letter, {"body": (LONG, "Trân trọng cảm ơn.")}),
            ("other end mark", "C18", letter, {"body": (LONG, "Trân trọng cảm ơn ./")}),
            ("annexes in Arabic figures", "C20", papers.plan, {"annexes": (
                ("Phụ lục 1", "DANH SÁCH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"),
                ("Phụ lục II", "CHƯƠNG TRÌNH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"))}),
            ("annex out of order", "C20", papers.plan, {"annexes": (
                ("Phụ lục I", "DANH SÁCH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"),
                ("Phụ lục III", "CHƯƠNG TRÌNH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"))}),
            ("single annex numbered", "C20", papers.plan, {"annexes": (
                ("Phụ lục I", "DANH SÁCH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"),)}),
            ("annex in capitals", "C20", papers.plan, {"annexes": (
                ("PHỤ LỤC", "DANH SÁCH", "(Kèm theo Kế hoạch số 27/KH-SNgV)"),)}),
            ("annex of nothing", "C20", papers.plan, {"annexes": (("Phụ lục", "DANH SÁCH", "Nội dung"),)}),
            ("first citation short", "C21", papers.report, {"body": (
                "Theo Công văn số 15/SNgV-LT, các đơn vị đã chuẩn bị. " + LONG + "/.",)}),
            ("second citation in full", "C21", papers.report, {"body": (
                "Theo Quyết định số 08/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân thành phố; "
                "Quyết định số 08/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân đã nêu./.",)}),
            ("unknown unit", "C22", letter, {"number": "Số: 193/SNgV-XYZ"}),
            ("unknown unit in Lưu", "C22", letter, {"recipients": ("- Như trên;", "- Lưu: VT, QQQ.")}),
            ("other body's symbol", "C22", papers.submission, {"number": "Số: 04/TTr-STC"}),
            ("tone marks in two ways", "C23", letter, {"body": (
                "Hoà nhạc chào mừng tại Trung tâm Văn hoá. " + LONG, "Trân trọng cảm ơn./.")}),
            ("issuer in small letters", "C06", letter, {"issuer": "Sở Ngoại vụ"}),
        )
    ]  # fmt: skip


def _shaped() -> list[Planted]:
    """Faults in how the paper looks."""
    return [
        Planted(name, code, replace(base(), edits=[edit]))
        for name, code, base, edit in (
            ("Letter paper", "C01", letter, _page(page_width=Mm(216), page_height=Mm(279))),
            ("lying page", "C01", letter, _lying),
            ("wide left margin", "C02", letter, _page(left_margin=Mm(40))),
            ("narrow right margin", "C02", letter, _page(right_margin=Mm(10))),
            ("low top margin", "C02", letter, _page(top_margin=Mm(30))),
            ("gutter", "C02", letter, _page(gutter=Mm(10))),
            ("a run in Arial", "C03", letter, _run("Thực hiện", lambda run: _font(run, "Arial"))),
            ("theme font", "C03", letter, _run("Thực hiện", _theme)),
            ("red words", "C03", letter, _run("Thực hiện", _red)),
            ("footer in another font", "C03", letter, _footer_in_another_font),
            ("italic national title", "C04", letter, _run("CỘNG", lambda run: _set(run, italic=True))),
            ("national title not bold", "C04", letter, _run("CỘNG", lambda run: _set(run, bold=False))),
            ("motto of 15 pt", "C04", letter, _run("Độc lập", lambda run: _size(run, 15))),
            ("national title of 14 pt", "C04", letter, _run("CỘNG", lambda run: _size(run, 14))),
            ("no line under the motto", "C05", letter, _without_rule("Độc lập")),
            ("short line under the motto", "C05", letter, _shorter_rule("Độc lập")),
            ("parent bold", "C06", letter, _run("ỦY BAN", lambda run: _set(run, bold=True))),
            ("issuer not bold", "C06", letter, _run("SỞ NGOẠI", lambda run: _set(run, bold=False))),
            ("no line under the issuer", "C06", letter, _without_rule("SỞ NGOẠI")),
            ("number of 14 pt", "C07", letter, _run("Số:", lambda run: _size(run, 14))),
            ("date upright", "C09", letter, _run("Hà Nội, ngày", lambda run: _set(run, italic=False))),
            ("type not bold", "C10", papers.report, _run("BÁO CÁO", lambda run: _set(run, bold=False))),
            ("type at the left", "C10", papers.report, _align("BÁO CÁO", LEFT)),
            ("subject not bold", "C10", papers.plan, _run("Đón tiếp", lambda run: _set(run, bold=False))),
            ("no line under the subject", "C10", papers.plan, _without_rule("Đón tiếp")),
            ("V/v bold", "C10", letter, _run("V/v", lambda run: _set(run, bold=True))),
            ("bases upright", "C11", papers.decision, _run("Căn cứ", lambda run: _set(run, italic=False))),
            ("body of 12 pt", "C12", letter, _run("Thực hiện", lambda run: _size(run, 12))),
            ("body not justified", "C12", letter, _align("Thực hiện", LEFT)),
            ("no indent", "C12", letter, _shape("Thực hiện", first_line_indent=Cm(0))),
            ("indent of 2 cm", "C12", letter, _shape("Thực hiện", first_line_indent=Cm(2))),
            ("no gap", "C12", letter, _shape("Thực hiện", space_after=Pt(2))),
            ("double spacing", "C12", letter, _shape("Thực hiện", line_spacing=2.0)),
            ("spacing of 10 pt", "C12", letter, _shape("Thực hiện", line_spacing=Pt(10))),
            ("article not bold", "C12", papers.decision, _run("Điều 1.", lambda run: _set(run, bold=False))),
            ("Kính gửi bold", "C14", letter, _run("Kính gửi", lambda run: _set(run, bold=True))),
            ("addressee without semicolon", "C14", letter, _run("- Sở Du", lambda run: _text(run, "- Sở Du lịch,"))),
            ("addressee without dash", "C14", letter, _run("- Sở Du", lambda run: _text(run, "+ Sở Du lịch;"))),
            ("Kính gửi without colon", "C14", letter, _run("Kính gửi", lambda run: _text(run, "Kính gửi"))),
            ("post not bold", "C15", letter, _run("GIÁM ĐỐC", lambda run: _set(run, bold=False))),
            ("name italic", "C16", letter, _run("Nguyễn Văn Thử", lambda run: _set(run, italic=True))),
            ("Nơi nhận without colon", "C17", letter, _run("Nơi nhận", lambda run: _text(run, "Nơi nhận"))),
            ("Nơi nhận upright", "C17", letter, _run("Nơi nhận", lambda run: _set(run, italic=False))),
            ("Nơi nhận of 14 pt", "C17", letter, _run("Nơi nhận", lambda run: _size(run, 14))),
            ("recipients of 12 pt", "C17", letter, _run("- Như trên", lambda run: _size(run, 12))),
            ("page number at the bottom", "C19", letter, _number_at_the_bottom),
            ("first page numbered", "C19", letter, _first_page_numbered),
            ("number in the first header", "C19", letter, _number_in_the_first_header),
            ("page number at the right", "C19", letter, _number_at_the_right),
            ("Roman page numbers", "C19", letter, _roman_pages),
            ("annex counts on", "C20", papers.plan, _annex_counts_on),
            ("reference upright", "C20", papers.plan, _run("(Kèm theo", lambda run: _set(run, italic=False))),
        )
    ]  # fmt: skip


# --- ways of bending --------------------------------------------------------------------------


def _run(start: str, change: Callable[[Any], None]) -> Callable[[Word], None]:
    def edit(word: Word) -> None:
        change(next(run for run in find(word, start).runs if run.text))

    return edit


def _set(run: Any, **looks: bool) -> None:
    for name, value in looks.items():
        setattr(run, name, value)


def _size(run: Any, size: float) -> None:
    run.font.size = Pt(size)


def _text(run: Any, text: str) -> None:
    run.text = text


def _font(run: Any, name: str) -> None:
    run.font.name = name


def _theme(run: Any) -> None:
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")


def _red(run: Any) -> None:
    run.font.color.rgb = RGBColor(255, 0, 0)


def _align(start: str, side: Any) -> Callable[[Word], None]:
    return _shape(start, alignment=side)


def _shape(start: str, **values: Any) -> Callable[[Word], None]:
    def edit(word: Word) -> None:
        for name, value in values.items():
            setattr(find(word, start).paragraph_format, name, value)

    return edit


def _page(**values: Any) -> Callable[[Word], None]:
    def edit(word: Word) -> None:
        for name, value in values.items():
            setattr(word.sections[0], name, value)

    return edit


def _lying(word: Word) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _rule_after(word: Word, start: str) -> Any:
    return find(word, start)._p.getnext()


def _without_rule(start: str) -> Callable[[Word], None]:
    def edit(word: Word) -> None:
        rule = _rule_after(word, start)
        rule.getparent().remove(rule)

    return edit


def _shorter_rule(start: str) -> Callable[[Word], None]:
    def edit(word: Word) -> None:
        indent = _rule_after(word, start).find(qn("w:pPr")).find(qn("w:ind"))
        indent.set(qn("w:left"), "2200")

    return edit


def _footer_in_another_font(word: Word) -> None:
    run = word.sections[0].footer.paragraphs[0].add_run("Địa chỉ: phố Mẫu")
    run.font.name = "Calibri"


def _number_at_the_bottom(word: Word) -> None:
    section = word.sections[0]
    number, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for run in list(number.runs):
        footer._p.append(run._r)


def _first_page_numbered(word: Word) -> None:
    word.sections[0].different_first_page_header_footer = False


def _number_in_the_first_header(word: Word) -> None:
    paragraph = word.sections[0].first_page_header.paragraphs[0]
    paragraph.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE \\* MERGEFORMAT")
    paragraph._p.append(field)


def _number_at_the_right(word: Word) -> None:
    word.sections[0].header.paragraphs[0].alignment = 2


def _roman_pages(word: Word) -> None:
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:fmt"), "upperRoman")
    word.sections[0]._sectPr.append(numbering)


def _annex_counts_on(word: Word) -> None:
    for section in word.sections:
        for numbering in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(numbering)
