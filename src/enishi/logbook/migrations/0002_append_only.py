from django.db import migrations

from enishi.logbook.append_only import allow_change, forbid_change


class Migration(migrations.Migration):

    dependencies = [
        ('logbook', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(forbid_change, allow_change),
    ]
