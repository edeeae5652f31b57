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
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='何についてか（種類）')),
                ('about', models.UUIDField(blank=True, null=True, verbose_name='何についてか')),
                ('about_title', models.CharField(blank=True, max_length=200, verbose_name='何についてか（名前）')),
                ('manner', models.CharField(choices=[('mail', 'メール'), ('post', '郵便'), ('fax', 'FAX')], default='mail', max_length=4, verbose_name='送り方')),
                ('recipient_name', models.CharField(blank=True, max_length=80, verbose_name='宛名')),
                ('recipient_firm', models.CharField(blank=True, max_length=120, verbose_name='会社・団体名')),
                ('recipient_post', models.CharField(blank=True, max_length=80, verbose_name='役職・部署')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('postal_code', models.CharField(blank=True, max_length=8, verbose_name='郵便番号')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='住所')),
                ('fax', models.CharField(blank=True, max_length=20, verbose_name='FAX番号')),
                ('recipient_person', models.UUIDField(blank=True, db_index=True, null=True, verbose_name='宛先の人')),
                ('concerns', models.UUIDField(blank=True, db_index=True, null=True, verbose_name='だれについての手紙か')),
                ('subject', models.CharField(max_length=120, verbose_name='件名')),
                ('body', models.TextField(verbose_name='本文')),
                ('particulars', models.TextField(blank=True, verbose_name='記（日時・場所など）')),
                ('answer_address', models.CharField(blank=True, max_length=300, verbose_name='お返事のページ')),
                ('with_answer_slip', models.BooleanField(default=False, verbose_name='返信票をつける')),
                ('language', models.CharField(default='ja', max_length=5, verbose_name='ことば')),
                ('drafted_at', models.DateTimeField(verbose_name='書きはじめた日時')),
                ('needs_approval', models.BooleanField(default=False, verbose_name='決裁が要る')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='決裁を願い出た日時')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='決裁の日時')),
                ('fiscal_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='文書番号の年度')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='文書番号')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='「送る」を押した日時')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='送る日時')),
                ('sending_at', models.DateTimeField(blank=True, null=True, verbose_name='送りはじめた日時')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='送ろうとした回数')),
                ('trouble', models.CharField(blank=True, max_length=300, verbose_name='送れなかったわけ')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='送った日時')),
                ('bounced_at', models.DateTimeField(blank=True, null=True, verbose_name='届かなかった日時')),
                ('bounce', models.CharField(blank=True, max_length=300, verbose_name='届かなかったわけ')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='止めた日時')),
                ('discarded_at', models.DateTimeField(blank=True, null=True, verbose_name='取りやめた日時')),
                ('message_id', models.CharField(max_length=200, unique=True, verbose_name='メールの番号')),
                ('when_sent', models.CharField(blank=True, max_length=120, verbose_name='送ったあとにすること')),
                ('when_undone', models.CharField(blank=True, max_length=120, verbose_name='送らないときにすること')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters_approved', to=settings.AUTH_USER_MODEL, verbose_name='決裁')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters_drafted', to=settings.AUTH_USER_MODEL, verbose_name='起案')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='people.organisation', verbose_name='団体')),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters_released', to=settings.AUTH_USER_MODEL, verbose_name='「送る」を押した人')),
            ],
            options={
                'verbose_name': '手紙・メール',
                'indexes': [models.Index(fields=['about', '-drafted_at'], name='letter_by_subject'), models.Index(fields=['organisation', '-drafted_at'], name='letter_by_body'), models.Index(condition=models.Q(('discarded_at', None), ('sent_at', None), ('stopped_at', None)), fields=['due_at'], name='letter_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('recipient_name', ''), _negated=True), models.Q(('recipient_firm', ''), _negated=True), _connector='OR'), name='letter_is_addressed_to_somebody', violation_error_message='宛名か会社・団体名を入れてください。'), models.CheckConstraint(condition=models.Q(models.Q(('due_at', None), ('released_at', None), ('released_by', None)), models.Q(('due_at__gte', models.F('released_at')), ('released_by__isnull', False)), _connector='OR'), name='letter_is_due_once_released'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('released_at__isnull', False), _connector='OR'), name='letter_is_released_before_it_is_sent'), models.CheckConstraint(condition=models.Q(('released_at', None), models.Q(('manner', 'mail'), models.Q(('email', ''), _negated=True)), models.Q(('manner', 'post'), models.Q(('address', ''), _negated=True)), models.Q(('manner', 'fax'), models.Q(('fax', ''), _negated=True)), _connector='OR'), name='letter_has_an_address_when_released'), models.CheckConstraint(condition=models.Q(models.Q(('needs_approval', True), ('released_at', None)), ('needs_approval', False), ('approved_at__isnull', False), _connector='OR'), name='letter_is_approved_before_it_is_released'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None), ('fiscal_year', None), ('number', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('fiscal_year__isnull', False), ('number__isnull', False)), _connector='OR'), name='letter_has_a_number_when_approved'), models.CheckConstraint(condition=models.Q(('bounced_at', None), ('sent_at__isnull', False), _connector='OR'), name='letter_bounces_after_it_was_sent'), models.CheckConstraint(condition=models.Q(('sent_at', None), models.Q(('discarded_at', None), ('stopped_at', None)), _connector='OR'), name='letter_is_sent_or_stopped_and_not_both'), models.UniqueConstraint(fields=('organisation', 'fiscal_year', 'number'), name='letter_number_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='LetterAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_with', to='files.storedfile', verbose_name='ファイル')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='outbox.letter', verbose_name='手紙・メール')),
            ],
            options={
                'verbose_name': '添付',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('letter', 'file'), name='letter_attachment_once')],
            },
        ),
        migrations.CreateModel(
            name='Letterhead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('signer_post', models.CharField(blank=True, max_length=40, verbose_name='差出人の役職')),
                ('signer_name', models.CharField(blank=True, max_length=80, verbose_name='差出人の氏名')),
                ('postal_code', models.CharField(blank=True, max_length=8, verbose_name='郵便番号')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='住所')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='電話番号')),
                ('fax', models.CharField(blank=True, max_length=20, verbose_name='FAX番号')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='返信を受けるメールアドレス')),
                ('number_prefix', models.CharField(blank=True, max_length=20, verbose_name='文書番号の前に書くことば')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letterhead', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '差出人の書き方',
            },
        ),
        migrations.CreateModel(
            name='LetterStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('person', models.UUIDField(db_index=True, verbose_name='人')),
                ('reason', models.CharField(choices=[('deceased', 'ご逝去'), ('unreachable', '長いあいだ連絡がとれない'), ('asked', 'ご本人の希望')], max_length=12, verbose_name='わけ')),
                ('stopped_at', models.DateTimeField(verbose_name='止めた日時')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='また送れるようにした日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_stops', to='people.organisation', verbose_name='団体')),
                ('stopped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_stops', to=settings.AUTH_USER_MODEL, verbose_name='止めた人')),
            ],
            options={
                'verbose_name': '発送停止',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'person'), name='letter_stop_once_per_person')],
            },
        ),
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='何についてか（種類）')),
                ('about', models.UUIDField(blank=True, null=True, verbose_name='何についてか')),
                ('about_title', models.CharField(blank=True, max_length=200, verbose_name='何についてか（名前）')),
                ('manner', models.CharField(choices=[('call', '電話'), ('fax', 'FAX'), ('talk', '面談・立ち話'), ('mail', 'メール'), ('post', '郵便')], max_length=4, verbose_name='連絡のしかた')),
                ('with_whom', models.CharField(blank=True, max_length=80, verbose_name='お相手')),
                ('from_us', models.BooleanField(default=False, verbose_name='こちらから')),
                ('text', models.TextField(verbose_name='内容')),
                ('contacted_at', models.DateTimeField(verbose_name='連絡の日時')),
                ('noted_at', models.DateTimeField(verbose_name='書いた日時')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='取り消し日時')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_notes', to=settings.AUTH_USER_MODEL, verbose_name='書いた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_notes', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '連絡記録',
                'indexes': [models.Index(fields=['about', '-contacted_at'], name='contact_note_by_subject'), models.Index(fields=['organisation', '-contacted_at'], name='contact_note_by_body')],
            },
        ),
    ]
