from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0002_walls'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='concerns',
            field=models.UUIDField(blank=True, db_index=True, null=True, verbose_name='だれについての手紙か'),
        ),
    ]
