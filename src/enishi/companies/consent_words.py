"""What a company is read before it agrees: what for, to whom, what of it, and until when."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.companies.models import CompanyConsentKind

Line = tuple[str, str]
HEADINGS = (
    gettext_lazy("何のために"),
    gettext_lazy("だれに"),
    gettext_lazy("何を"),
)
UNTIL = gettext_lazy("取りやめるまでです。お電話1本で、いつでも、その日から取りやめられます。")
WORDS: dict[CompanyConsentKind, tuple[str | Promise, ...]] = {
    CompanyConsentKind.SHARING: (
        gettext_lazy("ほかの協働団体に登録された方の中からも、ご相談に合う方をさがすため。"),
        gettext_lazy("同じネットワークの協働団体で働く人。討議会にお招きした団体の人も含みます。"),
        gettext_lazy(
            "社名、所在地の都道府県と市区町村、業種、ご相談の件名、お話しになったこと、"
            "期待する成果、希望の時期。わたしたちの見立ては伝えません。"
        ),
    ),
    CompanyConsentKind.NAMING: (
        gettext_lazy("お引き受けできるかどうかを、候補の方に考えていただくため。"),
        gettext_lazy("ご相談をお願いする候補の方。"),
        gettext_lazy("社名と、ご相談の内容。"),
    ),
    CompanyConsentKind.PHOTOS: (
        gettext_lazy("訪問の報告書に、ようすがわかる写真をのせるため。"),
        gettext_lazy("担当する団体と推進室で働く人。"),
        gettext_lazy("社内や製品の写真。撮った場所などの情報は消します。"),
    ),
    CompanyConsentKind.PUBLICATION: (
        gettext_lazy("支援事例として、ほかの企業や団体の役に立てるため。"),
        gettext_lazy("支援事例を読む、協働団体で働く人。公表したときは、どなたでも。"),
        gettext_lazy(
            "ご相談と支援の内容と、社名。社名を伏せるなどの条件は、うかがったとおりに守ります。"
        ),
    ),
}


def lines(kind: str, terms: str = "") -> list[Line]:
    """The whole text of a consent, heading by heading."""
    told = [
        (str(h), str(text))
        for h, text in zip(HEADINGS, WORDS[CompanyConsentKind(kind)], strict=True)
    ]
    if terms:
        told.append((_("条件や範囲"), terms))
    return [*told, (_("いつまで"), str(UNTIL))]


def as_kept(kind: str, terms: str = "") -> str:
    """The text as it stays with the consent: in Japanese, as it was read out."""
    with translation.override("ja"):
        return "\n".join(f"{heading}：{text}" for heading, text in lines(kind, terms))
