from enishi import engine
from enishi.matchmaking.past import Past, Replayed


def test_the_places_of_those_chosen_follow_the_weights():
    past = Past(engine.Need("n"), "AK-N-0001", None, frozenset({"a"}), frozenset({"b"}))
    replayed = Replayed(past, {"a": {"place": 3.0}, "b": {"function": 4.0}, "c": {"words": 9.0}})

    assert replayed.places() == [3]
    assert replayed.places(engine.Weights(place=60.0)) == [1]
    assert replayed.decision() == engine.Decision(
        "AK-N-0001", ({"place": 3.0},), ({"function": 4.0}, {"words": 9.0})
    )
