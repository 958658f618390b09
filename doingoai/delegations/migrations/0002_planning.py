import django.db.models.deletion
from django.db import migrations, models

BEFORE_PLANS = "Theo hồ sơ cũ: nằm trong kế hoạch năm (chưa ghi mục)"


def keep_what_was_marked(apps, schema_editor):
    """Visits marked as planned stay planned; that no item is known stands in their basis."""
    visits = apps.get_model("delegations", "Delegation").objects.using(schema_editor.connection.alias)
    visits.filter(is_planned=True).update(planning="planned", planning_basis=BEFORE_PLANS)


def mark_again(apps, schema_editor):
    visits = apps.get_model("delegations", "Delegation").objects.using(schema_editor.connection.alias)
    visits.filter(planning="planned").update(is_planned=True)


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0001_first"),
        ("yearplan", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            "delegation",
            "planning",
            models.CharField(
                choices=[
                    ("planned", "In the yearly plan"),
                    ("assigned", "Assigned by the centre"),
                    ("unplanned", "Outside the plan"),
                ],
                default="unplanned",
                max_length=10,
            ),
        ),
        migrations.AddField(
            "delegation",
            "plan_item",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="yearplan.planitem",
            ),
        ),
        migrations.AddField("delegation", "planning_basis", models.TextField(blank=True, default="")),
        migrations.AlterField("delegation", "planning_basis", models.TextField(blank=True)),
        migrations.RunPython(keep_what_was_marked, mark_again),
        migrations.RemoveField("delegation", "is_planned"),
        migrations.AddIndex(
            "delegation", models.Index(fields=["plan_item"], name="delegation_by_plan_item")
        ),
        migrations.AddConstraint(
            "delegation",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("planning", "planned"), _negated=True),
                    ("plan_item__isnull", False),
                    models.Q(("planning_basis", ""), _negated=True),
                    _connector="OR",
                ),
                name="delegation_planned_by_an_item",
            ),
        ),
    ]
