"""An empty office paper: page, margins, styles, language and page number, and nothing else."""

import zipfile
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject

from doingoai.documents.layout.measures import (
    BOTTOM,
    FOOTER_EDGE,
    HEADER_EDGE,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    twips,
)
from doingoai.documents.layout.styles import styles_part

TAGS = {"vi": "vi-VN", "en": "en-GB"}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {"styles": "styles", "settings": "settings", "header1": "header", "footer1": "footer",
         "footer2": "footer", "header2": "header"}  # fmt: skip


def blank_document(language: str) -> DocumentObject:
    """Open an empty paper in one language (vi or en)."""
    return Document(BytesIO(_blank_package(language)))


@cache
def _blank_package(language: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(TAGS[language]).items():
            package.writestr(zipfile.ZipInfo(name), XML + text)
    return written.getvalue()


def _parts(tag: str) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:language>{tag}</dc:language></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": _relations_of_document(),
        "word/document.xml": _document(),
        "word/styles.xml": styles_part(tag),
        "word/settings.xml": _settings(tag),
        "word/header1.xml": _page_number(),
        "word/header2.xml": _empty("hdr", "Header"),
        "word/footer1.xml": _empty("ftr", "Footer"),
        "word/footer2.xml": _empty("ftr", "Footer"),
    }


def _content_types() -> str:
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for name, kind in PARTS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{kinds}</Types>"
    )


def _relations_of_document() -> str:
    relations = "".join(
        f'<Relationship Id="rId-{name}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
        for name, kind in PARTS.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def _document() -> str:
    return (
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId-header1"/>'
        '<w:headerReference w:type="first" r:id="rId-header2"/>'
        '<w:footerReference w:type="default" r:id="rId-footer1"/>'
        '<w:footerReference w:type="first" r:id="rId-footer2"/>'
        f'<w:pgSz w:w="{twips(PAGE_WIDTH)}" w:h="{twips(PAGE_HEIGHT)}"/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}" '
        f'w:left="{twips(LEFT)}" w:header="{twips(HEADER_EDGE)}" w:footer="{twips(FOOTER_EDGE)}" '
        'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _settings(tag: str) -> str:
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{tag}"/></w:settings>'
    )


def _page_number() -> str:
    # Annex I, part I.6: Arabic numbers, 13 to 14 pt, centred in the top margin, none on page 1.
    return (
        f'<w:hdr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    )


def _empty(element: str, style: str) -> str:
    return (
        f'<w:{element} xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
        f"</w:{element}>"
    )
