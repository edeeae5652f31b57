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
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('name', models.CharField(max_length=80, verbose_name='ファイル名')),
                ('size', models.PositiveIntegerField(verbose_name='大きさ（バイト）')),
                ('sha256', models.CharField(max_length=64, verbose_name='中身の指紋')),
                ('kind', models.CharField(choices=[('workbook', 'Excelブック'), ('old_office', '古い形式のOffice文書'), ('text', '文字だけのファイル'), ('other', 'そのほかのファイル')], max_length=12, verbose_name='種類')),
                ('content', models.BinaryField(null=True, verbose_name='中身')),
                ('made_at', models.DateTimeField(verbose_name='預けた日時')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='消す日時')),
                ('blanked_at', models.DateTimeField(blank=True, null=True, verbose_name='消した日時')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stored_files', to=settings.AUTH_USER_MODEL, verbose_name='預けた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stored_files', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'ファイル',
                'indexes': [models.Index(condition=models.Q(('blanked_at', None)), fields=['expires_at'], name='stored_file_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('blanked_at', None), ('content__isnull', False)), models.Q(('blanked_at__isnull', False), ('content', None)), _connector='OR'), name='stored_file_has_content_until_blanked'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='stored_file_expires_after_it_was_made')],
            },
        ),
    ]
