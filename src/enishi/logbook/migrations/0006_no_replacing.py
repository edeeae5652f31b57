from django.db import migrations

from enishi.logbook import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("logbook", "0005_who_brought_a_virus"),
    ]

    operations = [
        migrations.RunPython(append_only.forbid_replacing, append_only.allow_replacing),
    ]
