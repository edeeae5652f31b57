"""What an expert is told of a need before he has accepted: everything but the company's name."""

from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.people.choices import named
from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES


def told_unnamed(need: Need) -> str:
    """The slip that the company approved, or what we know of it without its name."""
    slip = need.slips.approved().order_by("-drafted_on", "-id").first()
    if slip is not None:
        return "\n".join(part for part in (slip.company_is, slip.told, slip.wish) if part)
    company = need.company
    place, industry = PREFECTURES.get(company.prefecture), INDUSTRIES.get(company.industry)
    known = [
        f"{named(place.label, place.english) if place else ''}{company.city}",
        named(industry.label, industry.english) if industry else "",
        _("%(n)s名ほどの会社") % {"n": company.staff} if company.staff else _("小さな会社"),
    ]
    lines = [
        "・".join(part for part in known if part),
        _("お困りのこと：%(title)s") % {"title": need.title},
        _("ご希望：%(timing)s") % {"timing": need.timing} if need.timing else "",
    ]
    told = "\n".join(line for line in lines if line)
    return told.replace(company.name, _("この会社"))
