"""What kind of device somebody came with: enough to know one's own, and nothing more is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Device(models.TextChoices):
    IPHONE = "iphone", _("スマートフォン（アイフォーン）")
    ANDROID = "android", _("スマートフォン（アンドロイド）")
    IPAD = "ipad", _("タブレット（アイパッド）")
    ANDROID_TABLET = "tablet", _("タブレット（アンドロイド）")
    WINDOWS = "windows", _("パソコン（ウィンドウズ）")
    # An iPad that asks for pages as a computer would cannot be told from one.
    MAC = "mac", _("パソコン（マック）か、タブレット（アイパッド）")
    CHROMEBOOK = "chromebook", _("パソコン（クロームブック）")
    LINUX = "linux", _("パソコン（リナックス）")
    UNKNOWN = "unknown", _("種類のわからない機器")


# What a browser says of itself; the first that is found counts.
TOLD_BY = (
    ("iPhone", Device.IPHONE),
    ("iPad", Device.IPAD),
    ("Windows", Device.WINDOWS),
    ("Macintosh", Device.MAC),
    ("CrOS", Device.CHROMEBOOK),
    ("Linux", Device.LINUX),
)


def device_of(user_agent: str) -> Device:
    """The kind of device that a browser says it runs on."""
    if "Android" in user_agent:
        return Device.ANDROID if "Mobile" in user_agent else Device.ANDROID_TABLET
    return next((device for sign, device in TOLD_BY if sign in user_agent), Device.UNKNOWN)
