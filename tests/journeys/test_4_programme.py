"""Reception plan and programme: the class of the guest is a recorded decision; version n says what changed."""

from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.programme.models import IssuedVersion


def test_the_plan_is_made_and_the_next_version_says_what_changed(sign_in):
    visit = Delegation.objects.get(state="under_way")
    officer = sign_in("ha").go(reverse("delegations:plan", args=[visit.pk]))
    officer.choose(guest_class="A").fill(basis="Quyết định của Chủ tịch (mẫu)").press(
        "Record the class"
    )
    officer.choose(payer="host_all").press("Save the plan").picture("4-ke-hoach-don-doan")
    visit.refresh_from_db()
    assert (visit.guest_class, visit.payer) == ("A", "host_all")

    officer.go(reverse("delegations:add-item", args=[visit.pk]))
    officer.choose(kind="culture").fill(
        begins="20:00", ends="21:00", title_vi="Xem múa rối nước (mẫu)", title_en="Water puppets (sample)",
    )  # fmt: skip
    officer.press("Save").sees("Xem múa rối nước").picture("4-chuong-trinh")
    officer.press("Issue the next version")
    newest = IssuedVersion.objects.filter(programme=visit.programme).first()
    assert [change["title"] for change in newest.changes] == ["Xem múa rối nước (mẫu)"]

    officer.go(reverse("delegations:programme-version", args=[visit.pk, newest.number]))
    officer.sees("Xem múa rối nước").picture("4-phien-ban-moi")
