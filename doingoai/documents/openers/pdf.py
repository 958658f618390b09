"""Opens a PDF: counts its pages and reads the words of the first ones."""

import json

import pypdfium2

READ_PAGES = 10
MAX_LETTERS = 200_000


def answer(payload: bytes) -> bytes:
    """
    Give the number of pages and the text of the first ten.

    :raises ValueError: the file cannot be opened
    """
    try:
        document = pypdfium2.PdfDocument(payload)
        pages = len(document)
        text = "\n".join(_text(document, number) for number in range(min(pages, READ_PAGES)))
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    return json.dumps({"pages": pages, "text": text[:MAX_LETTERS]}).encode()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number].get_textpage()
    return str(page.get_text_bounded())
