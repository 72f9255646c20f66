import torch

from inspector.learning.procedural.materials import draw_alike, draw_materials


def materials(count: int = 48, seed: int = 0) -> torch.Tensor:
    return draw_materials(count, 48, torch.Generator().manual_seed(seed))


def test_they_are_pictures_from_0_to_1() -> None:
    found = materials()
    assert found.shape == (48, 3, 48, 48)
    assert float(found.min()) >= 0
    assert float(found.max()) <= 1


def test_the_same_seed_draws_the_same() -> None:
    assert torch.equal(materials(8, seed=2), materials(8, seed=2))


def test_some_are_grey_and_some_are_not() -> None:
    found = materials()
    grey = (found.amax(1) - found.amin(1)).amax((1, 2)) < 1e-6
    assert 8 < int(grey.sum()) < 32


def test_some_are_dull_and_some_are_strong() -> None:
    contrast = materials().mean(1).std((1, 2))
    assert float(contrast.min()) < 0.02
    assert float(contrast.max()) > 0.15


def test_what_is_alike_is_nearer_than_another_material() -> None:
    found = materials()
    alike = draw_alike(found, torch.Generator().manual_seed(1))
    assert alike.shape == found.shape

    def colour(pictures: torch.Tensor) -> torch.Tensor:
        return pictures.mean((2, 3))

    to_own = (colour(alike) - colour(found)).norm(dim=1)
    to_next = (colour(alike) - colour(found.roll(1, 0))).norm(dim=1)
    assert float((to_own < to_next).float().mean()) > 0.9
    assert not torch.equal(alike, found)
