import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from enishi.walls.clauses import Body, OwnExpert
from enishi.walls.operations import ReachedThrough, StaysWithin, Walled


class Migration(migrations.Migration):
    dependencies = [
        ("cycle", "0002_walls"),
        ("experts", "0002_walls"),
        ("people", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="InterviewWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="公開ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版")),
                ("told", models.TextField(verbose_name="お伝えしたこと")),
                ("words", models.TextField(blank=True, verbose_name="ご本人のことば")),
                ("manner", models.CharField(choices=[("telephone", "電話"), ("mail", "メール"), ("link", "お返事のページ"), ("account", "ご本人の画面"), ("meeting", "お会いして")], max_length=10, verbose_name="うかがい方")),
                ("wished_at", models.DateTimeField(verbose_name="希望をうかがった日時")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="取りやめた日時")),
                ("expert", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="interview_wishes", to="experts.expert", verbose_name="新現役")),
                ("need", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="interview_wishes", to="cycle.need", verbose_name="ニーズ")),
                ("noted_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="interview_wishes_noted", to=settings.AUTH_USER_MODEL, verbose_name="書きとめた人")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="interview_wishes", to="people.organisation", verbose_name="担当団体")),
            ],
            options={
                "verbose_name": "面談希望",
                "ordering": ["wished_at", "id"],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("need", "expert"), name="interview_wish_once_per_need"),
                    models.CheckConstraint(condition=models.Q(("manner", "account"), ("noted_by__isnull", False), _connector="OR"), name="interview_wish_noted_by_somebody"),
                ],
            },
        ),
        migrations.AddField(
            model_name="needslip",
            name="shown_on",
            field=models.DateField(blank=True, null=True, verbose_name="新現役に見せはじめた日"),
        ),
        migrations.AddConstraint(
            model_name="needslip",
            constraint=models.CheckConstraint(condition=models.Q(("shown_on", None), ("approved_on__isnull", False), _connector="OR"), name="slip_shown_to_experts_once_approved"),
        ),
        # Whoever wishes to be heard reads and writes his own wish, as he does a sounding.
        Walled("cycle.interviewwish", Body(), OwnExpert()),
        StaysWithin("cycle.interviewwish", "need"),
        ReachedThrough("cycle.interviewwish", "expert", access="experts.expertaccess"),
    ]
