import sys
from collections.abc import Callable, Sequence
from math import fsum
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from enishi.engine import Expert, Index, Meaning, Need, NotRankable, Passage, Weights, open_meaning
from tests.engine.models import make_model, make_model_that_pools_nothing

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


def closed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the directory answer as one that its owner has closed; tests may run as root."""
    is_file = Path.is_file

    def refused(path: Path) -> bool:
        if path.parent == place:
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refused)


def changed(name: str, content: bytes) -> Callable[[Path], None]:
    """Return what makes a model and then spoils one of its files."""

    def spoil(place: Path) -> None:
        make_model(place)
        (place / name).write_bytes(content)

    return spoil


def without_tokenizer(place: Path) -> None:
    make_model(place)
    (place / "tokenizer.json").unlink()


def of_another_library(place: Path) -> None:
    place.mkdir()
    (place / "modules.json").write_text("[]")


BREAKING: dict[str, Callable[[Path], object]] = {
    "a file": lambda place: place.write_text(""),
    "empty": Path.mkdir,
    "no tokenizer": without_tokenizer,
    "garbage": changed("model.onnx", b"no model"),
    "empty model": changed("model.onnx", b""),
    "empty tokenizer": changed("tokenizer.json", b""),
    "bad settings": changed("config_sentence_transformers.json", b"{"),
    "odd settings": changed("sentence_bert_config.json", b'{"max_seq_length": "long"}'),
    "sizes that differ": make_model_that_pools_nothing,
    "no numbers": lambda place: make_model(place, np.full((3, 3), np.nan, np.float32)),
    "other library": of_another_library,
}


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("nothing", "フォルダーがありません"),
        ("a file", "フォルダーではなくファイルです"),
        ("closed", "フォルダーを読めません"),
        ("empty model", "モデルのファイルが壊れています"),
        ("empty tokenizer", "モデルのファイルが壊れています"),
        ("sizes that differ", "モデルの答えの大きさが、文によって違います"),
        ("no numbers", "モデルの答えが数ではありません"),
        ("odd settings", "設定のファイルが壊れています"),
        ("empty", "model.onnx も modules.json もありません"),
        ("no tokenizer", "tokenizer.json がありません"),
        ("garbage", "モデルのファイルが壊れています"),
        ("bad settings", "config_sentence_transformers.json を読めません"),
        ("other library", "sentence-transformers が入っていません"),
    ],
)
def test_a_broken_directory_is_refused_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, said: str
):
    place = tmp_path / "model"
    if broken == "closed":
        closed(place, monkeypatch)
    if broken != "nothing":
        BREAKING.get(broken, make_model)(place)

    with pytest.raises(NotRankable) as refused:
        open_meaning(place)

    assert said in refused.value.wording.ja
    assert str(place) in refused.value.wording.en


def test_a_model_that_fails_on_a_text_leaves_the_rest_and_says_so(folder: Path):
    meaning = open_meaning(folder)
    whole = meaning.encode

    def failing(texts: Sequence[str]) -> np.ndarray:
        if any("庭" in text for text in texts):
            raise RuntimeError("out of memory")
        return whole(texts)

    without = Index.build(PEOPLE)
    answer = without.with_meaning(Meaning(failing)).rank(NEED)

    assert answer.candidates == without.rank(NEED).candidates
    assert ["モデルが途中で動かなくなった" in notice.ja for notice in answer.notices] == [True]
    explained = without.with_meaning(Meaning(failing)).explain(NEED, "garden")
    assert explained == without.explain(NEED, "garden")


def test_a_directory_of_sentence_transformers_is_opened_by_that_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "modules.json").write_text("[]")
    told = '{"prompts": {"query": "query: ", "passage": "passage: "}}'
    (tmp_path / "config_sentence_transformers.json").write_text(told)
    read: list[str] = []

    class SentenceTransformer:
        def __init__(self, path: str, **given: object) -> None:
            assert (path, given) == (str(tmp_path), {"device": "cpu", "local_files_only": True})

        def encode(self, texts: list[str]) -> np.ndarray:
            read.extend(texts)
            return np.array([[3.0 * text.count("販") + 1, text.count("庭")] for text in texts])

    library = ModuleType("sentence_transformers")
    library.SentenceTransformer = SentenceTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)

    near, far = open_meaning(tmp_path).closeness("販", [["販"], ["庭"]])

    assert (near, far) == (pytest.approx(1), pytest.approx(2**-0.5))
    assert {"query: 販", "passage: 販", "passage: 庭"} <= set(read)
