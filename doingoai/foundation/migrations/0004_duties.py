"""Where each duty of the schedule stands, and the signs of life of workers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundation", "0003_answered_content")]

    operations = [
        migrations.CreateModel(
            name="DutyRun",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("due_at", models.DateTimeField()),
                ("worker", models.CharField(blank=True, max_length=32)),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("fault", models.CharField(blank=True, max_length=300)),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="WorkerSign",
            fields=[
                ("worker", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
            ],
            options={"ordering": ["-seen_at"]},
        ),
    ]
