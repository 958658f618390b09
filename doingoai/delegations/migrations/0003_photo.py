import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0002_planning"),
        ("documents", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            "member",
            "photo",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
    ]
