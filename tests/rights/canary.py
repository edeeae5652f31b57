"""A person whose every word is a canary, and where it is still heard after he was erased."""

import json
from pathlib import Path

from django.apps import apps

from enishi.experts.models import Expert
from enishi.people.models import User
from enishi.reference.words import spelt
from enishi.rights.models import Erasure
from enishi.rights.transitions import erase_person
from tests import make

CANARY = "金糸雀"
ADDRESS = "kanaria@example.jp"


def where_the_canary_sings() -> set[str]:
    """Every column of every table of ours in which the canary is still written."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("enishi."):
            continue
        for row in model._default_manager.all():
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                written = json.dumps(value, default=str, ensure_ascii=False)
                if CANARY in written or spelt(CANARY) in written:
                    found.add(f"{model._meta.label_lower}.{field.name}")
    return found


def erased(person: Expert, by: User | None = None) -> Erasure:
    return erase_person(person, reason="ご本人の申し出", at=make.now(), by=by or make.coordinator())


def files_with_the_canary(folder: Path) -> list[str]:
    """Every file under a folder in which the canary's words or address stand."""
    told = [CANARY.encode(), ADDRESS.encode(), CANARY.encode("utf-16-le"), CANARY.encode("cp932")]
    return sorted(
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(word in file.read_bytes() for word in told)
    )
