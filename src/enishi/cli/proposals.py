"""Ask the engine for every need of a list, and keep what it answers with the rosters' records."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from enishi.cli.rosters import Experts
from enishi.engine import Answer, Band, Candidate, Exclusion, Expert, Index, Need
from enishi.reference.wording import Wording
from enishi.sheets import Record

BANDS = {
    Band.WELL: Wording(ja="よく合う", en="fits well"),
    Band.FAIRLY: Wording(ja="合うところが多い", en="fits in many points"),
    Band.PARTLY: Wording(ja="一部が合う", en="fits in part"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A need, its answer, and for a need without candidates how many were left out why."""

    need: Need
    record: Record
    answer: Answer
    left_out: tuple[tuple[Exclusion, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals for all needs, with the people they speak of."""

    proposals: tuple[Proposal, ...]
    people: Experts

    def expert(self, key: str) -> Expert:
        """The person behind an id of the engine."""
        return self.people.by_id[key]


def find(
    index: Index,
    needs: Iterable[tuple[Need, Record]],
    people: Experts,
    top: int,
    language: str,
) -> Proposals:
    """Ask the engine for every need; where nobody is found, ask also why."""
    proposals = []
    for need, record in needs:
        answer = index.rank(need, top=top, language=language, why_not=False, spans=False)
        left_out: tuple[tuple[Exclusion, int], ...] = ()
        if not answer.candidates:
            everyone = index.rank(need, top=top, language=language, spans=False).left_out
            left_out = tuple(Counter(one.exclusion for one in everyone).most_common())
        proposals.append(Proposal(need, record, answer, left_out))
    return Proposals(tuple(proposals), people)


def summary(found: Proposals, path: Path) -> Wording:
    """Say in one sentence what was found and where it was written."""
    total = len(found.proposals)
    none = sum(not each.answer.candidates for each in found.proposals)
    rest_ja = f"候補のないニーズは{none}件です。" if none else ""
    rest_en = f" {none} found nobody." if none else ""
    return Wording(
        ja=f"ニーズ{total}件のうち{total - none}件に候補を挙げ、{path} に書き出しました。{rest_ja}",
        en=f"Candidates for {total - none} of {total} needs are written to {path}.{rest_en}",
    )


def quotation_text(expert: Expert, candidate: Candidate, number: int) -> str:
    """A quotation with the place it stands at: 「…」 ─ 職務経歴 2件目."""
    quotation = candidate.quotations[number]
    passage = expert.passages[quotation.passage]
    words = " ".join(passage.text[quotation.start : quotation.end].split())
    return f"「{words}」 ─ {passage.place}" if passage.place else f"「{words}」"


def common_words(need: Need, candidate: Candidate) -> list[str]:
    """The words of the need that the quotations answer, as the need writes them."""
    spans: list[tuple[int, int, int]] = []
    for passage, start, end in sorted({s for q in candidate.quotations for s in q.need_marks}):
        if spans and spans[-1][0] == passage and start <= spans[-1][2]:
            spans[-1] = (passage, spans[-1][1], max(end, spans[-1][2]))
        else:
            spans.append((passage, start, end))
    words = [need.passages[passage].text[start:end] for passage, start, end in spans]
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def need_text(need: Need) -> str:
    """The need as it was written, without the parts about background and hopes."""
    said = [p.text for p in need.passages if p.kind == "said"]
    return "\n".join(said or [p.text for p in need.passages])
