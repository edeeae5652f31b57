"""What the body proposes to write; the person who decides edits it before it goes."""

from django.utils.translation import gettext as _

from enishi.experts.models import Application


def declining(application: Application) -> str:
    """A courteous letter that declines without judging the person."""
    return _(
        "%(name)s様\n\n"
        "このたびは、新現役の登録にお申し込みくださり、ありがとうございました。\n"
        "ご経歴を、担当者一同でていねいに拝見しました。\n\n"
        "まことに残念ながら、いまこの団体に届いているご相談の中には、"
        "ご経験を生かしていただけるものが見あたらず、このたびの登録は見送らせていただきます。\n"
        "ご経験そのものを評価してのことではありません。"
        "ご希望でしたら、ほかの団体をご案内しますので、お電話をください。\n\n"
        "ますますのご健勝をお祈りいたします。\n\n"
        "%(body)s"
    ) % {"name": application.full_name, "body": application.organisation.name}


def without_frame(letter: str, application: Application) -> str:
    """The letter without the name above and the body below it, which the outbox sets itself."""
    text = letter.strip().removesuffix(application.organisation.name).rstrip()
    return text.removeprefix(_("%(name)s様") % {"name": application.full_name}).strip()
