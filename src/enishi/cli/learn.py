"""`enishi learn`: past decisions beside what the engine says, and the weights they speak for."""

import argparse
from typing import TYPE_CHECKING

from enishi.cli.audit_words import open_records
from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.reference.wording import Wording

if TYPE_CHECKING:
    from enishi.engine import Report
    from enishi.matchmaking.past import Replayed

_WHAT = Wording(
    ja="これまでの決定を読み返し、決定から見た重みを見積もります（切りかえはしません）",
    en="read past decisions again and estimate the weights they speak for (nothing is switched)",
)
_NAMES = {
    "best": Wording("いちばん近い経歴", "closest passage"),
    "breadth": Wording("経歴全体の重なり", "breadth"),
    "function": Wording("専門分野（小分類）", "expertise"),
    "field": Wording("専門分野（大分類）", "field"),
    "industry": Wording("業種", "industry"),
    "place": Wording("場所", "place"),
}
_NONE = Wording(
    ja="決まった案件がまだありません。決定を記録すると、ここで読み返せます。",
    en="Nothing has been decided yet. Decisions that are recorded can be read again here.",
)
_FEW = Wording(
    ja="決定が少ないため、下の数字はまだあてになりません（30件から意味を持ちます）。",
    en="There are few decisions; the figures below mean little yet (they do from 30 on).",
)
_UNCHANGED = Wording(
    ja="重みは変えていません。変えるかどうかは、推進室で話し合って決めてください。",
    en="No weight has been changed. Whether to change any is for the network office to decide.",
)


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    what = _WHAT.in_language(language)
    parser: Parser = subcommands.add_parser("learn", language=language, help=what, description=what)
    add_language(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> None:
    """Replay every decision, fit, and print both; change nothing."""
    open_records()
    from enishi.cycle.past import decisions  # noqa: PLC0415 -- needs the records
    from enishi.engine import NotRankable, learn  # noqa: PLC0415
    from enishi.matchmaking.past import replayed  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    with everything():
        past = replayed(decisions())
    if not past:
        say(_NONE, language)
        return
    try:
        report = learn([each.decision() for each in past])
    except NotRankable as refusal:
        _tell_past(past, None, language)
        say(refusal.wording, language)
        return
    _tell_past(past, report, language)
    if not report.is_enough:
        say(_FEW, language)
    for each in report.learnt:
        name = _NAMES[each.name]
        figures = f"{each.default:g} → {each.fitted:.1f}（{each.low:.1f}〜{each.high:.1f}）"
        english = f"{each.default:g} → {each.fitted:.1f} ({each.low:.1f} to {each.high:.1f})"
        say(Wording(f"{name.ja}：{figures}", f"{name.en}: {english}"), language, indent=2)
    say(_judged(report), language)
    say(_UNCHANGED, language)


def _judged(report: "Report") -> Wording:
    before, after = (round(100 * hits) for hits in (report.hits_default, report.hits_fitted))
    return Wording(
        f"決定{report.needs}件の{report.pairs}組のうち、選ばれた方が上に来る割合："
        f"いまの重み {before}％、見積もった重み（見ていない案件で）{after}％",
        f"Of {report.pairs} pairs in {report.needs} decisions, those chosen stand higher in: "
        f"{before}% with the present weights, {after}% with the fitted ones (on needs not seen)",
    )


def _tell_past(past: "list[Replayed]", report: "Report | None", language: str) -> None:
    for each in past:
        now = "・".join(map(str, each.places()))
        then = "・".join(map(str, each.places(report.weights))) if report else now
        count = len(each.scores)
        say(
            Wording(
                f"{each.past.reference}　選ばれた方は{count}人のうち{now}番目"
                + (f"（見積もった重みなら{then}番目）" if then != now else ""),
                f"{each.past.reference}  chosen: place {now} of {count}"
                + (f" (with the fitted weights {then})" if then != now else ""),
            ),
            language,
        )
