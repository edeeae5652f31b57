from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import Expert, Index, Need, NotKept, Passage, keeping, store
from tests.engine.worlds import experts, needs

SALT = 2026
PEOPLE = [
    Expert(
        "sales", (Passage("代理店の販路を開拓した。"),), industries=frozenset({"24"}),
        blocked=frozenset({"acme"}),
    ),
    Expert("garden", (Passage("庭の手入れ。"),)),
]  # fmt: skip
KEPT = settings(max_examples=40)


@KEPT
@given(experts(), experts(), needs())
def test_an_index_that_was_kept_answers_as_before_and_takes_changes(
    tmp_path: Path, people: list[Expert], changed: list[Expert], need: Need
):
    there = {expert.id: expert for expert in people}
    index = Index.build(people, salt=SALT)
    index.keep(tmp_path / "index", about={"told": 1})

    kept, about = Index.open(
        tmp_path / "index", salt=SALT, fetch=lambda ids: {key: there[key] for key in ids}
    )

    assert about == {"told": 1}
    assert kept.rank(need) == index.rank(need)
    assert kept.with_changes(changed).rank(need) == index.with_changes(changed).rank(need)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "index"
    Index.build(PEOPLE, salt=SALT).keep(path, about={})
    return path


def opened(path: Path, salt: int = SALT) -> Index:
    return Index.open(path, salt=salt, fetch=lambda ids: {e.id: e for e in PEOPLE if e.id in ids})[
        0
    ]


@KEPT
@given(st.data())
def test_a_damaged_file_is_refused_or_answers_as_before(
    whole: Path, tmp_path: Path, data: st.DataObject
):
    content = bytearray(whole.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    (tmp_path / "damaged").write_bytes(content)
    need = Need("n", (Passage("販路を開拓したい。", kind="said"),), companies=frozenset({"acme"}))

    try:
        found = opened(tmp_path / "damaged").rank(need)
    except NotKept:
        return
    assert found == opened(whole).rank(need)


@KEPT
@given(st.data())
def test_a_file_that_ends_too_early_is_refused(whole: Path, tmp_path: Path, data: st.DataObject):
    content = whole.read_bytes()
    (tmp_path / "short").write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])

    with pytest.raises(NotKept) as refused:
        opened(tmp_path / "short")

    assert "作りなおします" in refused.value.wording.ja


def test_a_file_of_another_salt_or_other_rules_is_refused(
    whole: Path, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(NotKept):
        opened(whole, salt=1)

    monkeypatch.setattr(keeping, "reading", lambda: "other rules")
    with pytest.raises(NotKept) as refused:
        opened(whole)

    assert refused.value.wording.en == ("The index file is of another version and is made anew.")


def test_a_file_that_ends_after_its_first_line_is_refused(whole: Path, tmp_path: Path):
    (tmp_path / "short").write_bytes(whole.read_bytes()[: len(b"enishi index 2\n")])

    with pytest.raises(NotKept):
        opened(tmp_path / "short")


def test_a_file_of_an_older_form_is_told_from_a_damaged_one(whole: Path, tmp_path: Path):
    older = whole.read_bytes().replace(b"enishi index 2\n", b"enishi index 1\n", 1)
    (tmp_path / "older").write_bytes(older)

    with pytest.raises(NotKept) as refused:
        opened(tmp_path / "older")

    assert refused.value.wording.en == "The index file is of another version and is made anew."


def test_a_file_from_a_machine_that_turns_its_numbers_round_is_refused(tmp_path: Path):
    turned = {"ids": np.array([1, 2, 3]).astype(np.dtype(np.int64).newbyteorder())}
    store.keep(tmp_path / "turned", turned, {})

    with pytest.raises(NotKept) as refused:
        store.opened(tmp_path / "turned")

    assert "another version" in refused.value.wording.en


def test_what_is_missing_is_refused(tmp_path: Path):
    with pytest.raises(NotKept):
        opened(tmp_path / "nothing")


def test_the_file_holds_no_words_and_only_its_owner_may_read_it(whole: Path):
    content = whole.read_bytes()

    for word in ("販路", "開拓", "代理", "庭"):
        codes = np.array([ord(character) for character in word], np.uint32)
        forms = (word.encode(), word.encode("utf-16-le"), codes.tobytes())
        assert [form for form in forms if form in content] == []
    assert whole.stat().st_mode & 0o777 == 0o600


def test_its_arrays_are_mapped_and_cannot_be_written(whole: Path):
    strand = opened(whole).register.shelves[0].segment.strands["words"]

    owner = strand.documents
    while isinstance(owner, np.ndarray) and not isinstance(owner, np.memmap):
        owner = owner.base
    assert isinstance(owner, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        strand.documents[0] = 1
