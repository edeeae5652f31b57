from typing import Any

from django.core.management import BaseCommand

from enishi.outbox.tasks import read_what_came_back


class Command(BaseCommand):
    help = "メールサーバーから戻ってきた知らせを読み、届かなかった手紙に書きとめる"

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many letters did not arrive."""
        count = read_what_came_back.call()
        self.stdout.write(f"{count}")
