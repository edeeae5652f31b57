"""What a file is by its content: what it is called proves nothing."""

import zipfile
from io import BytesIO

from django.db import models
from django.utils.translation import gettext_lazy as _

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCODINGS = ("utf-8", "cp932")


class FileKind(models.TextChoices):
    WORKBOOK = "workbook", _("Excelブック")
    OLD_OFFICE = "old_office", _("古い形式のOffice文書")
    TEXT = "text", _("文字だけのファイル")
    OTHER = "other", _("そのほかのファイル")


def kind_of(content: bytes) -> FileKind:
    """What a file is by its content, whatever its name says."""
    if content.startswith(OLD_OFFICE):
        return FileKind.OLD_OFFICE
    if is_workbook(content):
        return FileKind.WORKBOOK
    return FileKind.TEXT if is_text(content) else FileKind.OTHER


def is_workbook(content: bytes) -> bool:
    """Whether the content is an archive with a workbook in it; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def is_text(content: bytes) -> bool:
    """Whether the content reads as text in an encoding that offices here use."""
    for encoding in ENCODINGS:
        try:
            return "\0" not in content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return False
