import pytest

from inspector.gui.widgets.viewer.framing import Framing


def a_framing() -> Framing:
    return Framing(photo=(1000, 500), view=(500, 500))


def test_the_whole_photograph_is_seen_at_first() -> None:
    assert a_framing().size == (500, 250)
    assert a_framing().origin == (0, 125)


def test_a_margin_is_kept_free() -> None:
    framing = a_framing().in_view(500, 500, 10)
    assert framing.size[0] == pytest.approx(480)


def test_zooming_keeps_the_point_under_the_pointer() -> None:
    before = a_framing().zoomed(1.0)
    share = before.to_shares(100, 200)
    after = before.zoomed(3.0, (100, 200))
    assert after.to_view(*share) == pytest.approx((100, 200), abs=1)


def test_zooming_out_ends_at_the_whole_photograph() -> None:
    assert a_framing().zoomed(2.0).zoomed(0.01).fitted


def test_a_small_photograph_may_be_seen_at_100_percent() -> None:
    framing = Framing(photo=(100, 100), view=(500, 500)).zoomed(0.01)
    assert framing.shown_scale == 1.0


def test_panning_never_leaves_the_photograph() -> None:
    framing = a_framing().zoomed(1.0).panned(10_000, 0)
    assert framing.origin[0] == 0
    framing = framing.panned(-10_000, 0)
    assert framing.origin[0] == -500


def test_a_side_shorter_than_the_view_stands_in_its_middle() -> None:
    framing = Framing(photo=(1000, 100), view=(500, 500)).zoomed(1.0).panned(0, 300)
    assert framing.origin[1] == 200


def test_what_is_fitted_does_not_pan() -> None:
    assert a_framing().panned(50, 50) == a_framing()


def test_the_zoom_stays_from_image_to_image() -> None:
    framing = a_framing().zoomed(2.0, (50, 200))
    assert framing.with_photo(1000, 500) == framing


def test_the_zoom_is_relative_to_the_part() -> None:
    framing = a_framing().zoomed(2.0).with_photo(2000, 1000)
    assert framing.shown_scale == pytest.approx(1.0)


def test_what_is_fitted_stays_fitted_when_the_view_grows() -> None:
    assert a_framing().in_view(1000, 500, 0).size == (1000, 500)


def test_a_scale_stays_when_the_view_grows() -> None:
    assert a_framing().zoomed(1.0).in_view(800, 500, 0).shown_scale == 1.0


def test_a_place_can_be_brought_to_the_middle() -> None:
    framing = a_framing().centred(0.5, 0.5, 4.0)
    assert framing.to_view(0.5, 0.5) == pytest.approx((250, 250), abs=1)


def test_the_photograph_begins_on_a_whole_pixel() -> None:
    framing = Framing(photo=(333, 222), view=(501, 401)).zoomed(1.0)
    assert framing.origin == tuple(map(round, framing.origin))
