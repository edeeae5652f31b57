"""Mail that lies in files: what was written there instead of being sent, and what came back.

When a person is erased, the mails to him and the letters that tell of him leave these too.
"""

from collections.abc import Callable, Collection
from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import getaddresses
from mailbox import Maildir, mbox
from pathlib import Path
from typing import Any

# Django's file backend writes this line after each mail of a file.
BETWEEN = b"\n" + b"-" * 79 + b"\n"

Is = Callable[[bytes], bool]


def forget_mail(
    folder: Path, returned: Path, *, addresses: Collection[str], message_ids: Collection[str]
) -> int:
    """Take away every mail to one of the addresses, or with one of the ids; say how many."""
    to = {address.casefold() for address in addresses if address}
    named = [name.encode() for name in message_ids if name]

    def is_his(content: bytes) -> bool:
        return any(name in content for name in named) or bool(to & addressees(content))

    files = sorted(folder.glob("*.log")) if folder.is_dir() else []
    return sum(thin_out(file, is_his) for file in files) + empty_box(returned, is_his)


def addressees(content: bytes) -> set[str]:
    """To whom a mail is addressed; whoever cannot be read is nobody."""
    try:
        message = message_from_bytes(content.lstrip(), policy=policy.compat32)
        heads = [str(head) for name in ("To", "Cc", "Bcc") for head in message.get_all(name, [])]
    except (MessageError, ValueError, LookupError):
        return set()
    return {address.casefold() for _name, address in getaddresses(heads)}


def thin_out(file: Path, is_his: Is) -> int:
    """Leave in a file only the mails of others; an empty one goes."""
    mails = [mail for mail in file.read_bytes().split(BETWEEN) if mail.strip()]
    others = [mail for mail in mails if not is_his(mail)]
    if not others:
        file.unlink()
    elif len(others) < len(mails):
        file.write_bytes(BETWEEN.join([*others, b""]))
    return len(mails) - len(others)


def empty_box(box_at: Path, is_his: Is) -> int:
    """Take his mails out of the box into which the mail server drops what comes back."""
    if not box_at.exists():
        return 0
    box: Any = Maildir(box_at, create=False) if box_at.is_dir() else mbox(box_at, create=False)
    box.lock()
    try:
        his = [key for key in list(box.keys()) if is_his(box.get_bytes(key))]
        for key in his:
            box.remove(key)
        box.flush()
    finally:
        box.unlock()
        box.close()
    return len(his)
