"""What bodies know around their registers: channels and who came, contacts, business, consents."""

from collections import defaultdict
from datetime import timedelta

from enishi.companies.models import Company
from enishi.companies.transitions import add_contact, note_company_consent, note_conditions
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.values import World
from enishi.discovery.models import Channel
from enishi.discovery.queries import needs_without_anybody, suggested
from enishi.discovery.transitions import (
    begin_search,
    end_campaign,
    note_campaign,
    open_channel,
    trace,
)
from enishi.experts.models import Expert
from enishi.people.models import Organisation

SHOWN = ("AK", "NT")
CHANNELS = (
    (
        "東都電器 人事部",
        "former_employer",
        "毎年9月に、退職前の説明会がある。",
        "退職前の説明会でお話しした",
        34,
    ),
    ("商工会議所", "body", "窓口のご担当は毎春に替わる。", "会員の集まりで紹介した", 22),
    ("説明会", "briefing", "年に2回、春と秋に開く。", "区民会館で説明会を開いた", 30),
    ("知人の紹介", "referral", "", "会員に声かけをお願いした", 12),
    ("広報紙", "press", "締め切りは前の月の15日。", "10月号に募集を出した", 0),
)
BUSINESS = ("good", "fair", "fair", "poor")
ORDERS = ("growing", "level", "falling", "level")
WORDS = (
    "新しい1社の試作が増えている。",
    "主力の取引先は横ばい。",
    "材料が上がり、見積もりのやり直しが続いている。",
    "",
)


def load_registers(
    world: World, bodies: Bodies, companies: dict[str, Company], experts: dict[str, Expert]
) -> None:
    """For the two bodies whose coordinators can be tried out."""
    firms, people = defaultdict(list), defaultdict(list)
    for value in world.companies:
        firms[value.organisation].append(companies[value.key])
    for person in world.experts:
        people[person.home].append((person.channel, experts[person.key]))
    for code in SHOWN:
        body = bodies.organisations[code]
        for number, firm in enumerate(firms[code][-12:]):
            tell(firm, number, world, bodies, code)
        channels = [open_one(body, one, world, bodies, code) for one in CHANNELS]
        for words, expert in people[code][-60:]:
            found = suggested(words, channels)
            if found and expert.state == "registered":
                trace(expert, channel=found, at=at_noon(world.today), by=bodies.writer(code))
        look_for_somebody(body, world)


def tell(firm: Company, number: int, world: World, bodies: Bodies, code: str) -> None:
    """Who else speaks for the firm, how it goes, and what it allows."""
    by, day = bodies.writer(code), world.today - timedelta(days=20 + number * 9)
    values = {"heard_on": day, "business": BUSINESS[number % 4], "orders": ORDERS[number % 4]}
    note_conditions(firm, values=values | {"words": WORDS[number % 4]}, by=by)
    given = {"given_by": firm.president, "manner": "meeting", "given_on": day, "terms": ""}
    if number % 2 == 0:
        note_company_consent(firm, values=given | {"kind": "naming"}, by=by)
    if number % 3 == 0:
        note_company_consent(firm, values=given | {"kind": "sharing"}, by=by)
        contact = {"name": "経理・総務のご担当", "post": "総務", "is_main": False}
        add_contact(firm, values=contact, by=by)


def open_one(
    body: Organisation,
    told: tuple[str, str, str, str, int],
    world: World,
    bodies: Bodies,
    code: str,
) -> Channel:
    """A channel, and what was done through it."""
    name, kind, note, done, reached = told
    by, begun = bodies.writer(code), world.today - timedelta(days=75)
    channel = open_channel(body, values={"name": name, "kind": kind, "note": note}, by=by)
    campaign = note_campaign(channel, values={"title": done, "begun_on": begun}, by=by)
    end_campaign(campaign, on=begun + timedelta(days=1), reached=reached, by=by)
    return channel


def look_for_somebody(body: Organisation, world: World) -> None:
    """One need that nobody fits yet has somebody who looks."""
    need = needs_without_anybody(body).first()
    if need:
        wanted = "この課題を現場で教えてくださる方"
        values = {"wanted": wanted, "owner": need.owner, "channel": None}
        due = world.today + timedelta(days=21)
        begin_search(need, values=values | {"due_on": due}, on=world.today, by=need.owner)
