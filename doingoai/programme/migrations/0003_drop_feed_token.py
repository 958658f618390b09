from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0002_feed_token"),
        ("calendars", "0002_take_over_addresses"),
    ]

    operations = [migrations.DeleteModel(name="FeedToken")]
