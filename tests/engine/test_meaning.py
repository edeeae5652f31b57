from math import fsum
from pathlib import Path

import pytest

from enishi.engine import Expert, Index, Need, NotRankable, Passage, Weights, open_meaning
from tests.engine.models import make_model

PEOPLE = [
    Expert("garden", (Passage("庭で見本市の注文を受けた。"),)),
    Expert("trade", (Passage("商で見本市の注文を受けた。"),)),
]
NEED = Need("n", (Passage("路で見本市の注文を受けた。", kind="said"),))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model"))


def ranked(index: Index) -> list[str]:
    return [candidate.expert for candidate in index.rank(NEED).candidates]


def test_who_is_closer_in_meaning_goes_first_and_the_part_is_shown(folder: Path):
    index = Index.build(PEOPLE, weights=Weights(sense=0))
    assert ranked(index) == ["garden", "trade"]

    answer = index.with_meaning(open_meaning(folder)).rank(NEED)

    assert [candidate.expert for candidate in answer.candidates] == ["trade", "garden"]
    for candidate in answer.candidates:
        (part,) = [part for part in candidate.parts if part.name == "meaning"]
        assert (part.label.ja, 0 < part.score <= 5) == ("意味の近さ", True)
        assert fsum(part.score for part in candidate.parts) == pytest.approx(candidate.score)


def test_without_weight_a_model_changes_nothing(folder: Path):
    index = Index.build(PEOPLE, weights=Weights(meaning=0))

    assert ranked(index.with_meaning(open_meaning(folder))) == ranked(index)


def test_the_first_token_speaks_where_the_directory_says_so(folder: Path, tmp_path: Path):
    make_model(tmp_path / "1_Pooling").rename(tmp_path / "first")
    (tmp_path / "first" / "1_Pooling").mkdir()
    told = '{"pooling_mode_cls_token": true}'
    (tmp_path / "first" / "1_Pooling" / "config.json").write_text(told)

    first, mean = open_meaning(tmp_path / "first"), open_meaning(folder)

    assert first.closeness("販", [["販庭庭庭"]])[0] == pytest.approx(1)
    assert mean.closeness("販", [["販庭庭庭"]])[0] < 0.5


@pytest.mark.parametrize("text", ["", "。", "a", "😀" * 5_000, "\x00\ud800"])
def test_odd_texts_are_encoded_without_harm(folder: Path, text: str):
    (close,) = open_meaning(folder).closeness(text, [[text, ""]])

    assert 0 <= close <= 1


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("nothing", "フォルダーがありません"),
        ("empty", "model.onnx も modules.json もありません"),
        ("no tokenizer", "tokenizer.json がありません"),
        ("garbage", "モデルのファイルが壊れています"),
        ("bad settings", "config_sentence_transformers.json を読めません"),
        ("other library", "sentence-transformers が入っていません"),
    ],
)
def test_a_broken_directory_is_refused_with_what_is_wrong(tmp_path: Path, broken: str, said: str):
    place = tmp_path / "model"
    if broken not in {"nothing", "empty", "other library"}:
        make_model(place)
    match broken:
        case "empty":
            place.mkdir()
        case "no tokenizer":
            (place / "tokenizer.json").unlink()
        case "garbage":
            (place / "model.onnx").write_bytes(b"no model")
        case "bad settings":
            (place / "config_sentence_transformers.json").write_text("{")
        case "other library":
            place.mkdir()
            (place / "modules.json").write_text("[]")

    with pytest.raises(NotRankable) as refused:
        open_meaning(place)

    assert said in refused.value.wording.ja
    assert str(place) in refused.value.wording.en
