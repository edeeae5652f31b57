from django.db import models
from django.utils.translation import gettext_lazy as _


class Indexed(models.Model):
    """索引の見出し: one record as one body may find it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="indexed",
        verbose_name=_("見つけられる団体"),
    )
    kind = models.CharField(_("記録の種類"), max_length=60)
    subject = models.UUIDField(_("記録"))

    class Meta:
        verbose_name = _("索引の見出し")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "organisation"], name="indexed_once_for_a_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class IndexedWord(models.Model):
    """索引のことば: a word of a record, and how much it says about it.

    What the index is asked for stands in one row and one index of the database, in the order in
    which it is answered, so that a first answer reads as many rows as it shows.
    """

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("見つけられる団体"),
        db_index=False,
    )
    kind = models.CharField(_("記録の種類"), max_length=60)
    # See reference.words.spelt: letters that every database puts in the same order.
    word = models.CharField(_("ことば"), max_length=160)
    weight = models.PositiveSmallIntegerField(_("重み"))
    indexed = models.ForeignKey(
        Indexed, on_delete=models.CASCADE, related_name="words", verbose_name=_("索引の見出し")
    )

    class Meta:
        verbose_name = _("索引のことば")
        indexes = [
            models.Index(
                fields=["organisation", "kind", "word", "-weight", "-indexed"],
                name="indexed_word_by_body",
            )
        ]

    def __str__(self) -> str:
        return self.word


class Followed(models.Model):
    """どこまで読んだか: how far the index has read a body's chain of the logbook."""

    organisation = models.OneToOneField(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="followed",
        verbose_name=_("団体"),
    )
    position = models.PositiveBigIntegerField(_("通し番号"), default=0)

    class Meta:
        verbose_name = _("索引がどこまで読んだか")

    def __str__(self) -> str:
        return f"{self.organisation} {self.position}"
