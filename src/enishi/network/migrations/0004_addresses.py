from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0003_corrections'),
    ]

    operations = [
        migrations.AddField(
            model_name='candidatebody',
            name='fax',
            field=models.CharField(blank=True, max_length=20, verbose_name='FAX番号'),
        ),
        migrations.AddField(
            model_name='candidatebody',
            name='postal_code',
            field=models.CharField(blank=True, max_length=7, verbose_name='郵便番号'),
        ),
        migrations.AddField(
            model_name='candidatebody',
            name='street',
            field=models.CharField(blank=True, max_length=120, verbose_name='町名・番地'),
        ),
    ]
