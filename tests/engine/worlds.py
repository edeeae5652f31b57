"""Small worlds for the engine's tests: needs and careers made of a few words."""

from hypothesis import strategies as st

from enishi.engine import Expert, Need, Passage
from enishi.reference.taxonomy import CATEGORIES

WORDS = ["販路", "開拓", "品質", "管理", "原価", "輸出", "承継", "在庫", "展示会", "社員"]
WORDS += ["教育", "金型", "ﾒｯｷ", "㈱山田", "ＱＣ", "5S", "髙島"]
ENDS = ["", "。", "\n", "、", " ", "の", "を", "😀"]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)), max_size=10).map(
    lambda pieces: "".join(word + end for word, end in pieces)
)
categories = st.frozensets(st.sampled_from(sorted(CATEGORIES)), max_size=3)
prefectures = st.sampled_from([None, "13", "14", "27", "47"])
industries = st.sampled_from(["24", "25", "E", "56"])


def passages(*kinds: str) -> st.SearchStrategy[tuple[Passage, ...]]:
    """Some passages of the given kinds."""
    passage = st.builds(Passage, texts, st.just(""), st.sampled_from(kinds))
    return st.lists(passage, max_size=3).map(tuple)


def experts() -> st.SearchStrategy[list[Expert]]:
    """Up to eight experts with ids of their own."""
    return st.lists(
        st.builds(
            Expert,
            st.integers(1, 99).map("e{}".format),
            passages("career", "offer", "style"),
            categories,
            st.frozensets(industries, max_size=2),
            prefectures,
            st.sampled_from([None, frozenset({"13", "14"})]),
            st.booleans(),
            st.integers(0, 2),
        ),
        max_size=8,
        unique_by=lambda expert: expert.id,
    )


def needs() -> st.SearchStrategy[Need]:
    """A need with or without confirmed categories."""
    return st.builds(
        Need,
        st.just("n"),
        passages("said", "background", "tried", "expected"),
        categories,
        st.none() | industries,
        prefectures,
        st.booleans(),
    )
