"""Proposals for programs: one JSON object a need, with the points and what they consist of."""

from enishi.cli.proposals import BANDS, Proposal, Proposals, need_text
from enishi.cli.rosters import name_of
from enishi.engine import Candidate


def as_json(found: Proposals, each: Proposal, language: str) -> dict[str, object]:
    """The object written for one need."""
    return {
        "need": {
            "id": each.record.text("id"),
            "sheet": each.record.sheet,
            "row": each.record.row,
            "company": each.record.text("company"),
            "text": need_text(each.need),
        },
        "candidates": [
            _candidate_as_json(found, candidate, order, language)
            for order, candidate in enumerate(each.answer.candidates, start=1)
        ],
        "left_out": {str(exclusion): count for exclusion, count in each.left_out},
        "notices": [wording.in_language(language) for wording in each.answer.notices],
    }


def _candidate_as_json(
    found: Proposals, candidate: Candidate, order: int, language: str
) -> dict[str, object]:
    expert, record = found.expert(candidate.expert), found.people.records[candidate.expert]
    return {
        "rank": order,
        "expert": {
            "id": record.text("id"),
            "name": name_of(record),
            "sheet": record.sheet,
            "row": record.row,
        },
        "band": int(candidate.band),
        "fit": BANDS[candidate.band].in_language(language),
        "score": candidate.score,
        "parts": [
            {"name": part.name, "label": part.label.in_language(language), "score": part.score}
            for part in candidate.parts
        ],
        "quotations": [
            {
                "text": expert.passages[q.passage].text[q.start : q.end],
                "place": expert.passages[q.passage].place,
                "marks": [
                    [max(start, q.start) - q.start, min(end, q.end) - q.start]
                    for start, end in q.marks
                ],
            }
            for q in candidate.quotations
        ],
        "strengths": [wording.in_language(language) for wording in candidate.strengths],
        "lacks": [wording.in_language(language) for wording in candidate.lacks],
    }
