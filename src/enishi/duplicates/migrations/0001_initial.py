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
            name='Distinction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('kind', models.CharField(choices=[('experts', '新現役'), ('companies', '企業')], max_length=10, verbose_name='種類')),
                ('first', models.UUIDField(verbose_name='一方の記録')),
                ('second', models.UUIDField(verbose_name='もう一方の記録')),
                ('decided_at', models.DateTimeField(verbose_name='決めた日時')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='取り消した日時')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distinctions', to=settings.AUTH_USER_MODEL, verbose_name='決めた人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distinctions', to='people.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '別の記録',
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('organisation', 'kind', 'first', 'second'), name='distinction_once_per_pair'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='distinction_in_one_order')],
            },
        ),
    ]
