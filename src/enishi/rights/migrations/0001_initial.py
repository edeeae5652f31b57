import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('experts', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('person', models.UUIDField(verbose_name='消去した登録票')),
                ('reason', models.CharField(max_length=200, verbose_name='消去の理由')),
                ('erased_at', models.DateTimeField(verbose_name='消去した日時')),
                ('rows', models.PositiveIntegerField(verbose_name='消去した行の数')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='erasures', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '消去の記録',
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('complaint', '苦情・ご意見'), ('accident', '事故（けが、物の破損）'), ('breach', '個人情報の漏えい、またはそのおそれ'), ('drill', '漏えいの訓練')], max_length=12, verbose_name='種類')),
                ('title', models.CharField(max_length=120, verbose_name='件名')),
                ('happened_on', models.DateField(verbose_name='起きた日、うかがった日')),
                ('told_by', models.CharField(blank=True, max_length=120, verbose_name='どなたから')),
                ('what', models.TextField(verbose_name='内容')),
                ('due_on', models.DateField(verbose_name='いつまでに')),
                ('outcome', models.TextField(blank=True, verbose_name='どう終わったか')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='終えた日')),
                ('expert', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='experts.expert', verbose_name='関わる新現役')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='people.organisation', verbose_name='団体')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to=settings.AUTH_USER_MODEL, verbose_name='担当する人')),
            ],
            options={
                'verbose_name': '苦情・事故',
                'ordering': ['due_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('happened_on'))), name='incident_is_due_after_it_happened'), models.CheckConstraint(condition=models.Q(('closed_on', None), models.Q(('closed_on__gte', models.F('happened_on')), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='incident_ends_with_an_outcome')],
            },
        ),
        migrations.CreateModel(
            name='AffectedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('since', models.DateTimeField(verbose_name='いつから')),
                ('until', models.DateTimeField(verbose_name='いつまで')),
                ('rows', models.JSONField(verbose_name='見られた方')),
                ('people', models.PositiveIntegerField(verbose_name='人数')),
                ('made_at', models.DateTimeField(verbose_name='作った日時')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affected_lists', to=settings.AUTH_USER_MODEL, verbose_name='だれが見たか')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affected_lists_made', to=settings.AUTH_USER_MODEL, verbose_name='作った人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affected_lists', to='people.organisation', verbose_name='団体')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lists', to='rights.incident', verbose_name='苦情・事故')),
            ],
            options={
                'verbose_name': '影響を受けた方の一覧',
                'ordering': ['made_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='affected_list_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='IncidentStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('done_on', models.DateField(verbose_name='した日')),
                ('text', models.TextField(verbose_name='したこと')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='rights.incident', verbose_name='苦情・事故')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incident_steps', to='people.organisation', verbose_name='団体')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incident_steps', to=settings.AUTH_USER_MODEL, verbose_name='書いた人')),
            ],
            options={
                'verbose_name': '苦情・事故でしたこと',
                'ordering': ['done_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RightsCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('right', models.CharField(choices=[('disclosure', '開示（見たい）'), ('correction', '訂正（直したい）'), ('stop', '利用停止（使わないでほしい）'), ('erasure', '消去（消してほしい）')], max_length=12, verbose_name='申し出')),
                ('words', models.TextField(blank=True, verbose_name='申し出の内容')),
                ('asked_on', models.DateField(verbose_name='申し出の日')),
                ('due_on', models.DateField(verbose_name='お返事の期限')),
                ('identified', models.CharField(blank=True, max_length=200, verbose_name='ご本人の確かめ方')),
                ('withheld', models.JSONField(blank=True, default=list, verbose_name='お見せしない部分')),
                ('withheld_why', models.TextField(blank=True, verbose_name='お見せしない理由')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='確かめた日')),
                ('answer', models.TextField(blank=True, verbose_name='お返事')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='お返事した日')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rights_cases_checked', to=settings.AUTH_USER_MODEL, verbose_name='確かめた人')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights_cases', to='experts.expert', verbose_name='新現役')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights_cases', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'ご本人からの申し出',
                'ordering': ['due_on', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('expert', 'right'), name='rights_case_open_once_per_right'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='rights_case_is_due_after_it_was_asked'), models.CheckConstraint(condition=models.Q(models.Q(('checked_by', None), ('checked_on', None)), models.Q(('checked_by__isnull', False), ('checked_on__isnull', False)), _connector='OR'), name='rights_case_is_checked_by_a_person')],
            },
        ),
        migrations.CreateModel(
            name='SealedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('law', models.CharField(max_length=100, verbose_name='残す根拠')),
                ('content', models.JSONField(verbose_name='内容')),
                ('until', models.DateField(verbose_name='残す期限')),
                ('blanked_at', models.DateTimeField(blank=True, null=True, verbose_name='消した日時')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealed_records', to='experts.expert', verbose_name='新現役')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealed_records', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '封をした記録',
            },
        ),
    ]
