import torch

from inspector.learning.procedural.flaws import draw_flaws
from inspector.learning.procedural.pool import Pool
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


class TestFlaws:
    def test_only_what_is_covered_changes(self) -> None:
        pictures = torch.rand((32, 3, 64, 64), generator=random(1))
        found, cover = draw_flaws(pictures, 1.0, random())
        untouched = torch.nn.functional.max_pool2d(cover, 7, 1, 3).expand(-1, 3, -1, -1) == 0
        assert torch.allclose(found[untouched], pictures[untouched])
        assert float((found - pictures).abs().mean()) > 0

    def test_a_share_of_the_pictures_gets_one(self) -> None:
        _, cover = draw_flaws(plain(200, 32, 0.5), 0.3, random())
        assert 30 < int((cover.amax((1, 2, 3)) > 0).sum()) < 90

    def test_none_without_a_share(self) -> None:
        pictures = plain(8, 32, 0.5)
        found, cover = draw_flaws(pictures, 0.0, random())
        assert torch.equal(found, pictures)
        assert float(cover.max()) == 0


class TestThePool:
    def test_it_holds_as_many_as_were_asked_for(self) -> None:
        pool = Pool.filled(40, 48, random())
        assert pool.materials.shape == pool.scenes.shape == (40, 3, 48, 48)
        assert pool.materials.dtype == torch.uint8

    def test_a_few_are_drawn_anew(self) -> None:
        generator = random()
        pool = Pool.filled(32, 48, generator)
        materials, scenes = pool.materials.clone(), pool.scenes.clone()
        pool.refresh(5, generator)
        assert int((pool.materials != materials).flatten(1).any(1).sum()) == 5
        assert int((pool.scenes != scenes).flatten(1).any(1).sum()) == 5

    def test_what_it_gives_is_different_things(self) -> None:
        generator = random()
        given = Pool.filled(32, 48, generator).some_materials(32, generator)
        assert len(given.flatten(1).unique(dim=0)) == 32
