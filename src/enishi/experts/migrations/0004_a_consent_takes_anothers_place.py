import django.db.models.deletion
from django.db import migrations, models

from enishi.walls.operations import StaysWithin


class Migration(migrations.Migration):
    dependencies = [
        ("experts", "0003_levels_of_visibility"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced",
                to="experts.consent",
                verbose_name="代わりの同意",
            ),
        ),
        StaysWithin("experts.consent", "replaced_by"),
    ]
