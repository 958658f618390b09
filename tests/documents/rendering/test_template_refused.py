"""What an office is told of a template that cannot be used."""

from doingoai.documents.rendering.template_refused import refusal_from


def test_too_much_work_is_told_without_a_place():
    told = refusal_from({"code": "template.too_big"}, "Tờ trình")

    assert told.message == (
        "The template needs too much time or memory to fill in. Make its loops simpler. "
        "Paper: Tờ trình."
    )


def test_a_place_without_words_around_it_is_told():
    told = refusal_from({"code": "template.broken", "found": "x", "part": "word/document.xml"})

    assert told.message.endswith("Place: word/document.xml.")
    assert told.code == "template.broken"


def test_an_answer_without_a_code_counts_as_broken():
    assert refusal_from({}).code == "template.broken"
