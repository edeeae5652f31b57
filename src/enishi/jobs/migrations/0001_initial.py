import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(max_length=40, verbose_name='種類')),
                ('title', models.CharField(max_length=200, verbose_name='件名')),
                ('language', models.CharField(default='ja', max_length=5, verbose_name='ことば')),
                ('given', models.JSONField(blank=True, default=dict, verbose_name='もとになるもの')),
                ('state', models.CharField(choices=[('waiting', '順番を待っています'), ('running', '進めています'), ('done', '終わりました'), ('failed', 'できませんでした'), ('cancelled', '取りやめました')], default='waiting', max_length=10, verbose_name='状態')),
                ('percent', models.PositiveSmallIntegerField(default=0, verbose_name='進み（％）')),
                ('done_count', models.PositiveIntegerField(default=0, verbose_name='済んだ件数')),
                ('total_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='全部の件数')),
                ('message', models.TextField(blank=True, verbose_name='いまの様子')),
                ('result', models.JSONField(blank=True, default=dict, verbose_name='結果')),
                ('asked_at', models.DateTimeField(verbose_name='頼んだ日時')),
                ('begun_at', models.DateTimeField(blank=True, null=True, verbose_name='始まった日時')),
                ('heard_at', models.DateTimeField(blank=True, null=True, verbose_name='最後に様子がわかった日時')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終わった日時')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='頼んだ人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '時間のかかる仕事',
                'indexes': [models.Index(fields=['asked_by', '-asked_at'], name='job_by_asker'), models.Index(condition=models.Q(('state', 'running')), fields=['heard_at'], name='job_running')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'waiting'), ('begun_at', None), ('heard_at', None)), models.Q(('ended_at', None), ('state', 'running'), ('begun_at__isnull', False), ('heard_at__isnull', False)), models.Q(('ended_at__isnull', False), ('percent', 100), ('state', 'done'), ('begun_at__isnull', False), ('heard_at__isnull', False)), models.Q(('ended_at__isnull', False), ('state__in', ['failed', 'cancelled']), models.Q(models.Q(('begun_at__isnull', False), ('heard_at__isnull', False)), models.Q(('begun_at', None), ('heard_at', None)), _connector='OR')), _connector='OR'), name='job_state_follows_its_dates'), models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='job_percent_up_to_100'), models.CheckConstraint(condition=models.Q(('total_count', None), ('done_count__lte', models.F('total_count')), _connector='OR'), name='job_does_no_more_than_there_is')],
            },
        ),
    ]
