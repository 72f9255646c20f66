from pathlib import Path

from inspector.core.sample import Label, Sample
from inspector.data.duplicates import resolve


def made(path: str, content: str, label: Label | None = None, kind: str = "") -> Sample:
    return Sample(Path(path), content, 8, 8, label, kind)


GOOD, ANOMALY = Label.GOOD, Label.ANOMALY


def test_images_of_different_content_all_stay_in_their_order() -> None:
    samples = [made("b.png", "2", GOOD), made("a.png", "1", ANOMALY)]
    found = resolve(samples)
    assert (found.samples, found.rejected) == (tuple(samples), ())


def test_of_copies_under_one_label_the_first_by_name_stays() -> None:
    found = resolve([made("10.png", "1", GOOD), made("9.png", "1", GOOD)])
    assert [sample.path.name for sample in found.samples] == ["9.png"]
    assert [(copy.path.name, "9.png" in copy.cause) for copy in found.duplicates] == [("10.png", True)]


def test_a_labelled_copy_stays_before_an_unlabelled_one() -> None:
    found = resolve([made("a.png", "1"), made("b.png", "1", ANOMALY)])
    assert [sample.label for sample in found.samples] == [ANOMALY]


def test_a_copy_with_a_kind_stays_before_one_without() -> None:
    found = resolve([made("a.png", "1", ANOMALY), made("dent/a.png", "1", ANOMALY, "dent")])
    assert [sample.kind for sample in found.samples] == ["dent"]


def test_an_image_labelled_both_ways_is_excluded_with_all_its_paths() -> None:
    found = resolve([made("good/a.png", "1", GOOD), made("anomaly/b.png", "1", ANOMALY), made("unlabelled/c.png", "1")])
    assert found.samples == ()
    assert [conflict.path.name for conflict in found.conflicts] == ["a.png", "b.png", "c.png"]
    assert "anomaly/b.png" in found.conflicts[0].cause.replace("\\", "/")
    assert "good/a.png" in found.conflicts[1].cause.replace("\\", "/")


def test_equal_pixels_in_different_files_contradict_each_other_too() -> None:
    samples = [made("a.png", "1", GOOD), made("a.bmp", "2", ANOMALY), made("b.png", "3", GOOD)]
    found = resolve(samples, groups={"1": "same", "2": "same", "3": "other"})
    assert [sample.path.name for sample in found.samples] == ["b.png"]


def test_equal_pixels_under_one_label_are_two_samples() -> None:
    samples = [made("a.png", "1", GOOD), made("a.bmp", "2", GOOD)]
    assert resolve(samples, groups={"1": "same", "2": "same"}).samples == tuple(samples)
