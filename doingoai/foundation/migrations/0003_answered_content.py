"""What a program was answered, kept for a day so that a repetition is answered alike."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_search_and_append_only")]

    operations = [
        migrations.AddField("answeredform", "content", models.TextField(blank=True, default=""),
                            preserve_default=False),
    ]
