"""Good papers in the decree's layout, made with python-docx; a test bends one thing in them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Mm, Pt, RGBColor

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RED = RGBColor(255, 0, 0)
CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
LONG = (
    "Thực hiện kế hoạch đối ngoại năm 2026, Sở Ngoại vụ trân trọng đề nghị các cơ quan, đơn vị phối "
    "hợp chuẩn bị nội dung, địa điểm và nhân sự để việc đón tiếp được chu đáo, đúng quy định."
)


@dataclass
class Plan:
    """What a paper says; the layout is the same for all."""

    parent: str = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI"
    issuer: str = "SỞ NGOẠI VỤ"
    issuer_rule: float = 16
    national_title: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    number: str = ""
    place_date: str = "Hà Nội, ngày 05 tháng 02 năm 2026"
    letter_subject: str = ""
    title: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    order: str = ""
    body: tuple[str, ...] = ()
    authority: tuple[str, ...] = ("GIÁM ĐỐC",)
    name: str = "Nguyễn Văn Thử"
    recipients: tuple[str, ...] = ("- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, LT.")
    annexes: tuple[tuple[str, ...], ...] = ()
    edits: list[Callable[[Word], None]] = field(default_factory=list)


def letter() -> Plan:
    return Plan(
        number="Số: 193/SNgV-LT",
        letter_subject="V/v phối hợp đón đoàn khách quốc tế",
        addressees=("Sở Du lịch", "Công an thành phố", "Văn phòng Ủy ban nhân dân thành phố"),
        body=(
            LONG,
            "- Thời gian: từ ngày 09 đến ngày 12 tháng 3 năm 2026;",
            "Trân trọng cảm ơn./.",
        ),
    )


def decision() -> Plan:
    return Plan(
        parent="",
        issuer="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI",
        number="Số: 08/QĐ-UBND",
        title="QUYẾT ĐỊNH",
        subject="Về việc tiếp đoàn khách quốc tế",
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "Căn cứ Nghị định số 18/2022/NĐ-CP ngày 18 tháng 02 năm 2022 của Chính phủ;",
            "Theo đề nghị của Giám đốc Sở Ngoại vụ.",
        ),
        order="QUYẾT ĐỊNH:",
        body=(
            "Điều 1. " + LONG,
            "1. Nội dung công việc:",
            *(
                f"{letter}) Việc thứ {letter} trong danh sách các việc phải làm;"
                for letter in "abcdđeg"
            ),
            "2. Các việc khác theo Nghị định số 18/2022/NĐ-CP.",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.",
        ),
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        recipients=("- Như Điều 2;", "- Lưu: VT, NgV."),
    )


def submission() -> Plan:
    return Plan(
        number="Số: 04/TTr-SNgV",
        title="TỜ TRÌNH",
        subject="Về chủ trương đón đoàn khách quốc tế",
        addressees=("Ủy ban nhân dân thành phố Hà Nội",),
        body=(LONG, "Sở Ngoại vụ kính trình Ủy ban nhân dân thành phố xem xét, quyết định./."),
        authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    )


def report() -> Plan:
    return Plan(
        number="Số: 120/BC-SNgV",
        title="BÁO CÁO",
        subject="Kết quả đón tiếp đoàn khách quốc tế",
        body=(
            "I. KẾT QUẢ",
            "Theo Công văn số 15/SNgV-LT ngày 09 tháng 01 năm 2026 của Sở Ngoại vụ về việc đón đoàn, "
            "các đơn vị đã chuẩn bị chu đáo. " + LONG,
            "Công văn số 15/SNgV-LT đã được thực hiện đầy đủ./.",
        ),
        authority=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        recipients=("- Ủy ban nhân dân thành phố;", "- Lưu: VT, LT."),
    )


def plan() -> Plan:
    return Plan(
        number="Số: 27/KH-SNgV",
        title="KẾ HOẠCH",
        subject="Đón tiếp đoàn khách quốc tế",
        bases=("Căn cứ chương trình công tác năm 2026;", "Căn cứ ý kiến của các cơ quan, đơn vị."),
        body=(LONG, "Kế hoạch được thực hiện kể từ ngày ký./."),
        recipients=("- Sở Du lịch;", "- Lưu: VT, LT."),
        annexes=(
            (
                "Phụ lục I",
                "DANH SÁCH ĐOÀN",
                "(Kèm theo Kế hoạch số 27/KH-SNgV ngày 05 tháng 02 năm 2026)",
            ),
            (
                "Phụ lục II",
                "CHƯƠNG TRÌNH",
                "(Kèm theo Kế hoạch số      /KH-SNgV ngày     tháng     năm 2026)",
            ),
        ),
    )


def minutes() -> Plan:
    return Plan(
        number="Số: 03/BB-SNgV",
        place_date="",
        title="BIÊN BẢN",
        subject="Buổi làm việc với đoàn khách quốc tế",
        body=(LONG, "Buổi làm việc kết thúc vào 16 giờ, ngày 05 tháng 02 năm 2026./."),
        authority=("THƯ KÝ",),
        recipients=(),
    )


def invitation() -> Plan:
    return Plan(
        number="Số: 05/GM-SNgV",
        title="GIẤY MỜI",
        subject="Dự buổi gặp mặt hữu nghị",
        body=("Sở Ngoại vụ trân trọng kính mời Quý cơ quan tới dự buổi gặp mặt. " + LONG + "/.",),
    )


def draft() -> Plan:
    """A letter that waits for its number and day."""
    return Plan(**(vars(letter()) | {
        "number": "Số: ……/SNgV-LT",
        "place_date": "Hà Nội, ngày … tháng 02 năm 2026",
        "addressees": ("Sở Du lịch",),
    }))  # fmt: skip


GOOD: dict[str, Callable[[], Plan]] = {
    "official_letter": letter,
    "decision": decision,
    "submission": submission,
    "report": report,
    "plan": plan,
    "minutes": minutes,
    "invitation": invitation,
}


# --- the layout -------------------------------------------------------------------------------


def build(paper: Plan) -> bytes:
    """Lay a paper out."""
    word = blank()
    _head(word, paper)
    _middle(word, paper)
    _end(word, paper)
    _annexes(word, paper)
    for edit in paper.edits:
        edit(word)
    return saved(word)


def blank() -> Word:
    """An empty paper with page, page number and body style."""
    return Document(BytesIO(_blank()))


@cache
def _blank() -> bytes:
    word = Document()
    _page(word)
    _styles(word)
    kept = ("Normal", "Header", "Footer", "Heading1", "Heading2", "ListParagraph", "TableGrid")
    for style in list(word.styles.element.style_lst):
        if style.styleId not in kept and not style.default:
            word.styles.element.remove(style)
    for relation_id, relation in list(word.part.rels.items()):
        if relation.reltype.endswith(("stylesWithEffects", "customXml", "webSettings")):
            del word.part.rels[relation_id]
    return saved(word)


def saved(word: Word) -> bytes:
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def tabbed_letter() -> bytes:
    """A letter typed without tables: two sides of a line parted by a tab, lines drawn as shapes."""
    word = blank()
    for runs in (
        (
            ("UBND THÀNH PHỐ HÀ NỘI\t", False, False, 13),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 13),
        ),
        (("SỞ NGOẠI VỤ\t", True, False, 13), ("Độc lập - Tự do - Hạnh phúc", True, False, 14)),
        (
            ("Số: 193/SNgV-LT\t", False, False, 13),
            ("Hà Nội, ngày 05 tháng 02 năm 2026", False, True, 14),
        ),
        (("V/v phối hợp đón đoàn", False, False, 13),),
        (("Kính gửi: Sở Du lịch.", False, False, 14),),
    ):
        made = word.add_paragraph()
        for text, bold, italic, size in runs:
            run = made.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    for length in (40, 170):
        find(word, "SỞ NGOẠI VỤ")._p.append(_drawn(length))
    for text in (LONG, "Trân trọng cảm ơn./."):
        paragraph(word, text, align=BOTH, first=1.27, after=6)
    made = word.add_paragraph()
    for text, italic, size in (("Nơi nhận:\t", True, 12), ("GIÁM ĐỐC", False, 14)):
        run = made.add_run(text)
        run.bold, run.italic, run.font.size = True, italic, Pt(size)
    paragraph(word, "- Như trên;", size=11)
    paragraph(word, "- Lưu: VT, LT.", size=11)
    paragraph(word, "\tNguyễn Văn Thử", bold=True)
    return saved(word)


def _drawn(length: float):
    shape = f'<v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0" to="{length}pt,0"/>'
    return parse_xml(f"<w:r {W}><w:pict>{shape}</w:pict></w:r>")


def all_paragraphs(word: Word) -> list:
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [*word.paragraphs, *(p for cell in cells for p in cell.paragraphs)]


def find(word: Word, start: str):
    return next(p for p in all_paragraphs(word) if p.text.startswith(start))


def english_letter() -> bytes:
    """A letter in English with nothing of the Vietnamese head."""
    word = blank()
    for text in (
        "Dear Ms Sample,",
        "It is our great pleasure to invite you and your delegation to visit our city in March, and "
        "to continue the talks which began during your last stay with the city's department.",
        "Please accept the assurances of our highest consideration.",
        "DIRECTOR",
    ):
        paragraph(word, text, align=LEFT)
    return saved(word)


def print_form() -> bytes:
    """A checklist without the head of an office."""
    word = blank()
    paragraph(word, "BẢNG KIỂM CÔNG TÁC CHUẨN BỊ", bold=True, align=CENTRE)
    paragraph(word, LONG, align=BOTH)
    return saved(word)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    run = number.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
    shown = number.add_run("2")
    shown.font.size = Pt(14)


def _styles(word: Word) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def paragraph(
    place, text, *, bold=None, italic=None, size=None, align=None, first=None, after=None
):
    made = place.add_paragraph()
    run = made.add_run(text)
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size) if size else None
    made.alignment = align
    shape = made.paragraph_format
    shape.first_line_indent = Cm(first) if first is not None else None
    shape.space_after = Pt(after) if after is not None else None
    return made


def rule(place, width: float, room: float) -> None:
    """A solid line in the middle, in millimetres, as the border of an empty paragraph."""
    made = place.add_paragraph()
    edge = Mm((room - width) / 2)
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = edge
    border = f'<w:pBdr {W}><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    made._p.get_or_add_pPr().insert_element_before(parse_xml(border), "w:spacing", "w:ind", "w:jc")


def _head(word: Word, paper: Plan) -> None:
    table = word.add_table(2, 2)
    table.autofit = False
    # Word follows the cells, LibreOffice the columns: both get the widths.
    for column, width in zip(table.columns, (67, 102), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    left, right = table.rows[0].cells
    if paper.parent:
        paragraph(left, paper.parent, size=13, align=CENTRE)
    paragraph(left, paper.issuer, bold=True, size=13, align=CENTRE)
    rule(left, paper.issuer_rule, 63)
    paragraph(right, paper.national_title, bold=True, size=13, align=CENTRE)
    paragraph(right, paper.motto, bold=True, size=14, align=CENTRE)
    rule(right, 60, 98)
    left, right = table.rows[1].cells
    paragraph(left, paper.number, size=13, align=CENTRE)
    paragraph(left, paper.letter_subject, size=13, align=CENTRE)
    paragraph(right, paper.place_date, italic=True, align=CENTRE)


def _middle(word: Word, paper: Plan) -> None:
    if paper.title:
        paragraph(word, paper.title, bold=True, align=CENTRE)
        paragraph(word, paper.subject, bold=True, align=CENTRE)
        rule(word, 30, 165)
    _addressees(word, paper.addressees)
    for basis in paper.bases:
        paragraph(word, basis, italic=True, align=BOTH, first=1, after=6)
    if paper.order:
        paragraph(word, paper.order, bold=True, align=CENTRE)
    for text in paper.body:
        _body(word, text)


def _addressees(word: Word, addressees: tuple[str, ...]) -> None:
    if len(addressees) == 1:
        paragraph(word, f"Kính gửi: {addressees[0]}.", align=CENTRE)
        return
    if addressees:
        paragraph(word, "Kính gửi:", align=LEFT)
    for place, addressee in enumerate(addressees, start=1):
        end = "." if place == len(addressees) else ";"
        paragraph(word, f"- {addressee}{end}", align=LEFT)


def _body(word: Word, text: str) -> None:
    made = paragraph(word, "", align=BOTH, first=1, after=6)
    label, dot, rest = text.partition(". ")
    if text.startswith("Điều"):
        made.add_run(label + dot).bold = True
        made.add_run(rest)
    else:
        made.add_run(text)


def _end(word: Word, paper: Plan) -> None:
    table = word.add_table(1, 2)
    left, right = table.rows[0].cells
    if paper.recipients:
        paragraph(left, "Nơi nhận:", bold=True, italic=True, size=12)
        for line in paper.recipients:
            paragraph(left, line, size=11)
    for line in paper.authority:
        paragraph(right, line, bold=True, align=CENTRE)
    paragraph(right, paper.name, bold=True, align=CENTRE)


def _annexes(word: Word, paper: Plan) -> None:
    for label, title, reference in paper.annexes:
        section = word.add_section()
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.append(numbering)
        paragraph(word, label, bold=True, align=CENTRE)
        paragraph(word, title, bold=True, align=CENTRE)
        paragraph(word, reference, italic=True, align=CENTRE)
        paragraph(word, "Nội dung của phụ lục.")
