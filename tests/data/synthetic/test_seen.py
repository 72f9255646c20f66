import numpy as np

from inspector.data.synthetic.seen import visible

FLAT = np.full((40, 40, 3), 100, np.float32)


def raised(*boxes: tuple[slice, slice], by: float) -> np.ndarray:
    after = FLAT.copy()
    for rows, columns in boxes:
        after[rows, columns] += by
    return after


def test_a_clear_change_is_seen_where_it_is():
    seen = visible(FLAT, raised((slice(10, 20), slice(15, 30)), by=50), gap=0)

    assert seen[10:20, 15:30].all()
    assert not seen[:8].any()
    assert not seen[22:].any()


def test_no_change_is_not_seen():
    assert not visible(FLAT, FLAT, gap=0).any()


def test_a_change_of_a_few_grey_levels_is_not_seen():
    assert not visible(FLAT, raised((slice(5, 35), slice(5, 35)), by=4), gap=0).any()


def test_a_change_in_one_channel_is_seen():
    after = FLAT.copy()
    after[10:20, 10:20, 1] += 30

    assert visible(FLAT, after, gap=0)[12:18, 12:18].all()


def test_grain_hides_what_a_flat_ground_shows():
    box = (slice(10, 30), slice(10, 30))
    change = raised(box, by=10) - FLAT
    rough = FLAT + np.random.default_rng(0).normal(0, 25, (40, 40, 1)).astype(np.float32)

    assert visible(FLAT, FLAT + change, gap=0)[box].all()
    assert not visible(rough, rough + change, gap=0).any()


def test_the_faint_tail_of_a_strong_change_is_left_out():
    after = raised((slice(10, 20), slice(10, 20)), by=120)
    after[25:38, 25:38] += 8

    assert not visible(FLAT, after, gap=0)[25:].any()


def test_gaps_are_closed_up_to_their_width():
    after = raised((slice(10, 20), slice(5, 15)), (slice(10, 20), slice(19, 29)), by=50)

    assert not visible(FLAT, after, gap=0)[12:18, 17].any()
    assert visible(FLAT, after, gap=6)[12:18, 17].all()


def test_specks_beside_a_large_defect_are_dropped():
    after = raised((slice(5, 25), slice(5, 25)), (slice(35, 37), slice(35, 37)), by=50)

    assert not visible(FLAT, after, gap=0)[30:].any()
