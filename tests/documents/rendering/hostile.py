"""
Hostile Word templates: every payload can be planted in every part of a file.

A payload that runs would touch or print the canary file; one that is merely refused does neither.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from doingoai.documents.layout.blank import MAIN, RELATIONS, TYPES, blank_document

PARTS = ("body", "header", "footer", "properties", "footnotes")
SECRET = "canary-in-the-file"

# What reaches for Python, by attributes, filters, calls, statements and names. `FILE` stands for
# the path of the canary.
REACHING = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ {}.__class__ }}",
    "{{ ()['__class__'] }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ name|attr('__cla' ~ 'ss__') }}",
    "{{ people|map(attribute='__class__')|list }}",
    "{{ people|map('attr', '__class__')|list }}",
    "{{ people|join(', ', attribute='__class__') }}",
    "{{ people|sum(attribute='__class__') }}",
    "{{ people|groupby('__class__') }}",
    "{{ people|selectattr('__class__')|list }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum }}",
    "{{ lipsum.__globals__['os'].popen('touch FILE').read() }}",
    "{{ cycler.__init__.__globals__.os.system('touch FILE') }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ dict.__base__ }}",
    "{{ dict(a=1) }}",
    "{{ range.__class__ }}",
    "{{ range(3).__class__ }}",
    "{{ range.__self__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config.items() }}",
    "{{ request.application.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ loop.__class__ }}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for x in [1] %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for x in [1] %}{{ loop.changed(1) }}{% endfor %}",
    "{% for x in people recursive %}{{ loop(people) }}{% endfor %}",
    "{% import 'os' as os %}{{ os.system('touch FILE') }}",
    "{% from 'os' import system %}{{ system('touch FILE') }}",
    "{% include 'FILE' %}",
    "{% include '/etc/hostname' ignore missing %}",
    "{% extends 'FILE' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call name() %}x{% endcall %}",
    "{% set x = ''.__class__ %}{{ x }}",
    "{% set people = 1 %}",
    "{% set ns = namespace() %}{% set ns.x = 1 %}",
    "{% with x = ''.__class__ %}{{ x }}{% endwith %}",
    "{% filter upper %}{{ ''.__class__ }}{% endfilter %}",
    "{% block x %}{{ self.x() }}{% endblock %}",
    "{% do people.append(1) %}",
    "{% autoescape false %}{{ name }}{% endautoescape %}",
    "{% trans %}x{% endtrans %}",
    "{% debug %}",
    "{{ name|safe }}",
    "{{ name|format(1) }}",
    "{{ '%s' % name }}",
    "{{ '{0.__class__}'.format(name) }}",
    "{{ '{0.__class__}'|format(name) }}",
    "{{ 'x'.join(people) }}",
    "{{ name.upper() }}",
    "{{ name.encode('utf-8') }}",
    "{{ people.append('x') }}",
    "{{ people.clear() }}",
    "{{ person.items() }}",
    "{{ person.update({'a': 1}) }}",
    "{{ open('FILE').read() }}",
    "{{ __import__('os').system('touch FILE') }}",
    "{{ __builtins__ }}",
    "{{ eval('1') }}",
    "{{ name|tojson }}",
    "{{ name|pprint }}",
    "{{ name|xmlattr }}",
    "{{ name|random }}",
    "{{ people|list }}",
    "{{ people|map('upper')|first }}",
    "{{ people|batch(1)|list }}",
    "{{ people|slice(1)|list }}",
    "{{ people|reject('none')|list }}",
    "{{ people|sort }}",
    "{{ name|center(10) }}",
    "{{ name is callable }}",
    "{{ name is filter }}",
    "{{ name is sameas none }}",
    "{{ 7 * 7 }}",
    "{{ 7 ** 7 }}",
    "{{ 9 // 2 }}",
    "{{ 'a' * 10 }}",
    "{{ 1 + 1 }}",
    "{{ -name }}",
    "{{ name[{}] }}",
)

# What asks for more than a paper may cost.
GREEDY = (
    "{{ range(99999999) }}",
    "{% for a in range(1001) %}x{% endfor %}",
    "{% for a in range(-999999999, 999999999) %}x{% endfor %}",
    "{% for a in range(9) %}{% for b in range(9) %}{% for c in range(9) %}{% for d in range(9) %}"
    "{% for e in range(9) %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
)

# What is allowed to start and is ended by the kernel or by the limits on text.
ENDLESS = (
    "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}"
    "{% for d in range(1000) %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}{% endfor %}",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    name: str
    template: bytes


def corpus(canary: str) -> Iterator[Hostile]:
    """Plant every payload in every part."""
    for part in PARTS:
        for payload in (*REACHING, *GREEDY):
            written = payload.replace("FILE", canary)
            yield Hostile(f"{part}: {payload}", planted(part, written))


PART_FILES = {
    "body": "word/document.xml",
    "header": "word/header1.xml",
    "footer": "word/footer1.xml",
    "properties": "docProps/core.xml",
    "footnotes": "word/footnotes.xml",
}
MARK = "(CHỖ NÀY)"


def planted(part: str, words: str) -> bytes:
    """Make a plain template with some words in one of its parts."""
    return changed(_plain(part), replace={PART_FILES[part]: (MARK, escape(words))})


@cache
def _plain(part: str) -> bytes:
    document = blank_document("vi")
    document.add_paragraph(MARK if part == "body" else "Lời văn")
    section = document.sections[0]
    if part == "header":
        section.header.paragraphs[0].add_run(MARK)
    if part == "footer":
        section.footer.paragraphs[0].add_run(MARK)
    if part == "properties":
        document.core_properties.title = MARK
    written = BytesIO()
    document.save(written)
    return with_footnote(written.getvalue(), MARK) if part == "footnotes" else written.getvalue()


def with_footnote(content: bytes, words: str) -> bytes:
    """Add a part of footnotes, which python-docx cannot make."""
    note = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="1"><w:p><w:r><w:t>{escape(words)}</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    changes = {
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{TYPES}.footnotes+xml"/></Types>',
        ),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdNotes" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
            "</Relationships>",
        ),
    }
    return changed(content, replace=changes, add={"word/footnotes.xml": note.encode()})


def changed(
    content: bytes,
    *,
    replace: dict[str, tuple[str, str]] | None = None,
    add: dict[str, bytes] | None = None,
) -> bytes:
    """Change texts inside parts of a package, or add parts."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in (replace or {}):
                before, after = (replace or {})[name]
                part = part.decode().replace(before, after, 1).encode()
            new.writestr(name, part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return written.getvalue()


def reaching_packages() -> Iterator[Hostile]:
    """Make files whose danger is not in their fields: macros, links, entities, field codes."""
    plain = planted("body", "Lời văn")
    for name in (
        "word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.xml",
        "word/embeddings/oleObject1.bin", "word/embeddings/book.xlsx", "customUI/customUI.xml",
        "word/afchunk.mht", "../outside.xml", "/etc/outside.xml",
    ):  # fmt: skip
        yield Hostile(f"part {name}", changed(plain, add={name: b"<x/>"}))
    for kind in ("attachedTemplate", "image", "oleObject", "frame", "subDocument", "hyperlink"):
        link = (
            f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="file:///etc/passwd" '
            'TargetMode="External"/></Relationships>'
        )
        spot = {"word/_rels/document.xml.rels": ("</Relationships>", link)}
        yield Hostile(f"link {kind}", changed(plain, replace=spot))
    for instruction in (
        'INCLUDETEXT "/etc/passwd"', 'INCLUDEPICTURE "http://example.vn/x.png"',
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"', 'DDE excel "x"',
        'LINK Excel.Sheet.8 "x"', 'IMPORT "x"', 'RD "x"', 'MACROBUTTON run x', 'AUTOTEXT x',
        'HYPERLINK "file:///etc/passwd"', 'HYPERLINK "\\\\\\\\host\\\\share"', "DATABASE x",
        'FILLIN "password"', "ASK x", "PRINT x", 'EMBED "x"',
    ):  # fmt: skip
        yield Hostile(f"field {instruction}", with_field(plain, instruction))
        yield Hostile(f"simple field {instruction}", with_simple_field(plain, instruction))
    for element in (
        '<w:altChunk r:id="rId1"/>',
        '<w:subDoc r:id="rId1"/>',
        "<w:p><w:object/></w:p>",
    ):
        spot = {"word/document.xml": ("<w:sectPr", f"{element}<w:sectPr")}
        yield Hostile(f"element {element}", changed(plain, replace=spot))
    yield from _xml_attacks(plain)


def with_field(content: bytes, instruction: str) -> bytes:
    """Plant a field code, cut over two runs as Word may do."""
    middle = len(instruction) // 2
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
        for piece in (instruction[:middle], instruction[middle:])
    )
    spot = {"word/document.xml": ("<w:sectPr", f"<w:p>{runs}</w:p><w:sectPr")}
    return changed(content, replace=spot)


def with_simple_field(content: bytes, instruction: str) -> bytes:
    field = f"<w:p><w:fldSimple w:instr={quoteattr(instruction)}/></w:p>"
    return changed(content, replace={"word/document.xml": ("<w:sectPr", f"{field}<w:sectPr")})


def _xml_attacks(plain: bytes) -> Iterator[Hostile]:
    body = b"<w:document xmlns:w='" + MAIN.encode() + b"'><w:body><w:p/></w:body></w:document>"
    laughs = b"<!DOCTYPE x [<!ENTITY a 'ha'>]>"
    outside = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    for name, text in (
        ("entities", b"<?xml version='1.0'?>" + laughs + body),
        ("outside entity", b"<?xml version='1.0'?>" + outside + body),
        ("utf-16", (b"<?xml version='1.0' encoding='utf-16'?>" + body).decode().encode("utf-16")),
        ("utf-7", b"<?xml version='1.0' encoding='utf-7'?>" + body),
        ("not xml", b"{{ name }}"),
        ("cut short", body[:40]),
    ):
        yield Hostile(f"xml {name}", with_part(plain, "word/document.xml", text))


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Put another content in the place of one part."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return written.getvalue()
