"""A person's mails that lie in files: found while the records know him, gone once they do not."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from enishi.experts.models import Expert
from enishi.outbox.forgetting import forget_mail
from enishi.outbox.models import Letter
from enishi.rights.holdings import cards, named_rows


@dataclass(frozen=True)
class Mails:
    """By what his mails are known: his addresses, and the ids of letters to him and about him."""

    addresses: frozenset[str]
    message_ids: frozenset[str]


def mails_of(expert: Expert) -> Mails:
    """What has to be known of his mails before the records forget it."""
    addresses, message_ids = set(), set()
    for card in cards(expert):
        addresses.add(card.email)
        if card.account:
            addresses.add(card.account.email)
        for found in named_rows(card):
            if found.model is Letter:
                message_ids |= set(found.values_list("message_id", flat=True))
                to_him = found.filter(recipient_person=card.public_id)
                addresses |= set(to_him.values_list("email", flat=True))
    return Mails(frozenset(addresses), frozenset(message_ids))


def forget(mails: Mails) -> None:
    """Take them out of the files in which they lie."""
    forget_mail(
        Path(settings.EMAIL_FILE_PATH),
        Path(settings.RETURNED_MAIL),
        addresses=mails.addresses,
        message_ids=mails.message_ids,
    )
