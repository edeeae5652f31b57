import django.db.models.deletion
import django.utils.timezone
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
            name='Company',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('name', models.CharField(max_length=120, verbose_name='企業名')),
                ('kana', models.CharField(blank=True, max_length=200, verbose_name='企業名（フリガナ）')),
                ('corporate_number', models.CharField(blank=True, max_length=13, verbose_name='法人番号')),
                ('sole_proprietor', models.BooleanField(default=False, verbose_name='個人事業主')),
                ('industry', models.CharField(blank=True, max_length=2, verbose_name='業種')),
                ('postal_code', models.CharField(blank=True, max_length=7, verbose_name='郵便番号')),
                ('prefecture', models.CharField(blank=True, max_length=2, verbose_name='都道府県')),
                ('city', models.CharField(blank=True, max_length=60, verbose_name='市区町村')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='町名・番地')),
                ('staff', models.PositiveIntegerField(blank=True, null=True, verbose_name='従業員数')),
                ('capital', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='資本金（万円）')),
                ('president', models.CharField(blank=True, max_length=80, verbose_name='代表者名')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('products', models.TextField(blank=True, verbose_name='主要製品・サービス')),
                ('customers', models.TextField(blank=True, verbose_name='主な取引先')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='登録終了日時')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='companies.company', verbose_name='統合先')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='companies', to='people.organisation', verbose_name='担当団体')),
            ],
            options={
                'verbose_name': '中小企業',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('corporate_number', ''), _negated=True)), fields=('organisation', 'corporate_number'), name='company_number_once_per_body', violation_error_message='この法人番号の企業は、すでに登録されています。'), models.CheckConstraint(condition=models.Q(('sole_proprietor', False), ('corporate_number', ''), _connector='OR'), name='company_of_one_person_has_no_corporate_number', violation_error_message='個人事業主には法人番号がありません。'), models.CheckConstraint(condition=models.Q(('merged_into', None), ('ended_at__isnull', False), _connector='OR'), name='company_ended_when_merged'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='company_not_merged_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='CompanyConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('sharing', 'ほかの協働団体に、ご相談の内容を伝える'), ('naming', '候補の方に、社名を伝える'), ('photos', '社内や製品の写真をとり、報告書に使う'), ('publication', '事例として、社名とともに公表する')], max_length=12, verbose_name='何への同意か')),
                ('given_by', models.CharField(max_length=80, verbose_name='同意した方')),
                ('manner', models.CharField(choices=[('paper', '書面で'), ('meeting', '面談で口頭で'), ('telephone', '電話で'), ('mail', 'メールで')], max_length=10, verbose_name='どのように')),
                ('given_on', models.DateField(verbose_name='同意した日')),
                ('terms', models.CharField(blank=True, max_length=400, verbose_name='条件や範囲')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='取りやめた日')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='companies.company', verbose_name='企業')),
                ('heard_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='company_consents_heard', to=settings.AUTH_USER_MODEL, verbose_name='聞きとった人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='company_consents', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '企業の同意',
                'ordering': ['given_on', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('company', 'kind'), name='company_consent_live_once_per_kind'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('given_on')), _connector='OR'), name='company_consent_ends_after_it_was_given')],
            },
        ),
        migrations.CreateModel(
            name='CompanyContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('name', models.CharField(max_length=80, verbose_name='氏名')),
                ('kana', models.CharField(blank=True, max_length=120, verbose_name='氏名（フリガナ）')),
                ('post', models.CharField(blank=True, max_length=60, verbose_name='役職')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('is_main', models.BooleanField(default=False, verbose_name='おもな窓口')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='覚え書き')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='終了日時')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='company_contacts', to=settings.AUTH_USER_MODEL, verbose_name='利用者')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='companies.company', verbose_name='企業')),
            ],
            options={
                'verbose_name': '企業の窓口',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('is_main', True)), fields=('company',), name='company_contact_one_is_the_main_one')],
            },
        ),
        migrations.CreateModel(
            name='CompanyMerging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kept_version_before', models.PositiveIntegerField(verbose_name='統合の前の版')),
                ('kept_version', models.PositiveIntegerField(verbose_name='統合で書いた版')),
                ('away_before', models.JSONField(blank=True, default=dict, verbose_name='まとめた記録の前の状態')),
                ('merged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='統合した日時')),
                ('merged_by', models.UUIDField(verbose_name='統合した人')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='もとにもどした日時')),
                ('undone_by', models.UUIDField(blank=True, null=True, verbose_name='もとにもどした人')),
                ('away', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merged_away', to='companies.company', verbose_name='まとめた記録')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mergings', to='companies.company', verbose_name='残した記録')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='company_mergings', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '企業の統合',
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('away',), name='company_merged_away_once')],
            },
        ),
        migrations.CreateModel(
            name='CompanyRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='版')),
                ('values', models.JSONField(verbose_name='内容')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='保存日時')),
                ('written_by', models.UUIDField(null=True, verbose_name='書いた人')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='companies.company', verbose_name='企業')),
            ],
            options={
                'verbose_name': '企業の版',
                'constraints': [models.UniqueConstraint(fields=('company', 'version'), name='company_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='Conditions',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('heard_on', models.DateField(verbose_name='うかがった日')),
                ('business', models.CharField(blank=True, choices=[('good', 'よい'), ('fair', 'ふつう'), ('poor', 'きびしい')], max_length=8, verbose_name='業況')),
                ('orders', models.CharField(blank=True, choices=[('growing', '増えている'), ('level', '横ばい'), ('falling', '減っている')], max_length=8, verbose_name='受注動向')),
                ('words', models.CharField(blank=True, max_length=400, verbose_name='お話')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='companies.company', verbose_name='企業')),
                ('heard_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions_heard', to=settings.AUTH_USER_MODEL, verbose_name='聞きとった人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions_heard', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '業況・受注動向',
                'ordering': ['-heard_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('business', ''), ('orders', ''), ('words', ''), _negated=True), name='conditions_say_something')],
            },
        ),
    ]
