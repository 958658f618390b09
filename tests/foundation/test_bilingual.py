"""A name in two languages is one value."""

from django.utils.translation import gettext, override

from doingoai.foundation.bilingual import Bilingual


def test_a_name_is_read_in_the_language_of_the_screen_and_stays_the_same_value() -> None:
    name = Bilingual("Hàn Quốc", "Republic of Korea")

    with override("en"):
        english = str(name), gettext("about %(what)s") % {"what": name}, name == "Hàn Quốc"
    with override("vi"):
        vietnamese = str(name)

    assert english == ("Republic of Korea", "about Republic of Korea", True)
    assert vietnamese == "Hàn Quốc"
