from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from enishi.cycle.models import VisitPhoto
from enishi.cycle.transitions import add_photo, take_back_photo, visit
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def picture(size=(40, 30), kind="JPEG", **options):
    drawn = BytesIO()
    Image.new("RGB", size, "navy").save(drawn, kind, **options)
    return drawn.getvalue()


def made():
    make.programme()
    return visit(make.company(), visited_on=date(2026, 9, 10), by=make.coordinator())


def test_a_picture_loses_its_place_and_its_camera():
    told = Image.Exif()
    told[0x010F] = "A camera of somebody"
    told.get_ifd(0x8825)[1] = "N"
    content = picture(exif=told)
    assert b"A camera of somebody" in content

    photo = add_photo(made(), content=content, by=make.coordinator())

    assert b"Exif" not in bytes(photo.content)
    assert dict(Image.open(BytesIO(photo.content)).getexif()) == {}


def test_a_picture_that_was_turned_by_a_mark_stands_upright():
    told = Image.Exif()
    told[0x0112] = 6

    photo = add_photo(made(), content=picture(exif=told), by=make.coordinator())

    assert (photo.width, photo.height) == (30, 40)


def test_a_large_picture_is_kept_smaller():
    photo = add_photo(made(), content=picture((4000, 3000)), by=make.coordinator())

    assert (photo.width, photo.height) == (1600, 1200)


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a not really", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200]],
    ids=["nothing", "a gif", "a drawing", "half a photo"],
)
def test_what_is_no_photo_is_refused_in_words(content):
    with pytest.raises(Refused, match="写真として読めません"):
        add_photo(made(), content=content, by=make.coordinator())


def test_a_photo_that_is_taken_back_is_gone():
    photo = add_photo(made(), content=picture(), by=make.coordinator())

    take_back_photo(photo, by=make.coordinator())

    assert VisitPhoto.objects.get(pk=photo.pk).content is None
    assert list(VisitPhoto.objects.visible_to(make.coordinator())) == []


def test_another_body_adds_no_photo():
    stranger = make.coordinator("yoso", of=make.other_organisation())

    with pytest.raises(NotYours):
        add_photo(made(), content=picture(), by=stranger)
