import torch

from inspector.learning.procedural.scenes import draw_shapes, draw_strokes, lay_leaves, light, photograph


def random(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def plain(count: int, side: int, value: float) -> torch.Tensor:
    return torch.full((count, 3, side, side), value)


class TestLeaves:
    def test_a_pixel_shows_what_lies_on_top(self) -> None:
        leaves = torch.stack([plain(16, 64, 0.6), plain(16, 64, 0.9)])
        found, top = lay_leaves(plain(16, 64, 0.2), leaves, random())
        assert set(top.unique().tolist()) == {0, 1, 2}
        means = [float(found.mean(1)[top == label].mean()) for label in range(3)]
        assert means[0] < 0.35 < means[1] < 0.75 < means[2]

    def test_shapes_are_of_many_sizes(self) -> None:
        covers = draw_shapes(64, 64, random()).mean((1, 2, 3))
        assert float(covers.min()) < 0.02
        assert float(covers.max()) > 0.3

    def test_strokes_are_thin(self) -> None:
        assert float(draw_strokes(32, 64, random(), strokes=1).mean()) < 0.1


class TestTheCamera:
    def test_light_is_uneven(self) -> None:
        lit = light(plain(8, 64, 0.5), random())
        assert float(lit.mean(1).std((1, 2)).min()) > 0.005

    def test_two_photographs_of_one_thing_differ_a_little(self) -> None:
        picture = torch.rand((8, 3, 64, 64), generator=random(1))
        one, other = photograph(picture, random(2)), photograph(picture, random(3))
        apart = (one - other).abs().mean()
        assert 0.01 < float(apart) < 0.15
