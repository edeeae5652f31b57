from contextlib import suppress

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _


class About(models.Model):
    """What a letter or a note is about, named as the logbook names it: the room is far below."""

    about_kind = models.CharField(_("何についてか（種類）"), max_length=60, blank=True)
    about = models.UUIDField(_("何についてか"), null=True, blank=True)
    about_title = models.CharField(_("何についてか（名前）"), max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def about_address(self) -> str:
        """The record's page, which bears the name of its kind; empty where there is none."""
        with suppress(NoReverseMatch):
            if self.about:
                return reverse(self.about_kind.rpartition(".")[2], args=[self.about])
        return ""
