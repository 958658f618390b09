"""
What each token may be used for, and how often it has called of late.

Tokens from before only read, as they did: visits with their programmes, and the directory.
"""

from typing import Any

from django.db import migrations, models

AS_BEFORE = ["directory:read", "visits:read"]


def keep_as_before(apps: Any, schema_editor: Any) -> None:
    tokens = apps.get_model("accounts", "ApiToken").objects
    tokens.using(schema_editor.connection.alias).update(scopes=AS_BEFORE)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_notice_sorted")]

    operations = [
        migrations.AddField("apitoken", "scopes", models.JSONField(default=list)),
        migrations.AddField("apitoken", "counted_from", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("apitoken", "calls", models.PositiveIntegerField(default=0)),
        migrations.RunPython(keep_as_before, migrations.RunPython.noop),
    ]
