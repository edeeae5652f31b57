
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0005_how_much_is_opened'),
        ('people', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='committeemeeting',
            name='committee_meeting_number_once_per_year',
        ),
        migrations.AddField(
            model_name='committeemeeting',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='取り消した日時'),
        ),
        migrations.AddField(
            model_name='committeemeeting',
            name='undone_reason',
            field=models.CharField(blank=True, max_length=400, verbose_name='取り消した理由'),
        ),
        migrations.AddConstraint(
            model_name='committeemeeting',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('organisation', 'fiscal_year', 'number'), name='committee_meeting_number_once_per_year', violation_error_message='この年度のこの回は、もう書かれています。'),
        ),
        migrations.AddConstraint(
            model_name='committeemeeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('undone_at', None), ('undone_reason', '')), models.Q(('confirmed_at', None), ('undone_at__isnull', False), models.Q(('undone_reason', ''), _negated=True)), _connector='OR'), name='committee_call_is_undone_with_a_reason'),
        ),
    ]
