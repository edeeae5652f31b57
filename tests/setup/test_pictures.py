from setup.pictures import PICTURES, TAKEN

from enishi.web.practice import PARTS


def test_every_picture_that_is_taken_anew_is_one_of_the_guides_once():
    names = [picture.name for picture in TAKEN]

    assert sorted(names) == sorted({path.stem for path in PICTURES.glob("*.png")} & {*names})


def test_each_is_taken_by_somebody_of_the_practice_records_or_by_a_stranger():
    assert {picture.part for picture in TAKEN} - {part.key for part in PARTS} == {""}
