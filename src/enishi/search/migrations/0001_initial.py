import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Followed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveBigIntegerField(default=0, verbose_name='通し番号')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='followed', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '索引がどこまで読んだか',
            },
        ),
        migrations.CreateModel(
            name='Indexed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='記録の種類')),
                ('subject', models.UUIDField(verbose_name='記録')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indexed', to='people.organisation', verbose_name='見つけられる団体')),
            ],
            options={
                'verbose_name': '索引の見出し',
                'constraints': [models.UniqueConstraint(fields=('subject', 'organisation'), name='indexed_once_for_a_body')],
            },
        ),
        migrations.CreateModel(
            name='IndexedWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='記録の種類')),
                ('word', models.CharField(max_length=160, verbose_name='ことば')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='重み')),
                ('indexed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='search.indexed', verbose_name='索引の見出し')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation', verbose_name='見つけられる団体')),
            ],
            options={
                'verbose_name': '索引のことば',
                'indexes': [models.Index(fields=['organisation', 'kind', 'word', '-weight', '-indexed'], name='indexed_word_by_body')],
            },
        ),
    ]
