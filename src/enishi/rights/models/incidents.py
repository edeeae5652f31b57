"""苦情・事故台帳: what went wrong, who sees to it until when, what was done, whom it touched."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, User


class IncidentKind(models.TextChoices):
    COMPLAINT = "complaint", _("苦情・ご意見")
    ACCIDENT = "accident", _("事故（けが、物の破損）")
    BREACH = "breach", _("個人情報の漏えい、またはそのおそれ")
    DRILL = "drill", _("漏えいの訓練")


class IncidentQuerySet(models.QuerySet["Incident"]):
    def open(self) -> Self:
        """What somebody still sees to."""
        return self.filter(closed_on=None)

    def visible_to(self, user: User) -> Self:
        """The people of the body to which it happened, and the 推進室."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))


class Incident(Recorded):
    """苦情・事故: what was told or happened, who sees to it, until when, and how it ended."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("種類"), max_length=12, choices=IncidentKind)
    title = models.CharField(_("件名"), max_length=120)
    happened_on = models.DateField(_("起きた日、うかがった日"))
    # The law counts its days from this one.
    known_on = models.DateField(_("知った日"), null=True, blank=True)
    told_by = models.CharField(_("どなたから"), max_length=120, blank=True)
    what = models.TextField(_("内容"))
    # Whom it is about, where it is about a person in the register: an erasure blanks it too.
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name=_("関わる新現役"),
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name=_("担当する人"),
    )
    due_on = models.DateField(_("いつまでに"))
    outcome = models.TextField(_("どう終わったか"), blank=True)
    closed_on = models.DateField(_("終えた日"), null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("苦情・事故")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("happened_on")),
                name="incident_is_due_after_it_happened",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(closed_on__gte=F("happened_on")) & ~Q(outcome="")),
                name="incident_ends_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(known_on=None) | Q(known_on__gte=F("happened_on")),
                name="incident_is_known_after_it_happened",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_late(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.closed_on is None and self.due_on < day


class IncidentRevision(Revision):
    """苦情・事故の版: how what was written of it stood at a version."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("苦情・事故")
    )

    class Meta:
        verbose_name = _("苦情・事故の版")
        constraints = [
            models.UniqueConstraint(fields=["incident", "version"], name="incident_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident} v{self.version}"


class PartOfIncident(models.QuerySet["IncidentStep"]):
    def visible_to(self, user: User) -> Self:
        """Whoever reads the incident reads what was done."""
        return self.filter(incident__in=Incident.objects.visible_to(user))


class IncidentStep(Recorded):
    """したこと: one thing that was done about an incident; it stays as it was written."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="incident_steps",
        verbose_name=_("団体"),
    )
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="steps", verbose_name=_("苦情・事故")
    )
    done_on = models.DateField(_("した日"))
    text = models.TextField(_("したこと"))
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="incident_steps",
        verbose_name=_("書いた人"),
    )

    objects = PartOfIncident.as_manager()

    class Meta:
        verbose_name = _("苦情・事故でしたこと")
        ordering = ["done_on", "id"]

    def __str__(self) -> str:
        return self.text[:40]


class AffectedListQuerySet(models.QuerySet["AffectedList"]):
    def visible_to(self, user: User) -> Self:
        """Only the body that had it made: it says whose data one of its people saw."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class AffectedList(Recorded):
    """影響を受けた方の一覧: whose data an account was shown meanwhile; ids, and no names.

    The names are read when somebody opens it, so that an erasure reaches this list as well.
    """

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="affected_lists",
        verbose_name=_("団体"),
    )
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="lists", verbose_name=_("苦情・事故")
    )
    account = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="affected_lists",
        verbose_name=_("だれが見たか"),
        # Nobody where a person of the body put names on the list by hand.
        null=True,
        blank=True,
    )
    since = models.DateTimeField(_("いつから"))
    until = models.DateTimeField(_("いつまで"))
    # A row a person: kind, public id, first and last moment.
    rows = models.JSONField(_("見られた方"))
    people = models.PositiveIntegerField(_("人数"))
    made_at = models.DateTimeField(_("作った日時"))
    made_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="affected_lists_made",
        verbose_name=_("作った人"),
    )

    objects = AffectedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("影響を受けた方の一覧")
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="affected_list_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.incident} {self.people}"
