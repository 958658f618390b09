"""Reading printed pages back."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, its spaces and line ends made single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(" ".join(text.get_text_range().split()))
            text.close()
            page.close()
        return texts
    finally:
        document.close()


def pdf_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def unspaced(text: str) -> str:
    return "".join(text.split())
