from typing import Any

from django.db import migrations
from django.db.models import F
from django.db.models.functions import TruncDate
from django.utils import timezone

from enishi.walls.inside import everything


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Date the consents, and tie each right by consent to its consent; what has none ends."""
    with everything():
        Consent = apps.get_model("experts", "Consent")
        ExpertAccess = apps.get_model("experts", "ExpertAccess")
        zone = timezone.get_default_timezone()
        Consent.objects.update(from_on=TruncDate(F("given_at"), tzinfo=zone))
        Consent.objects.filter(kind="sharing").update(scope="network")
        for access in ExpertAccess.objects.filter(ended_at=None).exclude(basis="home"):
            agreed = Consent.objects.filter(expert=access.expert_id, kind="sharing", ended_at=None)
            consent = agreed.order_by("id").first() if access.basis == "consent" else None
            access.consent = consent
            access.ended_at = None if consent else timezone.now()
            access.save(update_fields=["consent", "ended_at"])


class Migration(migrations.Migration):

    dependencies = [("experts", "0005_consent_and_sharing")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
