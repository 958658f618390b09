"""The people of the tests: named, invented, each with the role that the stories need."""

from django.test import Client

from doingoai.accounts.models import Unit, User
from doingoai.accounts.states import Role, UnitKind
from tests import factories

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def lan() -> User:
    """The officer who prepares a visit from the letter to the report."""
    return _person("lan", "Nguyễn Thị Lan Thử", Role.OFFICER)


def ha() -> User:
    """The protocol officer who runs the days of a visit."""
    division = factories.unit(
        "le-tan",
        name_vi="Phòng Lễ tân",
        name_en="Protocol Division",
        parent=factories.foreign_affairs(),
    )
    return _person("ha", "Trần Thị Hà Mẫu", Role.PROTOCOL_OFFICER, unit=division)


def minh() -> User:
    """The city leader who decides."""
    city = factories.unit(
        "ubnd",
        kind=UnitKind.CITY,
        name_vi="Ủy ban nhân dân thành phố",
        name_en="City People's Committee",
    )
    return _person("minh", "Lê Văn Minh Thử", Role.CITY_LEADER, unit=city)


def director() -> User:
    """The director of the department."""
    return _person("giamdoc", "Phạm Văn Mẫu", Role.DIRECTOR)


def division_head() -> User:
    """The head of a division."""
    return _person("truongphong", "Vũ Thị Trưởng Thử", Role.DIVISION_HEAD)


def clerk() -> User:
    """The records clerk who keeps the registers."""
    return _person("vanthu", "Đỗ Thị Văn Thư Mẫu", Role.RECORDS_CLERK)


def police() -> Unit:
    """The agency that is asked about guests."""
    return factories.unit(
        "cong-an",
        kind=UnitKind.DEPARTMENT,
        name_vi="Công an thành phố",
        name_en="City Police",
    )


def focal_point() -> User:
    """Who answers for the city police."""
    return _person("daumoi", "Hoàng Văn Đầu Mối Thử", Role.FOCAL_POINT, unit=police())


def administrator() -> User:
    """Who looks after people, roles and units, and sees no visit."""
    return _person("quantri", "Quản Trị Thử", Role.ADMINISTRATOR)


def stranger() -> User:
    """Somebody who may sign in and has no role at all."""
    elsewhere = factories.unit("so-khac", kind=UnitKind.DEPARTMENT, name_vi="Sở Khác")
    return factories.user("nguoila", roles=(), name="Người Lạ Thử", unit=elsewhere)


def _person(username: str, name: str, role: Role, **fields: object) -> User:
    found = User.objects.filter(username=username).first()
    return found or factories.user(username, roles=(role,), name=name, **fields)


def enter(client: Client, user: User) -> Client:
    """Sign a person in without asking for the password."""
    client.force_login(user, backend=BACKEND)
    return client
