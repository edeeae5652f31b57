"""意味の近さ: a model of the office's own, in the directory that ENISHI_MODEL_DIR names."""

import logging
import os
from functools import cache
from pathlib import Path

from enishi import engine

logger = logging.getLogger(__name__)


@cache
def model() -> engine.Meaning | None:
    """Open the model once a process; a broken one is told of in the log and left alone."""
    named = os.environ.get("ENISHI_MODEL_DIR", "").strip()
    if not named:
        return None
    try:
        return engine.open_meaning(Path(named))
    except engine.NotRankable as refusal:
        logger.error("%s", refusal)
        return None
