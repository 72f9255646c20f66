import pytest

from inspector.core.errors import TooFewImages
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point
from inspector.learning.simclr.plan import PictureSet, best_epoch, make_plan, seed_of
from tests.learning.simclr.small import small_images

SETTINGS = Pretraining(batch=8)


def test_held_out_images_never_train() -> None:
    plan = make_plan(small_images(40, held_out=10), SETTINGS)
    measured = {i for part in plan.measured for i in part}
    assert measured == set(range(10))
    assert set(plan.train) == set(range(10, 40))


def test_fewer_than_eight_held_out_images_train() -> None:
    plan = make_plan(small_images(40, held_out=7), SETTINGS)
    assert plan.measured == ()
    assert set(plan.train) == set(range(40))


@pytest.mark.parametrize(("held_out", "parts"), [(8, [8]), (15, [15]), (16, [8, 8]), (19, [9, 10])])
def test_held_out_images_are_measured_in_batches_with_none_left_out(held_out: int, parts: list[int]) -> None:
    plan = make_plan(small_images(40, held_out=held_out), SETTINGS)
    assert sorted(map(len, plan.measured)) == parts


def test_an_epoch_shows_every_image_once_and_leaves_out_what_fills_no_batch() -> None:
    plan = make_plan(small_images(43, held_out=0), SETTINGS)
    batches = plan.batches(0, 1)
    shown = [i for batch in batches for i in batch]
    assert [len(batch) for batch in batches] == [8] * 5
    assert len(set(shown)) == len(shown) == 40


def test_epochs_and_seeds_have_orders_of_their_own() -> None:
    plan = make_plan(small_images(), SETTINGS)
    assert plan.batches(0, 1) == plan.batches(0, 1)
    assert plan.batches(0, 1) != plan.batches(0, 2)
    assert plan.batches(0, 1) != plan.batches(1, 1)


def test_with_fewer_images_than_a_batch_they_are_the_batch() -> None:
    plan = make_plan(small_images(11, held_out=0), Pretraining(batch=64))
    assert (plan.batch, plan.steps) == (11, 1)


def test_the_order_of_files_does_not_count() -> None:
    images = small_images(20, held_out=8)
    turned = PictureSet(
        images.pictures[::-1], images.hashes[::-1], images.labels[::-1], frozenset(19 - i for i in images.held_out)
    )
    ours, theirs = (make_plan(some, SETTINGS) for some in (images, turned))
    shown = [[some.hashes[i] for i in plan.batches(3, 2)[0]] for some, plan in ((images, ours), (turned, theirs))]
    assert shown[0] == shown[1]


def test_seven_images_are_too_few() -> None:
    with pytest.raises(TooFewImages, match="7 images to pretrain on found, at least 8 are needed"):
        make_plan(small_images(7, held_out=0), SETTINGS)


def test_held_out_images_do_not_count_as_images_to_train_on() -> None:
    with pytest.raises(TooFewImages, match="7 images"):
        make_plan(small_images(17, held_out=10), SETTINGS)


def test_every_place_of_a_run_has_a_seed_of_its_own() -> None:
    seeds = {seed_of(s, what, epoch, step) for s in (0, 1) for what in "ab" for epoch in (1, 11) for step in (1, 11)}
    assert len(seeds) == 16
    assert all(0 <= seed < 2**63 for seed in seeds)


def test_the_best_epoch_is_the_first_of_the_lowest() -> None:
    curve = [Point(at, {"x": value}) for at, value in enumerate((3.0, 1.0, 2.0, 1.0), 1)]
    assert best_epoch(curve, "x") == 2
    assert best_epoch([], "x") == 0
