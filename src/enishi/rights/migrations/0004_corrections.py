import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from enishi.walls.clauses import Body, Through
from enishi.walls.operations import Walled


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0005_the_wall_knows_how_much'),
        ('people', '0002_walls'),
        ('rights', '0003_a_request_is_taken_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IncidentRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='版')),
                ('values', models.JSONField(verbose_name='内容')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='保存日時')),
                ('written_by', models.UUIDField(null=True, verbose_name='書いた人')),
            ],
            options={
                'verbose_name': '苦情・事故の版',
            },
        ),
        migrations.AddField(
            model_name='incident',
            name='known_on',
            field=models.DateField(blank=True, null=True, verbose_name='知った日'),
        ),
        migrations.AlterField(
            model_name='affectedlist',
            name='account',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='affected_lists', to=settings.AUTH_USER_MODEL, verbose_name='だれが見たか'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('known_on', None), ('known_on__gte', models.F('happened_on')), _connector='OR'), name='incident_is_known_after_it_happened'),
        ),
        migrations.AddField(
            model_name='incidentrevision',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='rights.incident', verbose_name='苦情・事故'),
        ),
        migrations.AddConstraint(
            model_name='incidentrevision',
            constraint=models.UniqueConstraint(fields=('incident', 'version'), name='incident_revision_once'),
        ),
        Walled(
            "rights.incidentrevision",
            Through("incident", Body()),
            readers=[Through("incident")],
        ),
    ]
