import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('title', models.CharField(max_length=120, verbose_name='見出し')),
                ('text', models.TextField(verbose_name='内容')),
                ('audience', models.CharField(choices=[('body', 'この団体の中だけ'), ('network', 'ネットワークの全団体')], max_length=10, verbose_name='だれに')),
                ('announced_at', models.DateTimeField(verbose_name='知らせた日時')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True, verbose_name='取り下げた日時')),
                ('announced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcements', to=settings.AUTH_USER_MODEL, verbose_name='知らせた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcements', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'お知らせ',
                'ordering': ['-announced_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('title', models.CharField(max_length=120, verbose_name='研修の名前')),
                ('held_on', models.DateField(verbose_name='開催日')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='場所')),
                ('about', models.TextField(blank=True, verbose_name='内容')),
                ('audience', models.CharField(choices=[('body', 'この団体の中だけ'), ('network', 'ネットワークの全団体')], max_length=10, verbose_name='だれのための研修か')),
                ('called_off_at', models.DateTimeField(blank=True, null=True, verbose_name='取りやめた日時')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='people.organisation', verbose_name='開く団体')),
            ],
            options={
                'verbose_name': '研修',
                'ordering': ['-held_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='AnnouncementReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('read_at', models.DateTimeField(verbose_name='読んだ日時')),
                ('announcement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='knowledge.announcement', verbose_name='お知らせ')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcement_readings', to='people.organisation', verbose_name='知らせた団体')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcement_readings', to=settings.AUTH_USER_MODEL, verbose_name='読んだ人')),
            ],
            options={
                'verbose_name': 'お知らせを読んだ記録',
                'ordering': ['read_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('announcement', 'reader'), name='announcement_read_once_by_a_person')],
            },
        ),
        migrations.CreateModel(
            name='LibraryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('case', '支援事例'), ('knowhow', 'ノウハウ')], max_length=10, verbose_name='種類')),
                ('title', models.CharField(max_length=120, verbose_name='見出し')),
                ('field', models.CharField(blank=True, max_length=40, verbose_name='分野')),
                ('trouble', models.TextField(blank=True, verbose_name='困っておられたこと')),
                ('done', models.TextField(verbose_name='したこと')),
                ('result', models.TextField(blank=True, verbose_name='どうなったか')),
                ('hint', models.TextField(blank=True, verbose_name='次に役だつこと')),
                ('audience', models.CharField(choices=[('body', 'この団体の中だけ'), ('network', 'ネットワークの全団体')], max_length=10, verbose_name='だれが読めるか')),
                ('written_at', models.DateTimeField(verbose_name='書いた日時')),
                ('taken_down_at', models.DateTimeField(blank=True, null=True, verbose_name='取り下げた日時')),
                ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='library_entries', to='companies.company', verbose_name='企業')),
                ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='library_entries', to='companies.companyconsent', verbose_name='企業の同意')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='library_entries', to='people.organisation', verbose_name='書いた団体')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='library_entries', to=settings.AUTH_USER_MODEL, verbose_name='書いた人')),
            ],
            options={
                'verbose_name': '支援事例・ノウハウ',
                'ordering': ['-written_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('company', None), ('consent', None), ('kind', 'knowhow')), models.Q(('company__isnull', False), ('consent__isnull', False), ('kind', 'case')), _connector='OR'), name='library_case_rests_on_its_companys_consent')],
            },
        ),
        migrations.CreateModel(
            name='TrainingAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('moment', models.CharField(choices=[('before', '研修の前'), ('after', '研修のあと')], max_length=6, verbose_name='いつ')),
                ('hears', models.PositiveSmallIntegerField(verbose_name='聞きとる自信')),
                ('judges', models.PositiveSmallIntegerField(verbose_name='見立てる自信')),
                ('introduces', models.PositiveSmallIntegerField(verbose_name='紹介する自信')),
                ('cares', models.PositiveSmallIntegerField(verbose_name='支援への意欲')),
                ('answered_at', models.DateTimeField(verbose_name='答えた日時')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_answers', to=settings.AUTH_USER_MODEL, verbose_name='答えた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_answers', to='people.organisation', verbose_name='開く団体')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='knowledge.training', verbose_name='研修')),
            ],
            options={
                'verbose_name': '研修のアンケート',
                'constraints': [models.UniqueConstraint(fields=('training', 'member', 'moment'), name='training_answered_once_a_moment'), models.CheckConstraint(condition=models.Q(('hears__gte', 1), ('hears__lte', 5)), name='training_answer_hears_from_one_to_five'), models.CheckConstraint(condition=models.Q(('judges__gte', 1), ('judges__lte', 5)), name='training_answer_judges_from_one_to_five'), models.CheckConstraint(condition=models.Q(('introduces__gte', 1), ('introduces__lte', 5)), name='training_answer_introduces_from_one_to_five'), models.CheckConstraint(condition=models.Q(('cares__gte', 1), ('cares__lte', 5)), name='training_answer_cares_from_one_to_five')],
            },
        ),
        migrations.CreateModel(
            name='TrainingAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('present', models.BooleanField(default=False, verbose_name='出席')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='取り消し日時')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_attendances', to=settings.AUTH_USER_MODEL, verbose_name='参加する人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_attendances', to='people.organisation', verbose_name='開く団体')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='knowledge.training', verbose_name='研修')),
            ],
            options={
                'verbose_name': '研修の出欠',
                'constraints': [models.UniqueConstraint(fields=('training', 'member'), name='training_attended_once_by_a_person')],
            },
        ),
    ]
