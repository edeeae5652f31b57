"""How a table is described: whose it is, what for, until when, and what stands in each field."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Field, Model, TextChoices
from django.utils.translation import gettext_lazy as _


class Whose(TextChoices):
    EXPERT = "expert", _("新現役")
    COMPANY = "company", _("企業の方")
    BOTH = "both", _("新現役と企業の方")
    STAFF = "staff", _("団体の人")
    NOBODY = "nobody", _("人のものではない")


class Purpose(TextChoices):
    REGISTER = "register", _("登録の審査をし、ご相談に合う方をさがして、ご紹介するため")
    CONSENTS = "consents", _("同意と提供を、法律のとおりに記録するため")
    CASES = "cases", _("企業のご相談に合う方を選び、ご紹介し、支援を見とどけるため")
    VISITS = "visits", _("企業を訪ね、ご相談をうかがうため")
    LETTERS = "letters", _("手紙や電話で連絡し、いつ何を伝えたかを残すため")
    RIGHTS = "rights", _("ご本人の申し出に答え、苦情と事故に対応するため")
    REGISTERS = "registers", _("名簿を取り込み、同じ方の重なりを直すため")
    FINDING = "finding", _("新現役になる方をさがすため")
    NETWORK = "network", _("協働団体のネットワークをつくり、運営するため")
    SHARING = "sharing", _("団体どうしで知恵を分けあい、会員の力を高めるため")
    PROGRAMME = "programme", _("委託事業の目標と実績を数えるため")
    ACCOUNTS = "accounts", _("利用者を確かめ、役割に合う画面だけを開くため")
    SAFETY = "safety", _("だれが何をし、何を見たかを、あとから確かめるため")
    WORKS = "works", _("書きかけ、ファイル、検索など、しくみを動かすため")


class Kept(TextChoices):
    ASKED = "asked", _("ご本人が消去を申し出るまで")
    LAW = "law", _("消去の申し出まで。法律が求めるものは、封をして期限の日まで")
    FIGURES = "figures", _("終わったあとも、事業の数字のもととして残す")
    AGREED = "agreed", _("企業が同意を取りやめるまで。そのあとは、だれにも見えない")
    ACCOUNT = "account", _("利用を止めたあとも、だれがしたかの記録として残す")
    WRITING = "writing", _("保存するか、捨てるまで")
    HALF_A_DAY = "half_a_day", _("12時間。消すのは、その日のうち")
    WEEK = "week", _("中身は7日で消す。記録に添えた書面は、その記録と同じ")
    INDEX = "index", _("もとの記録が変わるたびに、作りなおす")
    TWO_YEARS = "two_years", _("2年")
    LOG = "log", _("消さない。番号と項目の名前だけで、値は書かない")


class Nature(TextChoices):
    NAMES = "names", _("氏名・生年月日など")
    REACH = "reach", _("住所・連絡先")
    WORDS = "words", _("書かれたことば")
    PAPERS = "papers", _("書面・写真・ファイル")
    FACTS = "facts", _("日付・選択・数")
    MARKS = "marks", _("番号・しくみの値")
    OURS = "ours", _("団体や事業のことば")


# What Enishi gives every row, and what only points at another row.
EVERYWHERE = {"id", "public_id", "version"}


@dataclass(frozen=True)
class Table:
    """One table; each of its own fields stands under exactly one nature."""

    label: str
    whose: Whose
    purpose: Purpose
    kept: Kept
    names: str = ""
    reach: str = ""
    words: str = ""
    papers: str = ""
    facts: str = ""
    marks: str = ""
    ours: str = ""

    @property
    def model(self) -> type[Model]:
        """The table itself."""
        return apps.get_model(self.label)

    def natures(self) -> Iterator[tuple[str, Nature]]:
        """Every declared field with what stands in it."""
        for nature in Nature:
            for name in getattr(self, nature.value).split():
                yield name, nature


def own_fields(model: type[Model]) -> list[Field]:  # type: ignore[type-arg]
    """The fields that have to be declared: what a row says itself."""
    fields = model._meta.concrete_fields
    return [f for f in fields if f.name not in EVERYWHERE and not f.is_relation]
