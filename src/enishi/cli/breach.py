"""`enishi audit breach`: the persons whose data an account saw between two moments."""

import argparse
from datetime import datetime, time

from enishi.cli.audit_words import Bent, open_records
from enishi.cli.language import say
from enishi.cli.parser import Parser, add_language
from enishi.reference.wording import Wording

_WHAT = Wording(
    ja="ある利用者が、その間に見た方（新現役・応募者・企業の窓口）を書き出します",
    en="list the persons (experts, applicants, contacts) whose data an account saw meanwhile",
)
_ACCOUNT = Wording(ja="だれが見たか（ログインID）", en="who saw it (sign-in name)")
_FROM = Wording(ja="いつから（例：2026-09-01、2026-09-01T09:00）", en="from when")
_TO = Wording(
    ja="いつまで（日付だけなら、その日の終わりまで）", en="until when; a day: until its end"
)
_EMPTY = Wording(
    ja="その間に、この利用者が見た方の記録はありません。",
    en="There is no record of anybody whose data this account saw meanwhile.",
)


def add_breach(actions: "argparse._SubParsersAction[Parser]", language: str) -> None:
    """Add the subcommand."""
    parser: Parser = actions.add_parser(
        "breach", language=language, help=_WHAT.in_language(language)
    )
    for name, wording in (("--account", _ACCOUNT), ("--from", _FROM), ("--to", _TO)):
        parser.add_argument(
            name, required=True, dest=name.strip("-") + "_given", help=wording.in_language(language)
        )
    parser.set_defaults(run=run_breach)
    add_language(parser)


def run_breach(asked: argparse.Namespace, language: str) -> None:
    """Print a line for each person: kind, id, name, first and last time, with tabs between."""
    open_records()
    from django.utils import timezone  # noqa: PLC0415

    from enishi.people.breach import affected  # noqa: PLC0415
    from enishi.people.models import User  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    since = moment(asked.from_given, otherwise=time.min)
    until = moment(asked.to_given, otherwise=time.max)
    with everything():
        account = User.objects.filter(username=asked.account_given).first()
        if account is None:
            raise Bent(
                Wording(
                    f"「{asked.account_given}」という利用者はいません。",
                    f"There is no account called “{asked.account_given}”.",
                )
            )
        found = affected(account.public_id, since=since, until=until)
    for one in found:
        times = (f"{timezone.localtime(at):%Y-%m-%d %H:%M}" for at in (one.first, one.last))
        print(one.kind, one.public_id, one.name, *times, sep="\t")
    if not found:
        say(_EMPTY, language)


def moment(text: str, *, otherwise: time) -> datetime:
    """Read a day or a moment as people in Japan mean it."""
    from django.utils import timezone  # noqa: PLC0415

    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise Bent(
            Wording(
                f"「{text}」を日時として読めません。例：2026-09-01、2026-09-01T09:00",
                f"“{text}” cannot be read as a moment. Example: 2026-09-01, 2026-09-01T09:00",
            )
        ) from error
    if len(text) <= len("2026-09-01"):
        read = datetime.combine(read.date(), otherwise)
    return timezone.make_aware(read) if read.tzinfo is None else read
