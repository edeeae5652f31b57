import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('jobs', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('experts', '新現役の名簿'), ('companies', '企業の名簿'), ('needs', '聞き取り前ニーズの一覧'), ('prospects', '訪問先開拓台帳')], max_length=10, verbose_name='種類')),
                ('handed_in_at', models.DateTimeField(verbose_name='渡した日時')),
                ('tables', models.JSONField(blank=True, default=list, verbose_name='読みとった表')),
                ('notices', models.JSONField(blank=True, default=list, verbose_name='読みとりの注意')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='見たものの指紋')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='読んだ日時')),
                ('new_count', models.PositiveIntegerField(default=0, verbose_name='新規')),
                ('changed_count', models.PositiveIntegerField(default=0, verbose_name='変更')),
                ('same_count', models.PositiveIntegerField(default=0, verbose_name='変更なし')),
                ('error_count', models.PositiveIntegerField(default=0, verbose_name='エラー')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='書きこんだ日時')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True, verbose_name='取り消した日時')),
                ('along', models.JSONField(blank=True, default=list, verbose_name='いっしょに登録したもの')),
                ('left_count', models.PositiveIntegerField(default=0, verbose_name='取り消さずに残した件数')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='files.storedfile', verbose_name='もとのファイル')),
                ('handed_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to=settings.AUTH_USER_MODEL, verbose_name='渡した人')),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='jobs.job', verbose_name='進み')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='people.organisation', verbose_name='団体')),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes_taken_back', to=settings.AUTH_USER_MODEL, verbose_name='取り消した人')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes_written', to=settings.AUTH_USER_MODEL, verbose_name='書きこんだ人')),
            ],
            options={
                'verbose_name': '名簿の取り込み',
                'indexes': [models.Index(fields=['organisation', '-handed_in_at'], name='intake_by_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('written_at', None), ('written_by', None)), models.Q(('read_at__isnull', False), ('written_at__isnull', False), ('written_by__isnull', False)), _connector='OR'), name='intake_is_read_before_it_is_written'), models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), ('taken_back_by', None)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False), ('written_at__isnull', False)), _connector='OR'), name='intake_is_written_before_it_is_taken_back')],
            },
        ),
        migrations.CreateModel(
            name='IntakeRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='順')),
                ('sheet', models.CharField(blank=True, max_length=100, verbose_name='シート')),
                ('number', models.PositiveIntegerField(verbose_name='行')),
                ('outcome', models.CharField(choices=[('new', '新規'), ('changed', '変更'), ('same', '変更なし'), ('error', 'エラー')], max_length=8, verbose_name='結果')),
                ('name', models.CharField(blank=True, max_length=250, verbose_name='名前')),
                ('subject', models.UUIDField(blank=True, null=True, verbose_name='記録')),
                ('wrote', models.PositiveIntegerField(blank=True, null=True, verbose_name='書いた版')),
                ('is_likely', models.BooleanField(default=False, verbose_name='同じ方かもしれない')),
                ('told', models.JSONField(blank=True, default=dict, verbose_name='くわしく')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='行の指紋')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='rosters.intake', verbose_name='名簿の取り込み')),
            ],
            options={
                'verbose_name': '名簿の行',
                'ordering': ['position'],
                'indexes': [models.Index(fields=['intake', 'outcome'], name='intake_row_by_outcome')],
                'constraints': [models.UniqueConstraint(fields=('intake', 'position'), name='intake_row_once')],
            },
        ),
        migrations.CreateModel(
            name='ColumnMemory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('experts', '新現役の名簿'), ('companies', '企業の名簿'), ('needs', '聞き取り前ニーズの一覧'), ('prospects', '訪問先開拓台帳')], max_length=10, verbose_name='種類')),
                ('heading', models.CharField(max_length=200, verbose_name='見出し')),
                ('meaning', models.CharField(blank=True, max_length=40, verbose_name='意味')),
                ('decided_at', models.DateTimeField(verbose_name='決めた日時')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='column_memories', to=settings.AUTH_USER_MODEL, verbose_name='決めた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='column_memories', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '列の覚え',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'heading'), name='column_memory_once_per_heading')],
            },
        ),
    ]
