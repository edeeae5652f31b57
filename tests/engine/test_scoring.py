import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine.asking import ask
from enishi.engine.collection import collect
from enishi.engine.evidence import evidence_of
from enishi.engine.profiles import joined, read
from enishi.engine.scoring import best_people
from enishi.engine.vocabulary import Vocabulary
from enishi.engine.weights import Weights
from tests.engine.worlds import texts

people = st.lists(st.lists(texts, max_size=3), min_size=1, max_size=30)


@settings(max_examples=80, deadline=None)
@given(people, texts, st.integers(1, 8), st.data())
def test_the_top_is_what_scoring_everybody_one_by_one_gives(
    everybody: list[list[str]], question: str, top: int, data: st.DataObject
):
    weights, vocabulary = Weights(), Vocabulary()
    profiles = [read(each, vocabulary.learn, "ja") for each in everybody]
    passages = [profile.passages for profile in profiles]
    collection = collect(joined(profiles), passages, [1.0] * sum(passages), weights)
    asked = ask(read([question], vocabulary.number, "ja"), [1.0], collection, weights)
    size = len(everybody)
    flags = st.lists(st.booleans(), min_size=size, max_size=size)
    allowed = np.array(data.draw(flags), np.bool_)
    points = st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=size, max_size=size)
    others = np.array(data.draw(points), np.float32)

    numbers, scores, _ = best_people(
        collection, asked, others=others, allowed=allowed, weights=weights, top=top
    )

    def alone(person: int) -> float:
        evidence = evidence_of(collection, asked, person)
        found = evidence.passage_scores.max(initial=0.0)
        return float(others[person] + weights.best * found + weights.breadth * evidence.breadth())

    whole = {person: alone(person) for person in range(size) if allowed[person]}
    best = sorted((score for score in whole.values() if score > 0), reverse=True)[:top]
    np.testing.assert_allclose(scores, best, rtol=1e-5)
    np.testing.assert_allclose([whole[int(n)] for n in numbers], best, rtol=1e-5)


def test_equal_people_keep_their_order():
    weights, vocabulary = Weights(), Vocabulary()
    profiles = [read(["販路"], vocabulary.learn, "ja") for _ in range(20)]
    collection = collect(joined(profiles), [1] * 20, [1.0] * 20, weights)
    asked = ask(read(["販路"], vocabulary.number, "ja"), [1.0], collection, weights)
    nothing, everybody = np.zeros(20, np.float32), np.ones(20, np.bool_)

    numbers, _, _ = best_people(
        collection, asked, others=nothing, allowed=everybody, weights=weights, top=5
    )

    assert numbers.tolist() == [0, 1, 2, 3, 4]
