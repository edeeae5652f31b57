import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from enishi.walls.clauses import Body
from enishi.walls.operations import StaysWithin, Walled


class Migration(migrations.Migration):

    dependencies = [
        ('cycle', '0003_interview_wishes'),
        ('people', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GuestBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公開ID')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='版')),
                ('invited_at', models.DateTimeField(verbose_name='招いた日時')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='お招きを取りやめた日時')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings_as_guest', to='people.organisation', verbose_name='招いた団体')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies_invited', to=settings.AUTH_USER_MODEL, verbose_name='招いた人')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guests', to='cycle.deliberationmeeting', verbose_name='討議会')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guest_bodies', to='people.organisation', verbose_name='担当団体')),
            ],
            options={
                'verbose_name': '招いた団体',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('meeting', 'body'), name='guest_body_once_per_meeting'), models.CheckConstraint(condition=models.Q(('organisation', models.F('body')), _negated=True), name='guest_body_is_another_body')],
            },
        ),
        # The invited body reads that it is invited; the sitting itself it reads as a guest.
        Walled("cycle.guestbody", Body(), readers=[Body("body")]),
        StaysWithin("cycle.guestbody", "meeting"),
    ]
