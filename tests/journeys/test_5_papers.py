"""One click makes the dossier; a paper is looked at, issued and frozen; all of it is one archive."""

import io
import zipfile

from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.documents.models import Paper


def test_one_click_makes_the_dossier(sign_in):
    visit = Delegation.objects.get(state="under_way")
    page = reverse("delegations:papers", args=[visit.pk])
    officer = sign_in("phong").go(page)
    officer.page.set_default_timeout(60_000)
    officer.press("Make the dossier").picture("5-van-ban")
    papers = Paper.objects.filter(about_id=str(visit.pk))
    assert papers.count() >= 40

    letter = papers.get(kind="reply_letter")
    officer.go(reverse("delegations:paper", args=[visit.pk, letter.pk])).sees("Kính gửi")
    officer.picture("5-xem-truoc-van-ban").confirm("Issue")
    letter.refresh_from_db()
    assert letter.state == "issued"
    officer.sees(letter.outgoing.label)

    badges = papers.get(kind="print.badges")
    officer.go(reverse("delegations:paper", args=[visit.pk, badges.pk]))
    officer.page.locator("img.paper-page").first.scroll_into_view_if_needed()
    officer.settle()
    officer.picture("5-the-deo")

    officer.go(page)
    officer.page.locator(
        f"a[href='{reverse('delegations:dossier', args=[visit.pk])}']"
    ).first.click()
    officer.settle()
    officer.fill(recipient="Văn phòng Ủy ban", reason="Họp giao ban")
    with officer.page.expect_download() as download:
        officer.press("Take the file away")
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        names = archive.namelist()
    assert names[0].startswith("00_")
    assert len(names) == papers.count() + 2
