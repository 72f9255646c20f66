import torch

from inspector.learning.procedural.stock import Stock


def random(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_it_holds_as_many_as_were_asked_for() -> None:
    stock = Stock.filled(40, 48, random())
    assert stock.materials.shape == stock.scenes.shape == (40, 3, 48, 48)
    assert stock.materials.dtype == torch.uint8


def test_a_few_are_drawn_anew() -> None:
    generator = random()
    stock = Stock.filled(32, 48, generator)
    materials, scenes = stock.materials.clone(), stock.scenes.clone()
    stock.refresh(5, generator)
    assert int((stock.materials != materials).flatten(1).any(1).sum()) == 5
    assert int((stock.scenes != scenes).flatten(1).any(1).sum()) == 5


def test_what_it_gives_is_different_things() -> None:
    generator = random()
    given = Stock.filled(32, 48, generator).some_materials(32, generator)
    assert len(given.flatten(1).unique(dim=0)) == 32
