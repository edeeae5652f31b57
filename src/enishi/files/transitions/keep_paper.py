from django.utils.translation import gettext as _

from enishi.files.models import StoredFile
from enishi.files.transitions.keep import LARGEST, keep
from enishi.files.transitions.redraw import NotAPhoto, redrawn
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation, User

PDF = b"%PDF-"


def keep_paper(content: bytes, *, name: str, organisation: Organisation, by: User) -> StoredFile:
    """Keep the copy of a signed paper for good: a PDF as it is, a picture drawn anew."""
    if len(content) > LARGEST:
        raise Refused(_("ファイルが大きすぎます。20MBまでにしてください。"))
    if not content.startswith(PDF):
        try:
            content, name = redrawn(content).content, f"{name.rpartition('.')[0] or name}.jpg"
        except NotAPhoto as fault:
            raise Refused(
                _(
                    "書面の写しは、PDFか写真（JPEG・PNG）で入れてください。このファイルは読めません。"
                )
            ) from fault
    return keep(content, name=name, organisation=organisation, by=by, for_good=True)
