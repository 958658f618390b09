"""When it was settled whether a notice also goes out by mail; what was told before stays inside."""

from django.db import migrations, models
from django.db.models import F, Q


def settle_earlier(apps, schema_editor):
    notices = apps.get_model("accounts", "Notice").objects.using(schema_editor.connection.alias)
    notices.update(sorted_at=F("at"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_token_last_used")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="sorted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(settle_earlier, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                fields=["id"], condition=Q(sorted_at__isnull=True), name="notice_not_sorted"
            ),
        ),
    ]
