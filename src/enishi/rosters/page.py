"""What the page of a roster shows, gathered once."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.jobs.models import State
from enishi.people.models import User
from enishi.rosters.forms import ColumnsForm
from enishi.rosters.models import Intake, IntakeRow
from enishi.rosters.plan import Outcome
from enishi.rosters.transitions.ask import Step
from enishi.sheets import Certainty

HOW = {
    Certainty.CHOSEN: _("この団体で決めました"),
    Certainty.EXACT: _("見出しのとおり"),
    Certainty.SIMILAR: _("見出しが似ています"),
    Certainty.CONTENT: _("中身から判断しました"),
    Certainty.UNUSED: _("使いません"),
}
RECORD_PAGES = {
    "experts": "expert", "companies": "company", "needs": "need", "prospects": "prospect",
}  # fmt: skip
UNSURE = (Certainty.SIMILAR, Certainty.CONTENT)


def page_of(intake: Intake, user: User) -> dict[str, Any]:
    """How the roster stands, and what can be done with it now."""
    job = intake.job
    step = job.given.get("step") if job else ""
    return {
        "intake": intake,
        "job": job,
        "is_mine": bool(job and job.asked_by_id == user.pk),
        "step": step,
        "record_page": RECORD_PAGES[intake.kind],
        "is_live": bool(job and job.is_live),
        "failed": job if job and job.state in (State.FAILED, State.CANCELLED) else None,
        "tables": [_table(table) for table in intake.tables],
        "outcomes": _outcomes(intake),
        "likely": intake.rows.filter(is_likely=True).count(),
        "to_write": intake.new_count + intake.changed_count,
        "is_open": intake.read_at is not None and intake.written_at is None,
        "may_be_taken_back": intake.may_be_taken_back(timezone.now()),
    }


def _table(table: dict[str, Any]) -> dict[str, Any]:
    columns = [_column(c) for c in table["columns"] if c["heading"] or c["meaning"]]
    return table | {
        "columns": columns,
        "unsure": sum(c["is_unsure"] for c in columns),
    }


def _column(column: dict[str, Any]) -> dict[str, Any]:
    certainty = Certainty(column["certainty"])
    return column | {"how": HOW[certainty], "is_unsure": certainty in UNSURE}


def _outcomes(intake: Intake) -> list[dict[str, Any]]:
    counts = (intake.new_count, intake.changed_count, intake.same_count, intake.error_count)
    return [
        {"value": str(outcome), "label": outcome.label, "count": count}
        for outcome, count in zip(Outcome, counts, strict=True)
    ]


def rows_of(intake: Intake, show: str) -> QuerySet[IntakeRow]:
    """The rows asked for; those that need a look stand first when all are shown."""
    rows = intake.rows.all()
    if show == "likely":
        return rows.filter(is_likely=True)
    if show == "left":
        return rows.filter(wrote__isnull=False)
    return rows.filter(outcome=show) if show else rows


def columns_shown(form: ColumnsForm) -> list[dict[str, Any]]:
    """Each column with the box in which its meaning is chosen."""
    return [
        _column(column) | {"field": form[f"column-{n}"]} for n, column in enumerate(form.columns)
    ]


def next_step(intake: Intake) -> Step:
    """What a press does: read what could not be read, or has changed meanwhile; else write."""
    job = intake.job
    failed = job is not None and job.state in (State.FAILED, State.CANCELLED)
    return Step.READ if failed or not intake.read_at else Step.WRITE
