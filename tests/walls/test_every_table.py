"""No table of a body comes without its wall. How to build one: src/enishi/walls/clauses.py."""

from tests.walls import declared

# These have no wall, and why.
OPEN = {
    "people.user": "an account is not a body's; names and mail are read through memberships",
    "people.organisation": "the names of the bodies stand on the public registration page",
    "people.opensession": "read by its secret key before anybody is known; listed by its owner",
    "people.installation": "one row about the whole machine",
    "logbook.chain": "lengths and seals only, and whoever writes an entry moves them on",
}
# These may point at a row of another body, and why.
FREE = {
    "experts.expertaccess.expert": "the right itself, which may be another body's",
    "experts.expertaccess.consent": "given at home, where the person agreed to it",
    "experts.expertaccess.entrustment": "the contract of the home body, which entrusts",
    "experts.expertaccess.joint_use": "published by one of the bodies that share",
    "experts.provision.consent": "heard at home, also when another body hands a profile on",
    "network.jointuse_bodies.jointuse": "names the bodies that share what one has published",
    "experts.consent.expert": "the person, who may have moved to another body since",
    "cycle.match.programme": "the programme is its holder's, and every body matches for it",
    "cycle.visit.programme": "the programme is its holder's, and every body visits for it",
}


def test_every_table_is_walled():
    labels = {model._meta.label_lower for model in declared.tables()}

    unwalled = sorted(labels - declared.walled() - OPEN.keys())

    assert unwalled == [], (
        "Say in a migration of the room who reaches its rows, for example\n"
        '  Walled("room.model", Body(), readers=[OFFICE])      # has an organisation\n'
        '  Walled("room.part", Through("model"))               # is part of a walled row\n'
        "(from enishi.walls.operations import Walled; from enishi.walls.clauses import ...).\n"
        "Only what is no body's goes into OPEN here, with the reason."
    )


def test_every_reference_between_rows_of_bodies_stays_within_the_body():
    loose = set(declared.references_between_bodies()) - declared.held_within() - FREE.keys()

    assert sorted(loose) == [], (
        'Add StaysWithin("room.model", "field") to a migration of the room; for an expert, who may '
        'be shared, ReachedThrough("room.model", "expert", access="experts.expertaccess"). '
        "A reference that may lead to another body goes into FREE here, with the reason."
    )


def test_what_is_said_to_be_open_or_free_is_there():
    labels = {model._meta.label_lower for model in declared.tables()}
    references = set(declared.references_between_bodies())

    assert sorted(OPEN.keys() - labels) == []
    assert sorted(FREE.keys() - references) == []
