"""A lost second factor of somebody of the 推進室, taken off by the operator of the machine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.people.models import Membership
from enishi.people.transitions import take_off_factor
from enishi.walls.inside import everything


class Command(BaseCommand):
    help = (
        "Take off the second factor that somebody has lost, after it was made sure who asks. All "
        "his sessions end, a mail tells him, and the reason is kept. Heads and the 推進室 do it "
        "in the browser for others; for the 推進室 itself this is the only way. Example: "
        "take_off_factor tanaka --identified かけ直して声を聞いた。 --reason 携帯電話を紛失した。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the person's sign-in name, how he was made sure of, and why."""
        parser.add_argument("username", help="what the person types to sign in")
        parser.add_argument("--identified", required=True, help="how it was made sure who asks")
        parser.add_argument("--reason", required=True, help="why it has to go")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        with everything():
            live = Membership.objects.live().filter(user__username=options["username"])
            membership = live.select_related("user", "organisation").order_by("id").first()
            if membership is None:
                raise CommandError(_("このログインIDの方は、いません。"))
            asked = {name: options[name] for name in ("identified", "reason")}
            try:
                take_off_factor(membership, by=None, **asked)
            except Refused as refused:
                raise CommandError(str(refused)) from refused
        self.stdout.write(_("もう一つの確認を外しました。"))
