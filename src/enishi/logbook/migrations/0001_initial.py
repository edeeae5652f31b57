import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.UUIDField(unique=True, verbose_name='団体')),
                ('length', models.PositiveBigIntegerField(default=0, verbose_name='長さ')),
                ('digest', models.CharField(default='', max_length=64, verbose_name='最後の封')),
            ],
            options={
                'verbose_name': '記録の鎖',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='日時')),
                ('organisation', models.UUIDField(verbose_name='団体')),
                ('actor', models.UUIDField(null=True, verbose_name='担当者')),
                ('verb', models.CharField(max_length=40, verbose_name='できごと')),
                ('subject_kind', models.CharField(max_length=60, verbose_name='記録の種類')),
                ('subject', models.UUIDField(verbose_name='記録')),
                ('fields', models.JSONField(default=list, verbose_name='項目')),
                ('position', models.PositiveBigIntegerField(verbose_name='通し番号')),
                ('previous', models.CharField(max_length=64, verbose_name='前の封')),
                ('digest', models.CharField(max_length=64, verbose_name='封')),
            ],
            options={
                'verbose_name': '操作の記録',
                'indexes': [models.Index(fields=['subject', 'id'], name='entry_by_subject')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'position'), name='entry_once_per_position')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='日時')),
                ('account', models.UUIDField(verbose_name='見た人')),
                ('organisation', models.UUIDField(verbose_name='団体')),
                ('where', models.CharField(max_length=80, verbose_name='どこで')),
                ('kind', models.CharField(max_length=60, verbose_name='記録の種類')),
                ('persons', models.JSONField(verbose_name='見られた方')),
            ],
            options={
                'verbose_name': '閲覧の記録',
                'indexes': [models.Index(fields=['account', 'at'], name='reading_by_account')],
            },
        ),
    ]
