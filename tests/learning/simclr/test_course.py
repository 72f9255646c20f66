
import pytest

from inspector.core.errors import TooFewImages
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point
from inspector.learning.simclr.course import PictureSet, best_epoch, plan_course, seed_of
from tests.learning.simclr.small import small_images

SETTINGS = Pretraining(batch=8)


def test_held_out_images_never_train() -> None:
    course = plan_course(small_images(40, held_out=10), SETTINGS)
    measured = {i for part in course.measured for i in part}
    assert measured == set(range(10))
    assert set(course.train) == set(range(10, 40))


def test_fewer_than_eight_held_out_images_train() -> None:
    course = plan_course(small_images(40, held_out=7), SETTINGS)
    assert course.measured == ()
    assert set(course.train) == set(range(40))


def test_held_out_images_are_measured_in_parts_of_nearly_one_size() -> None:
    course = plan_course(small_images(40, held_out=17), SETTINGS)
    assert sorted(map(len, course.measured)) == [5, 6, 6]


def test_an_epoch_shows_every_image_once_and_leaves_out_what_fills_no_batch() -> None:
    course = plan_course(small_images(43, held_out=0), SETTINGS)
    batches = course.batches(0, 1)
    shown = [i for batch in batches for i in batch]
    assert [len(batch) for batch in batches] == [8] * 5
    assert len(set(shown)) == len(shown) == 40


def test_epochs_and_seeds_have_orders_of_their_own() -> None:
    course = plan_course(small_images(), SETTINGS)
    assert course.batches(0, 1) == course.batches(0, 1)
    assert course.batches(0, 1) != course.batches(0, 2)
    assert course.batches(0, 1) != course.batches(1, 1)


def test_with_fewer_images_than_a_batch_they_are_the_batch() -> None:
    course = plan_course(small_images(11, held_out=0), Pretraining(batch=64))
    assert (course.batch, course.steps) == (11, 1)


def test_the_order_of_files_does_not_count() -> None:
    images = small_images(20, held_out=8)
    turned = PictureSet(
        images.pictures[::-1], images.hashes[::-1], images.labels[::-1], frozenset(19 - i for i in images.held_out)
    )
    ours, theirs = (plan_course(some, SETTINGS) for some in (images, turned))
    shown = [[some.hashes[i] for i in course.batches(3, 2)[0]] for some, course in ((images, ours), (turned, theirs))]
    assert shown[0] == shown[1]


def test_seven_images_are_too_few() -> None:
    with pytest.raises(TooFewImages, match="7 images to pretrain on found, at least 8 are needed"):
        plan_course(small_images(7, held_out=0), SETTINGS)


def test_held_out_images_do_not_count_as_images_to_train_on() -> None:
    with pytest.raises(TooFewImages, match="7 images"):
        plan_course(small_images(17, held_out=10), SETTINGS)


def test_every_place_of_a_run_has_a_seed_of_its_own() -> None:
    seeds = {seed_of(s, what, epoch, step) for s in (0, 1) for what in "ab" for epoch in (1, 11) for step in (1, 11)}
    assert len(seeds) == 16
    assert all(0 <= seed < 2**63 for seed in seeds)


def test_the_best_epoch_is_the_first_of_the_lowest() -> None:
    curve = [Point(at, {"x": value}) for at, value in enumerate((3.0, 1.0, 2.0, 1.0), 1)]
    assert best_epoch(curve, "x") == 2
    assert best_epoch([], "x") == 0
