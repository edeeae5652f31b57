"""The texts vary as people's do, and companies do not speak like experts."""

import re
from collections import Counter
from collections.abc import Iterable

from enishi.demonstration.careers import FUNCTIONS
from enishi.demonstration.prose import read
from enishi.demonstration.values import World


def sequences(text: str, length: int) -> set[str]:
    flat = re.sub(r"\s", "", text)
    return {flat[place : place + length] for place in range(len(flat) - length + 1)}


def shared(texts: Iterable[str], length: int) -> Counter[str]:
    return Counter(piece for text in texts for piece in sequences(text, length))


def heard(world: World) -> list[str]:
    return [" ".join((n.said, n.tried, n.expected)) for n in world.needs]


def told(world: World) -> list[str]:
    return [entry.duties for expert in world.experts for entry in expert.careers]


def test_no_long_phrase_is_told_by_more_than_five_careers(world: World) -> None:
    assert max(shared(told(world), 30).values()) <= 5


def test_hardly_any_two_careers_read_the_same(world: World) -> None:
    long = [text for text in told(world) if len(text) >= 40]
    assert len(long) > 900
    assert len(set(long)) / len(long) > 0.99


def test_no_two_needs_share_twenty_characters(world: World) -> None:
    assert max(shared(heard(world), 20).values()) == 1


def test_no_two_presidents_say_the_same(world: World) -> None:
    said = [need.said for need in world.needs]
    assert len(set(said)) == len(said) == 161


def test_what_we_assessed_is_never_what_the_company_said(world: World) -> None:
    for need in world.needs:
        assert not sequences(need.said, 15) & sequences(need.assessed, 15)


def test_companies_do_not_repeat_the_wording_of_the_experts(world: World) -> None:
    experts = set().union(*(sequences(text, 11) for text in told(world)))
    echoed = {need.title for need in world.needs if sequences(need.said, 11) & experts}
    assert echoed == set()


def test_careers_are_told_briefly_and_at_length_plainly_and_politely(world: World) -> None:
    lengths = sorted(len(text) for text in told(world))
    assert lengths[len(lengths) // 10] < 35
    assert lengths[-len(lengths) // 10] > 115
    assert lengths[-len(lengths) // 30] > 200
    listed = sum(text.startswith("・") for text in told(world))
    polite = sum("ました" in text or "ます" in text for text in told(world))
    assert listed > 30
    assert 0.2 < polite / len(lengths) < 0.7


def test_each_major_function_has_its_own_store_of_episodes() -> None:
    stores = {
        name: sum(len(group["texts"]) for group in read(f"career_{name}")["group"])
        for name in FUNCTIONS
    }
    assert stores["sales"] >= 40
    assert stores["tech"] >= 45
    assert stores["production"] >= 30
    assert stores["quality"] >= 20
    assert min(stores.values()) >= 10


def test_no_choice_is_left_open_in_any_text(world: World) -> None:
    assert re.findall(r"[{}〔〕@]", " ".join(told(world))) == []
    cards = [(e.self_introduction, e.offer, e.small_firm_manner) for e in world.experts]
    assert re.findall(r"[{}|〔〕]", repr(cards)) == []
    talk = [(v.hearing, v.next_promise) for v in world.visits]
    assert re.findall(r"[{}|〔〕]", repr(talk)) == []
    later = [(d.rationale,) for d in world.decisions] + [
        (i.company_words,) for i in world.introductions
    ]
    assert re.findall(r"[{}|〔〕]", repr(later)) == []
