import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='事業の記号')),
                ('name', models.CharField(max_length=120, verbose_name='事業名')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('starts_on', models.DateField(verbose_name='開始日')),
                ('ends_on', models.DateField(verbose_name='終了日')),
                ('letters_need_approval', models.BooleanField(default=False, verbose_name='郵便の手紙に決裁と文書番号が要る')),
                ('funder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funded_programmes', to='people.organisation', verbose_name='委託元')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='people.organisation', verbose_name='受託者')),
            ],
            options={
                'verbose_name': '事業',
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='programme_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('slug', models.SlugField(max_length=30, verbose_name='記号')),
                ('label', models.CharField(max_length=40, verbose_name='地域名')),
                ('prefectures', models.JSONField(default=list, verbose_name='都道府県')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='programmes.programme', verbose_name='事業')),
            ],
            options={
                'verbose_name': '地域',
                'constraints': [models.UniqueConstraint(fields=('programme', 'slug'), name='area_once_per_programme')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('indicator', models.CharField(choices=[('bodies_agreed', '賛同団体数'), ('companies_visited', '訪問企業数'), ('matches', 'マッチング件数')], max_length=30, verbose_name='指標')),
                ('value', models.PositiveIntegerField(verbose_name='目標値')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='programmes.area', verbose_name='地域')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='programmes.programme', verbose_name='事業')),
            ],
            options={
                'verbose_name': '目標',
                'constraints': [models.UniqueConstraint(condition=models.Q(('area', None)), fields=('programme', 'indicator'), name='target_once_for_all_areas'), models.UniqueConstraint(fields=('programme', 'indicator', 'area'), name='target_once_per_area')],
            },
        ),
    ]
