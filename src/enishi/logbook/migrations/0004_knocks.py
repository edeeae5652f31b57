from functools import partial

from django.db import migrations, models

from enishi.logbook.kept_readings import allow_change, forbid_change
from enishi.walls.clauses import OFFICE, Bearer
from enishi.walls.operations import Walled

TABLE = {'table': 'logbook_knock'}


class Migration(migrations.Migration):

    dependencies = [
        ('logbook', '0003_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='日時')),
                ('account', models.UUIDField(verbose_name='来た人')),
                ('organisation', models.UUIDField(verbose_name='団体')),
                ('came', models.CharField(choices=[('let_in', 'ログインした'), ('not_let_in', 'ログインできなかった'), ('turned_away', '見られない記録を求めた')], max_length=12, verbose_name='できごと')),
                ('where', models.CharField(max_length=80, verbose_name='どこで')),
                ('subject', models.UUIDField(verbose_name='求めた記録')),
            ],
            options={
                'verbose_name': '戸口の記録',
                'indexes': [models.Index(fields=['account', 'at'], name='knock_by_account'), models.Index(fields=['organisation', 'at'], name='knock_by_organisation')],
            },
        ),
        Walled('logbook.knock', Bearer('organisation'), Bearer('account'), readers=[OFFICE]),
        migrations.RunPython(partial(forbid_change, **TABLE), partial(allow_change, **TABLE)),
    ]
