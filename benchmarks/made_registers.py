"""Registers with known pairs, made up: people and firms as two clerks write them, and those who are
not the same although much agrees: couples, fathers and sons, twins, namesakes, sales companies.

Nobody in here exists. A second record of a person keeps at least one of birthday, telephone and
mail, and one of a firm at least one of telephone, street and head: who shares none of them can be
told by nobody.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from enishi.reference.likeness import FirmMarks, PersonMarks

Pairs = set[frozenset[int]]

FAMILIES = """
佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト
中村ナカムラ 小林コバヤシ 加藤カトウ 吉田ヨシダ 山田ヤマダ 斎藤サイトウ 松本マツモト
井上イノウエ 木村キムラ 林ハヤシ 清水シミズ 山崎ヤマザキ 森モリ 池田イケダ 橋本ハシモト
阿部アベ 石川イシカワ 山下ヤマシタ 中島ナカジマ 小川オガワ 前田マエダ 岡田オカダ
長谷川ハセガワ 藤田フジタ 後藤ゴトウ 近藤コンドウ 村上ムラカミ 遠藤エンドウ 青木アオキ
坂本サカモト 福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 金子カネコ 岡本オカモト
藤原フジワラ 中野ナカノ 原田ハラダ 松田マツダ 竹内タケウチ 島崎シマザキ 浜田ハマダ
沢田サワダ 国枝クニエダ 辺見ヘンミ 辻ツジ 桜井サクライ 広瀬ヒロセ
""".split()
MEN = """
誠一セイイチ 健一ケンイチ 健二ケンジ 茂シゲル 博ヒロシ 弘ヒロシ 浩ヒロシ 修オサム
隆タカシ 孝タカシ 正雄マサオ 和夫カズオ 一郎イチロウ 次郎ジロウ 三郎サブロウ 清キヨシ
勝マサル 実ミノル 進ススム 勇イサム 幸一コウイチ 幸男ユキオ 義男ヨシオ 哲也テツヤ
直樹ナオキ 雅彦マサヒコ 俊介シュンスケ 康夫ヤスオ 昭アキラ 光男ミツオ 秀樹ヒデキ
敏夫トシオ 達也タツヤ 良一リョウイチ
""".split()
WOMEN = """
花子ハナコ 文子フミコ 和子カズコ 幸子サチコ 節子セツコ 洋子ヨウコ 京子キョウコ
恵子ケイコ 久美子クミコ 由美ユミ 裕子ユウコ 典子ノリコ 明美アケミ 美智子ミチコ
順子ジュンコ 良子リョウコ
""".split()
CITIES = [("13", "大田区", "1440055"), ("13", "世田谷区", "1540001"), ("13", "八王子市", "1920046"),
          ("14", "川崎市", "2100001"), ("11", "川口市", "3320012"), ("12", "柏市", "2770005"),
          ("27", "東大阪市", "5770012"), ("27", "堺市", "5900078"), ("28", "尼崎市", "6600881"),
          ("26", "京都市", "6048571")]  # fmt: skip
FORMERS = [
    f"架空{word}"
    for word in ["電機", "重工", "化学", "自動車", "食品", "商事", "建設", "製薬", "通信", "印刷"]
]
VARIANTS = str.maketrans("高渡斎島浜沢国辺桜広", "髙渡齋嶋濵澤國邊櫻廣")
TRADES = """
精機 製作所 工業 金属 化成 食品 印刷 電子 運輸 建設 縫製 商店 木工 鋳造 硝子
""".split()
WORDS = """
みどりミドリ ひかりヒカリ さくらサクラ 山田ヤマダ 大東ダイトウ 三和サンワ 東洋トウヨウ
日ノ出ヒノデ 富士見フジミ 新生シンセイ 丸八マルハチ 大黒ダイコク 千代田チヨダ 若葉ワカバ
北斗ホクト 青葉アオバ 旭アサヒ 協和キョウワ 共栄キョウエイ 太陽タイヨウ
""".split()
TRADE_READINGS = """
セイキ セイサクショ コウギョウ キンゾク カセイ ショクヒン インサツ デンシ ウンユ
ケンセツ ホウセイ ショウテン モッコウ チュウゾウ ガラス
""".split()


def people(seed: int, size: int = 2000) -> tuple[list[PersonMarks], Pairs]:
    """A register of people, and the pairs of records that are one person."""
    draw = random.Random(seed)
    listed = [_person(draw, n) for n in range(size)]
    for one in draw.sample(listed, size // 5):
        listed.append(replace(_relative(draw, one), key=len(listed)))
    for one in draw.sample(listed[:size], size // 10):
        stranger = _person(draw, len(listed))
        names = {
            n: getattr(one, n) for n in ("family_name", "given_name", "family_kana", "given_kana")
        }
        listed.append(replace(stranger, **names))
    pairs: Pairs = set()
    marks = ("born_on", "telephone", "email")
    told = [one for one in listed if any(getattr(one, mark) for mark in marks)]
    for one in draw.sample(told, size // 5):
        copy = _written_again(draw, one, PERSON_SLIPS, marks)
        pairs.add(frozenset((one.key, len(listed))))
        listed.append(replace(copy, key=len(listed)))
    return listed, pairs


def firms(seed: int, size: int = 1000) -> tuple[list[FirmMarks], Pairs]:
    """A register of firms, and the pairs of records that are one firm."""
    draw = random.Random(seed)
    listed = [_firm(draw, n) for n in range(size)]
    for one in draw.sample(listed, size // 6):
        listed.append(replace(_sister(draw, one), key=len(listed)))
    pairs: Pairs = set()
    marks = ("telephone", "street", "president")
    told = [one for one in listed if any(getattr(one, mark) for mark in marks)]
    for one in draw.sample(told, size // 5):
        copy = _written_again(draw, one, FIRM_SLIPS, marks)
        pairs.add(frozenset((one.key, len(listed))))
        listed.append(replace(copy, key=len(listed)))
    return listed, pairs


def _person(draw: random.Random, key: int) -> PersonMarks:
    common = draw.choices(FAMILIES, weights=range(len(FAMILIES) + 20, 20, -1))[0]
    family, family_kana = divided(common)
    given, given_kana = divided(draw.choice(MEN if draw.random() < 0.85 else WOMEN))
    prefecture, city, postal = _place(draw)
    has_kana = draw.random() < 0.85
    return PersonMarks(
        key,
        family,
        given,
        family_kana if has_kana else "",
        given_kana if has_kana else "",
        date(1940, 1, 1) + timedelta(days=draw.randrange(9000)) if draw.random() < 0.8 else None,
        _telephone(draw) if draw.random() < 0.9 else "",
        f"person{draw.randrange(10**7)}@example.jp" if draw.random() < 0.65 else "",
        postal if draw.random() < 0.5 else "",
        prefecture,
        city,
        frozenset(draw.sample(FORMERS, draw.choice((0, 1, 1, 2)))),
    )


def divided(both: str) -> tuple[str, str]:
    """誠一セイイチ is 誠一, read セイイチ."""
    found = re.search("[ァ-ヶー]+$", both)
    at = found.start() if found else len(both)
    return both[:at], both[at:]


def _place(draw: random.Random) -> tuple[str, str, str]:
    """A municipality, and one of the forty postal codes that we let it have."""
    prefecture, city, postal = draw.choice(CITIES)
    return prefecture, city, f"{postal[:4]}{draw.randrange(40):03}"


def _telephone(draw: random.Random) -> str:
    return f"+81{draw.choice(('3', '90', '80', '6', '44'))}{draw.randrange(10**7, 10**8)}"


def _relative(draw: random.Random, one: PersonMarks) -> PersonMarks:
    """Husband or wife, father or son, or a twin: one house, often one telephone and one mailbox."""
    kind = draw.choice(("couple", "couple", "son", "twin"))
    pool = [
        name
        for name in (WOMEN if kind == "couple" else MEN)
        if divided(name)[1] != _reading_of(one.given_name)
    ]
    given, given_kana = divided(draw.choice(pool))
    years = {"couple": draw.randrange(-2000, 2000) or 1, "son": 10_000, "twin": 0}[kind]
    return replace(
        one,
        given_name=given,
        given_kana=given_kana if one.given_kana or kind == "twin" else "",
        family_kana=one.family_kana or (_divided_kana(one) if kind == "twin" else ""),
        born_on=one.born_on and one.born_on + timedelta(days=years),
        telephone=one.telephone if draw.random() < 0.7 else _telephone(draw),
        email=one.email if draw.random() < 0.6 else "",
    )


def _reading_of(given: str) -> str:
    return next(kana for name, kana in map(divided, (*MEN, *WOMEN)) if name == given)


def _divided_kana(one: PersonMarks) -> str:
    return next(divided(f)[1] for f in FAMILIES if divided(f)[0] == one.family_name)


def _written_again(draw: random.Random, one: Any, slips: Any, marks: tuple[str, ...]) -> Any:
    """The record as another clerk writes it: one to three slips, and something still agrees."""
    while True:
        copy = one
        for slip in draw.sample(slips, draw.choice((1, 1, 2, 2, 3))):
            copy = slip(draw, copy)
        if any(getattr(one, m) and getattr(copy, m) == getattr(one, m) for m in marks):
            return copy


def _as_variant(draw: random.Random, one: PersonMarks) -> PersonMarks:
    return replace(one, family_name=one.family_name.translate(VARIANTS))


def _mistyped_birth(draw: random.Random, one: PersonMarks) -> PersonMarks:
    if one.born_on is None:
        return one
    kind = draw.choice(("year", "day", "exchanged"))
    born = one.born_on
    if kind == "exchanged" and born.day <= 12:
        return replace(one, born_on=date(born.year, born.day, born.month))
    if kind == "day" and born.day < 20:
        return replace(
            one, born_on=born.replace(day=born.day + 10 if born.day > 9 else born.day + 1)
        )
    if (born.month, born.day) == (2, 29):
        return one
    return replace(one, born_on=born.replace(year=born.year + 1))


def _with_another_family_name(draw: random.Random, one: PersonMarks) -> PersonMarks:
    """Married or divorced since: the telephone or the mail stays."""
    if draw.random() < 0.7 or not (one.born_on and (one.telephone or one.email)):
        return one
    family, kana = divided(draw.choice(FAMILIES))
    return replace(one, family_name=family, family_kana=kana if one.family_kana else "")


def _with_a_slip_in_the_name(draw: random.Random, one: PersonMarks) -> PersonMarks:
    if draw.random() < 0.5 and len(one.family_name) > 1:
        other = draw.choice("川河山田本村")
        return replace(one, family_name=one.family_name[:-1] + other)
    return replace(
        one, given_kana=one.given_kana[:-1] + draw.choice("ウオイ") if one.given_kana else ""
    )


PERSON_SLIPS: tuple[Callable[[random.Random, PersonMarks], PersonMarks], ...] = (
    _as_variant,
    lambda draw, one: replace(one, family_kana="", given_kana=""),
    lambda draw, one: replace(one, family_name=one.family_name + one.given_name, given_name=""),
    lambda draw, one: (
        replace(one, family_name=one.family_kana, given_name=one.given_kana)
        if one.family_kana
        else one
    ),
    lambda draw, one: replace(one, telephone=_telephone(draw)),
    lambda draw, one: replace(one, telephone=""),
    lambda draw, one: replace(one, email=""),
    lambda draw, one: replace(one, email=f"new{draw.randrange(10**6)}@example.com"),
    lambda draw, one: replace(one, born_on=None),
    _mistyped_birth,
    lambda draw, one: replace(one, prefecture=CITIES[0][0], city=CITIES[0][1], postal_code=""),
    lambda draw, one: replace(one, firms=frozenset()),
    lambda draw, one: replace(one, family_name=one.given_name, given_name=one.family_name),
    _with_another_family_name,
    _with_a_slip_in_the_name,
)


def _firm(draw: random.Random, key: int) -> FirmMarks:
    word, word_kana = divided(draw.choice(WORDS))
    at = draw.randrange(len(TRADES))
    form = draw.choice(("株式会社", "株式会社", "有限会社"))
    name = word + TRADES[at]
    head, _ = divided(draw.choice(FAMILIES))
    given, _ = divided(draw.choice(MEN))
    prefecture, city, postal = _place(draw)
    return FirmMarks(
        key,
        form + name if draw.random() < 0.6 else name + form,
        f"{word_kana}{TRADE_READINGS[at]}" if draw.random() < 0.8 else "",
        f"{draw.randrange(10**12, 10**13)}" if draw.random() < 0.3 else "",
        _telephone(draw) if draw.random() < 0.9 else "",
        postal if draw.random() < 0.7 else "",
        prefecture,
        city,
        _street(draw) if draw.random() < 0.85 else "",
        f"{head} {given}" if draw.random() < 0.8 else "",
    )


def _street(draw: random.Random) -> str:
    numbers = "-".join(str(draw.randint(1, most)) for most in (9, 30, 20))
    return f"{draw.choice('東西南北中本')}町{numbers}"


def _sister(draw: random.Random, one: FirmMarks) -> FirmMarks:
    """A sales company in the same house, the second works, or a firm that only bears the name."""
    kind = draw.choice(("sales", "second", "namesake"))
    if kind == "namesake":
        other = _firm(draw, 0)
        return replace(other, company_name=one.company_name, kana=one.kana)
    tail = "販売" if kind == "sales" else "ホールディングス"
    kana = one.kana and one.kana + ("ハンバイ" if kind == "sales" else "ホールディングス")
    core = one.company_name.replace("株式会社", "").replace("有限会社", "")
    return replace(one, company_name=f"株式会社{core}{tail}", kana=kana, corporate_number="")


def _with_another_form(draw: random.Random, one: FirmMarks) -> FirmMarks:
    name = one.company_name.replace("株式会社", "").replace("有限会社", "")
    return replace(one, company_name=draw.choice(("(株)" + name, name + "㈱", "㈲" + name, name)))


def _street_in_words(draw: random.Random, one: FirmMarks) -> FirmMarks:
    parts = one.street.split("-")
    return (
        replace(one, street=f"{parts[0]}丁目{parts[1]}番{parts[2]}号") if len(parts) == 3 else one
    )


def _mistyped_name(draw: random.Random, one: FirmMarks) -> FirmMarks:
    if "精機" in one.company_name:
        return replace(one, company_name=one.company_name.replace("精機", "精器"))
    if "製作所" in one.company_name:
        return replace(one, company_name=one.company_name.replace("製作所", "制作所"))
    return replace(one, company_name=one.company_name.replace("工業", "興業"))


FIRM_SLIPS: tuple[Callable[[random.Random, FirmMarks], FirmMarks], ...] = (
    _with_another_form,
    _street_in_words,
    _mistyped_name,
    lambda draw, one: replace(one, kana=""),
    lambda draw, one: replace(one, telephone=""),
    lambda draw, one: replace(one, telephone=_telephone(draw)),
    lambda draw, one: replace(one, president=""),
    lambda draw, one: replace(one, president=one.president.translate(VARIANTS).replace(" ", "　")),
    lambda draw, one: replace(one, postal_code="", street=""),
    lambda draw, one: replace(one, corporate_number=""),
    lambda draw, one: replace(one, company_name=one.company_name + "　本社"),
)
