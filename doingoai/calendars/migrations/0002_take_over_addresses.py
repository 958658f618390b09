from django.db import migrations


def take_over(apps, schema_editor):
    """Addresses of programmes go on working, with numbers above those they have shown."""
    here = schema_editor.connection.alias
    old = apps.get_model("programme", "FeedToken").objects.using(here)
    visit = apps.get_model("delegations", "Delegation").objects.using(here)
    feed = apps.get_model("calendars", "Feed")
    visits = dict(visit.values_list("programme_id", "pk"))
    feed.objects.using(here).bulk_create(
        feed(
            owner_id=token.created_by_id,
            scope="delegation",
            delegation_id=visits[token.programme_id],
            language=token.language,
            hash=token.hash,
            first_sequence=token.programme.version + 2,
            created_at=token.created_at,
            revoked_at=token.revoked_at,
        )
        for token in old.select_related("programme").order_by("id")
        if token.programme_id in visits
    )


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_first"), ("programme", "0002_feed_token")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
