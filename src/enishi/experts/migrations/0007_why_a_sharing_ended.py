from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0006_no_more_than_was_written'),
    ]

    operations = [
        migrations.AddField(
            model_name='expertaccess',
            name='ended_why',
            field=models.CharField(blank=True, max_length=200, verbose_name='終えた理由'),
        ),
    ]
