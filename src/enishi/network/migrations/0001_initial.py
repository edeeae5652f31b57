import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CandidateBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('name', models.CharField(max_length=100, verbose_name='団体名')),
                ('kind', models.CharField(choices=[('npo', 'NPO法人'), ('association', '一般社団・財団法人'), ('cooperative', '組合'), ('school', '大学・高専'), ('group', '任意団体'), ('funder', '委託元')], max_length=20, verbose_name='団体種別')),
                ('prefecture', models.CharField(blank=True, max_length=2, verbose_name='都道府県')),
                ('city', models.CharField(blank=True, max_length=60, verbose_name='市区町村')),
                ('fields_of_work', models.CharField(blank=True, max_length=200, verbose_name='分野')),
                ('members', models.PositiveIntegerField(blank=True, null=True, verbose_name='会員数')),
                ('contact', models.CharField(blank=True, max_length=80, verbose_name='ご担当の方')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('reason', models.TextField(verbose_name='抽出理由')),
                ('found_on', models.DateField(verbose_name='抽出した日')),
                ('became', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='was_candidate', to='people.organisation', verbose_name='加わった団体')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidate_bodies', to='people.organisation', verbose_name='推進室の団体')),
            ],
            options={
                'verbose_name': '候補団体',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='candidate_body_once', violation_error_message='この団体は、もう抽出してあります。')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('participation', '賛同書'), ('secrecy', '個人情報・守秘の覚書')], max_length=14, verbose_name='書面')),
                ('signed_on', models.DateField(verbose_name='署名の日')),
                ('signatory', models.CharField(max_length=80, verbose_name='署名した方')),
                ('where_kept', models.CharField(blank=True, max_length=200, verbose_name='原本の置き場所')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終わった日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements_kept', to='people.organisation', verbose_name='推進室の団体')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='files.storedfile', verbose_name='書面の写し')),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='network.candidatebody', verbose_name='団体')),
            ],
            options={
                'verbose_name': '賛同・覚書',
                'ordering': ['signed_on', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('candidate', 'kind'), name='agreement_live_once_per_kind', violation_error_message='この書面は、もういただいています。')],
            },
        ),
        migrations.CreateModel(
            name='CommitteeMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('number', models.PositiveSmallIntegerField(verbose_name='回')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('held_on', models.DateField(verbose_name='開催日')),
                ('place', models.CharField(max_length=120, verbose_name='場所')),
                ('papers', models.TextField(blank=True, verbose_name='配布資料')),
                ('minutes', models.TextField(blank=True, verbose_name='議事録')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='議事録を確定した日時')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='minutes_confirmed', to=settings.AUTH_USER_MODEL, verbose_name='議事録を確定した人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_meetings', to='people.organisation', verbose_name='推進室の団体')),
            ],
            options={
                'verbose_name': '推進委員会',
                'ordering': ['held_on', 'number'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'fiscal_year', 'number'), name='committee_meeting_number_once_per_year', violation_error_message='この年度のこの回は、もう書かれています。'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('minutes', ''), _negated=True)), _connector='OR'), name='committee_minutes_are_written_before_they_are_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='CommitteeAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('present', models.BooleanField(default=False, verbose_name='出席')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_attendances', to='people.organisation', verbose_name='団体')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances_kept', to='people.organisation', verbose_name='推進室の団体')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='network.committeemeeting', verbose_name='推進委員会')),
            ],
            options={
                'verbose_name': '出欠',
                'constraints': [models.UniqueConstraint(fields=('meeting', 'body'), name='committee_attendance_once_per_body')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('text', models.TextField(verbose_name='訂正の内容')),
                ('amended_at', models.DateTimeField(verbose_name='訂正した日時')),
                ('amended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes_amended', to=settings.AUTH_USER_MODEL, verbose_name='訂正した人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes_amendments', to='people.organisation', verbose_name='推進室の団体')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='network.committeemeeting', verbose_name='推進委員会')),
            ],
            options={
                'verbose_name': '議事録の訂正',
                'ordering': ['amended_at'],
            },
        ),
        migrations.CreateModel(
            name='CommitteePoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('position', models.PositiveSmallIntegerField(verbose_name='順番')),
                ('title', models.CharField(max_length=200, verbose_name='議題')),
                ('decision', models.TextField(blank=True, verbose_name='決まったこと')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='network.committeemeeting', verbose_name='推進委員会')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_points', to='people.organisation', verbose_name='推進室の団体')),
            ],
            options={
                'verbose_name': '議題',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='committee_point_once')],
            },
        ),
        migrations.CreateModel(
            name='Entrustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('work', models.TextField(verbose_name='委託する仕事')),
                ('signed_on', models.DateField(verbose_name='契約した日')),
                ('from_on', models.DateField(verbose_name='開始日')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='終了日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='やめた日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entrustments', to='people.organisation', verbose_name='委託する団体')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entrustments_taken', to='people.organisation', verbose_name='委託を受ける団体')),
            ],
            options={
                'verbose_name': '委託',
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation', models.F('to')), _negated=True), name='entrustment_is_to_another_body'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='entrustment_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('name', models.CharField(max_length=60, verbose_name='グループの名前')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='受けもつ地域')),
                ('founded_on', models.DateField(verbose_name='できた日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終わった日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'グループ',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'name'), name='group_name_once_per_body', violation_error_message='この名前のグループは、すでにあります。')],
            },
        ),
        migrations.CreateModel(
            name='GroupMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('leads', models.BooleanField(default=False, verbose_name='まとめ役')),
                ('from_on', models.DateField(verbose_name='加わった日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='離れた日時')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='network.group', verbose_name='グループ')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_memberships', to='people.organisation', verbose_name='団体')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_memberships', to=settings.AUTH_USER_MODEL, verbose_name='利用者')),
            ],
            options={
                'verbose_name': 'グループの一員',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('group', 'user'), name='group_membership_live_once_per_person'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('leads', True)), fields=('group',), name='group_has_one_lead')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('invited_on', models.DateField(verbose_name='要請した日')),
                ('answer', models.CharField(blank=True, choices=[('joins', '賛同する'), ('declines', '見合わせる')], max_length=10, verbose_name='お返事')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='お返事の日')),
                ('answer_note', models.CharField(blank=True, max_length=400, verbose_name='お返事の内容')),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='network.candidatebody', verbose_name='候補団体')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations_sent', to='people.organisation', verbose_name='推進室の団体')),
            ],
            options={
                'verbose_name': '参加要請',
                'ordering': ['invited_on', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('candidate',), name='invitation_waits_once_per_body'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__gte', models.F('invited_on'))), _connector='OR'), name='invitation_is_answered_after_it_was_made')],
            },
        ),
        migrations.CreateModel(
            name='JointUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('items', models.TextField(verbose_name='共同で使う個人データの項目')),
                ('range', models.TextField(verbose_name='共同で使う者の範囲')),
                ('purpose', models.TextField(verbose_name='使う目的')),
                ('responsible', models.CharField(max_length=120, verbose_name='管理に責任をもつ者の名称')),
                ('address', models.CharField(max_length=200, verbose_name='管理に責任をもつ者の住所')),
                ('representative', models.CharField(max_length=80, verbose_name='管理に責任をもつ者の代表者')),
                ('published_on', models.DateField(verbose_name='公表した日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='やめた日時')),
                ('bodies', models.ManyToManyField(related_name='joint_uses_shared', to='people.organisation', verbose_name='共同で使う団体')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_uses', to='people.organisation', verbose_name='責任をもつ団体')),
            ],
            options={
                'verbose_name': '共同利用',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('items', ''), _negated=True), models.Q(('range', ''), _negated=True), models.Q(('purpose', ''), _negated=True), models.Q(('responsible', ''), _negated=True), models.Q(('address', ''), _negated=True), models.Q(('representative', ''), _negated=True)), name='joint_use_publishes_its_five_items')],
            },
        ),
        migrations.CreateModel(
            name='BodyPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('part', models.CharField(choices=[('contractor', '受託者'), ('implementer', '実施グループ'), ('office', '推進室'), ('partner', '協働団体')], max_length=12, verbose_name='役割')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='呼び名')),
                ('from_on', models.DateField(verbose_name='開始日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終了日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts_played', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'ネットワークでの役割',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'part'), name='body_part_live_once')],
            },
        ),
    ]
