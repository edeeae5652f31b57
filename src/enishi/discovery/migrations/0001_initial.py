import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycle', '0001_initial'),
        ('experts', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('former_employer', '前職企業の人事・OB会'), ('body', '他団体・商工会議所・金融機関'), ('briefing', '説明会・セミナー'), ('referral', '知人や会員の紹介'), ('press', '広報紙・新聞・インターネット'), ('other', 'そのほか')], max_length=16, verbose_name='種類')),
                ('name', models.CharField(max_length=80, verbose_name='経路の名前')),
                ('contact_name', models.CharField(blank=True, max_length=80, verbose_name='先方の担当者')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('note', models.TextField(blank=True, verbose_name='覚え書き')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='使うのをやめた日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channels', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '発掘経路',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'name'), name='channel_name_once_per_body', violation_error_message='同じ名前の経路が、もうあります。')],
            },
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('title', models.CharField(max_length=120, verbose_name='働きかけ')),
                ('begun_on', models.DateField(verbose_name='始めた日')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='終えた日')),
                ('reached', models.PositiveIntegerField(default=0, verbose_name='声をかけた人数')),
                ('note', models.TextField(blank=True, verbose_name='覚え書き')),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to=settings.AUTH_USER_MODEL, verbose_name='書きとめた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='people.organisation', verbose_name='団体')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='discovery.channel', verbose_name='発掘経路')),
            ],
            options={
                'verbose_name': '働きかけ',
                'ordering': ['-begun_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('begun_on')), _connector='OR'), name='campaign_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('noted_at', models.DateTimeField(verbose_name='書きとめた日時')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='直した日時')),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='discovery.campaign', verbose_name='働きかけ')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='discovery.channel', verbose_name='発掘経路')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='experts.expert', verbose_name='新現役')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to=settings.AUTH_USER_MODEL, verbose_name='書きとめた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'どこから来た方か',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('expert',), name='finding_once_per_expert')],
            },
        ),
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('wanted', models.CharField(max_length=200, verbose_name='さがしている方')),
                ('begun_on', models.DateField(verbose_name='始めた日')),
                ('due_on', models.DateField(verbose_name='いつまでに')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='終えた日')),
                ('outcome', models.CharField(blank=True, choices=[('found', '見つかった'), ('elsewhere', 'ほかの団体の方にお願いした'), ('given_up', '見つからないまま終えた')], max_length=10, verbose_name='結果')),
                ('note', models.TextField(blank=True, verbose_name='経過')),
                ('channel', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='discovery.channel', verbose_name='あたる経路')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='cycle.need', verbose_name='ニーズ')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='people.organisation', verbose_name='団体')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to=settings.AUTH_USER_MODEL, verbose_name='担当者')),
            ],
            options={
                'verbose_name': '人さがし',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('need',), name='search_open_once_per_need'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('outcome', '')), models.Q(('closed_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='search_has_an_outcome_when_closed')],
            },
        ),
    ]
