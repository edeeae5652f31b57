"""The product's settings, with one bare page added beside its addresses."""

from enishi.web.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare_urls"
