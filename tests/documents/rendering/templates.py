"""Small Word templates for the tests of rendering."""

from io import BytesIO

from doingoai.documents.layout.blank import blank_document


def template(*lines: str, title: str = "", header: str = "") -> bytes:
    """Make a template whose paragraphs hold the given words."""
    document = blank_document("vi")
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].add_run(header)
    document.core_properties.title = title
    written = BytesIO()
    document.save(written)
    return written.getvalue()
