"""Which patches of two views show the same thing."""

import pytest
import torch

from inspector.learning.pretext.views import NOTHING, STRIDES, Views, material_views, place_views
from inspector.learning.procedural.stock import Stock

COUNT, SIDE = 8, 64


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock.filled(32, 112, torch.Generator().manual_seed(0))


def of_materials(stock: Stock, flawed: float = 0.5, seed: int = 1) -> Views:
    return material_views(stock, COUNT, SIDE, flawed, torch.Generator().manual_seed(seed))


def of_places(stock: Stock, seed: int = 1) -> Views:
    return place_views(stock, COUNT, SIDE, torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("stride", STRIDES)
class TestMaterials:
    def test_there_is_a_number_for_each_patch_of_both_views(self, stock: Stock, stride: int) -> None:
        views = of_materials(stock)
        assert views.pictures.shape == (2 * COUNT, 3, SIDE, SIDE)
        assert views.same[stride].shape == (2 * COUNT, SIDE // stride, SIDE // stride)

    def test_without_leaf_and_flaw_a_view_is_of_one_material(self, stock: Stock, stride: int) -> None:
        same = of_materials(stock, flawed=0).same[stride].flatten(1)
        of_one = {int(view[0]) for view in same if len(view.unique()) == 1} - {NOTHING}
        assert len(of_one) >= COUNT // 2
        assert of_one <= set(range(COUNT))

    def test_both_views_of_a_material_share_its_number(self, stock: Stock, stride: int) -> None:
        first, second = of_materials(stock).same[stride].chunk(2)
        shared = set(first.unique().tolist()) & set(second.unique().tolist()) - {NOTHING}
        assert len(shared) >= COUNT // 2  # a leaf may cover the rest
        assert shared <= set(range(COUNT))

    def test_a_flawed_patch_is_like_none_of_another_view(self, stock: Stock, stride: int) -> None:
        views = of_materials(stock, flawed=1.0)
        assert views.flawed is not None
        assert bool((views.flawed[stride] == 1).any())
        flawed = [set(s[f == 1].tolist()) for s, f in zip(views.same[stride], views.flawed[stride], strict=True)]
        sound = set(views.same[stride][views.flawed[stride] == 0].tolist())
        for one, numbers in enumerate(flawed):
            others = set().union(*(n for other, n in enumerate(flawed) if other != one))
            assert not numbers & (others | sound)

    def test_beside_a_flaw_and_where_it_hardly_shows_a_patch_takes_no_part(self, stock: Stock, stride: int) -> None:
        views = of_materials(stock, flawed=1.0)
        assert views.flawed is not None
        unsure = views.flawed[stride] == NOTHING
        assert bool(unsure.any())
        assert bool((views.same[stride][unsure] == NOTHING).all())

    def test_without_a_flaw_all_are_known_to_be_sound(self, stock: Stock, stride: int) -> None:
        views = of_materials(stock, flawed=0)
        assert views.flawed is not None
        assert not bool(views.flawed[stride].any())

    def test_the_border_of_two_materials_takes_no_part(self, stock: Stock, stride: int) -> None:
        same = of_materials(stock, flawed=0).same[stride]
        assert bool((same == NOTHING).any())


@pytest.mark.parametrize("stride", STRIDES)
class TestPlaces:
    @pytest.mark.parametrize("side", [SIDE, 528])
    def test_a_number_is_one_place_of_one_scene(self, side: int, stride: int) -> None:
        blank = torch.zeros((4, 3, side + 48, side + 48), dtype=torch.uint8)
        views = place_views(Stock(blank, blank), 4, side, torch.Generator().manual_seed(1))
        assert views.near is not None
        places: dict[int, set[tuple[int, ...]]] = {}
        for number, place in zip(views.same[stride].flatten().tolist(), views.near[stride].flatten(0, 2), strict=True):
            places.setdefault(number, set()).add(tuple(place.tolist()))
        assert all(len(found) == 1 for found in places.values())
        assert len(places) == len(set().union(*places.values()))

    def test_no_place_is_twice_in_one_view(self, stock: Stock, stride: int) -> None:
        for view in of_places(stock).same[stride].flatten(1):
            assert len(view.unique()) == len(view)

    def test_patches_of_one_place_show_the_same(self, stock: Stock, stride: int) -> None:
        """Photographed twice: the same place is nearer in colour than another place of that scene."""
        views = of_places(stock)
        colours = torch.nn.functional.avg_pool2d(views.pictures, stride).permute(0, 2, 3, 1).flatten(1, 2)
        first, second = views.same[stride].flatten(1).chunk(2)
        nearer = []
        for one, other, numbers, others in zip(*colours.chunk(2), first, second, strict=True):
            pairs = (numbers[:, None] == others[None]).nonzero()
            mine, yours = one[pairs[:, 0]], other[pairs[:, 1]]
            if len(pairs) > 2:
                own = (mine - yours).norm(dim=1).mean()
                nearer.append(bool(own < (mine - yours.roll(len(yours) // 2, 0)).norm(dim=1).mean()))
        assert sum(nearer) / len(nearer) > 0.8
