"""What a person is called after ông, bà, Mr and Ms."""

import pytest

from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder

F, G = NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST


@pytest.mark.parametrize(
    ("name", "country", "called"),
    [
        (PersonName("Lan", "Nguyễn", "Thị"), "VN", "Lan"),
        (PersonName("Lan", "Nguyễn", "Thị"), "", "Lan"),
        (PersonName("Lan", "Nguyen", "Thi"), "US", "Lan"),
        (PersonName("Thử", "Tôn Nữ"), "", "Thử"),
        (PersonName("Mẫu", "Zz"), "VN", "Mẫu"),
        (PersonName("Hanako", "Yamada"), "JP", "Yamada"),
        (PersonName("Hanako", "Yamada"), "", "Yamada"),
        (PersonName("Mau-chol", "Ha", native="하모철"), "", "Ha"),
        (PersonName("Mau-chol", "Ha"), "KR", "Ha"),
        (PersonName("Mau", "Ly"), "CN", "Ly"),
        (PersonName("Minta", "Nagy"), "HU", "Nagy"),
        (PersonName("Jan", "van der Sample", order=G), "NL", "van der Sample"),
        (PersonName("Sukarno"), "ID", "Sukarno"),
        (PersonName("", "Nguyễn"), "VN", "Nguyễn"),
    ],
)
def test_vietnamese_are_called_by_the_given_name_and_others_by_the_family(name, country, called):
    assert name.called(country) == called
