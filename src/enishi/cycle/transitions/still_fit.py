"""What must hold when somebody is asked, and again when he is introduced: days lie between."""

from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.experts.models import ConsentKind, Expert, RegistrationState
from enishi.experts.queries import is_unwanted
from enishi.experts.transitions.hold import hold
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation


def refuse_unfit(expert: Expert, *, company: Company, within: Organisation) -> Expert:
    """Read the expert anew, his row locked, and say what stands against it, if anything does."""
    expert = refuse_gone(expert, within=within)
    if expert.rests:
        raise Refused(_("%(name)sさんは、いまお休み中です。") % {"name": expert.full_name})
    if is_unwanted(expert, company):
        raise Refused(_("ご本人または企業が、この組み合わせを望んでいません。"))
    if expert.free_places == 0:
        raise Refused(
            _("%(name)sさんは、同時に担当できる社数に達しています。空きができてからお願いします。")
            % {"name": expert.full_name}
        )
    return expert


def refuse_gone(expert: Expert, *, within: Organisation) -> Expert:
    """Whom nobody may speak of any more: his registration, or what allowed it, has ended."""
    expert = hold(expert)
    if why := why_gone(expert, within=within):
        raise Refused(why)
    return expert


def why_gone(expert: Expert, *, within: Organisation) -> str:
    """Why nothing goes on with this person, or nothing."""
    name = {"name": expert.full_name}
    if expert.state != RegistrationState.REGISTERED:
        return _("%(name)sさんは、いま登録中ではありません。ここで止めてください。") % name
    if not expert.accesses.live().filter(organisation=within).exists():
        return (
            _("%(name)sさんの登録票を使う根拠（同意など）がなくなりました。先へは進めません。")
            % name
        )
    consents = expert.consents.filter(kind=ConsentKind.INTRODUCTION)
    if consents.exists() and not consents.live().exists():
        return _("%(name)sさんは、ご紹介への同意を取りやめておられます。先へは進めません。") % name
    return ""
