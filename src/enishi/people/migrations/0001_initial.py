import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('username', models.CharField(max_length=60, unique=True, verbose_name='ログインID')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('family_name', models.CharField(blank=True, max_length=40, verbose_name='姓')),
                ('given_name', models.CharField(blank=True, max_length=40, verbose_name='名')),
                ('is_active', models.BooleanField(default=True, verbose_name='利用中')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='利用開始')),
                ('text_size', models.CharField(choices=[('m', '中'), ('l', '大'), ('xl', '特大')], default='m', max_length=2, verbose_name='文字の大きさ')),
                ('furigana', models.BooleanField(default=True, verbose_name='ふりがなを出す')),
                ('session_round', models.PositiveIntegerField(default=0, verbose_name='ログインの回')),
            ],
            options={
                'verbose_name': '利用者',
            },
        ),
        migrations.CreateModel(
            name='Installation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('demonstration_on', models.DateField(null=True, verbose_name='練習用の記録を作った日')),
                ('epoch', models.UUIDField(default=uuid.uuid4, verbose_name='内容の世代')),
            ],
            options={
                'verbose_name': '設置',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('code', models.CharField(max_length=6, unique=True, verbose_name='団体の記号')),
                ('name', models.CharField(max_length=100, verbose_name='団体名')),
                ('kana', models.CharField(blank=True, max_length=200, verbose_name='団体名（フリガナ）')),
                ('kind', models.CharField(choices=[('npo', 'NPO法人'), ('association', '一般社団・財団法人'), ('cooperative', '組合'), ('school', '大学・高専'), ('group', '任意団体'), ('funder', '委託元')], max_length=20, verbose_name='団体種別')),
                ('prefecture', models.CharField(blank=True, max_length=2, verbose_name='都道府県')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='脱退日時')),
            ],
            options={
                'verbose_name': '団体',
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=40, verbose_name='用紙')),
                ('subject', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'), verbose_name='記録')),
                ('content', models.JSONField(verbose_name='内容')),
                ('saved_at', models.DateTimeField(verbose_name='保存日時')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL, verbose_name='利用者')),
            ],
            options={
                'verbose_name': '下書き',
                'constraints': [models.UniqueConstraint(fields=('user', 'form', 'subject'), name='draft_once_per_form')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('role', models.CharField(choices=[('network_office', '推進室'), ('head', '団体責任者'), ('coordinator', 'コーディネーター'), ('expert', '新現役'), ('company', '企業'), ('funder', '委託元')], max_length=20, verbose_name='役割')),
                ('from_on', models.DateField(verbose_name='開始日')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終了日時')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='利用者')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '所属',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('user', 'organisation', 'role'), name='membership_live_once_per_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('role', models.CharField(choices=[('network_office', '推進室'), ('head', '団体責任者'), ('coordinator', 'コーディネーター'), ('expert', '新現役'), ('company', '企業'), ('funder', '委託元')], max_length=20, verbose_name='役割')),
                ('family_name', models.CharField(max_length=40, verbose_name='姓')),
                ('given_name', models.CharField(blank=True, max_length=40, verbose_name='名')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('secret_hash', models.CharField(max_length=64, unique=True, verbose_name='リンクの指紋')),
                ('subject', models.UUIDField(blank=True, null=True, verbose_name='記録')),
                ('when_accepted', models.CharField(blank=True, max_length=120, verbose_name='受けたときにすること')),
                ('invited_at', models.DateTimeField(verbose_name='招いた日時')),
                ('expires_at', models.DateTimeField(verbose_name='期限')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='受けた日時')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='取りやめた日時')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL, verbose_name='利用者')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations_made', to=settings.AUTH_USER_MODEL, verbose_name='招いた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '招待',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('account', None)), models.Q(('accepted_at__isnull', False), ('account__isnull', False), ('ended_at', None)), _connector='OR'), name='invitation_accepted_with_an_account')],
            },
        ),
    ]
