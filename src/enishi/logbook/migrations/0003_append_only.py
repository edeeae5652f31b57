from django.db import migrations

from enishi.logbook import append_only, kept_readings


class Migration(migrations.Migration):
    dependencies = [
        ("logbook", "0002_walls"),
    ]

    operations = [
        migrations.RunPython(append_only.forbid_change, append_only.allow_change),
        migrations.RunPython(kept_readings.forbid_change, kept_readings.allow_change),
    ]
