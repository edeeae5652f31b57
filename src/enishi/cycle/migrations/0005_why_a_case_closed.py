from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cycle', '0004_guest_bodies'),
    ]

    operations = [
        migrations.AddField(
            model_name='need',
            name='closed_why',
            field=models.TextField(blank=True, verbose_name='終えたわけ'),
        ),
    ]
