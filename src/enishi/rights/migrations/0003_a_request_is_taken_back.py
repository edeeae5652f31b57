from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0007_why_a_sharing_ended'),
        ('people', '0002_walls'),
        ('rights', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='rightscase',
            name='rights_case_open_once_per_right',
        ),
        migrations.AddField(
            model_name='rightscase',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='取りさげた日時'),
        ),
        migrations.AddConstraint(
            model_name='rightscase',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None), ('undone_at', None)), fields=('expert', 'right'), name='rights_case_open_once_per_right'),
        ),
        migrations.AddConstraint(
            model_name='rightscase',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('undone_at', None), _connector='OR'), name='rights_case_is_answered_or_taken_back'),
        ),
    ]
