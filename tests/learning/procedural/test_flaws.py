import torch

from inspector.learning.procedural.flaws import draw_flaws


def random(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def plain(count: int, side: int, value: float) -> torch.Tensor:
    return torch.full((count, 3, side, side), value)


def test_only_what_is_covered_changes() -> None:
    pictures = torch.rand((32, 3, 64, 64), generator=random(1))
    found, cover = draw_flaws(pictures, 1.0, random())
    untouched = torch.nn.functional.max_pool2d(cover, 13, 1, 6).expand(-1, 3, -1, -1) == 0
    assert torch.allclose(found[untouched], pictures[untouched])
    assert float((found - pictures).abs().mean()) > 0


def test_a_share_of_the_pictures_gets_one() -> None:
    _, cover = draw_flaws(plain(200, 32, 0.5), 0.3, random())
    assert 30 < int((cover.amax((1, 2, 3)) > 0).sum()) < 90


def test_none_without_a_share() -> None:
    pictures = plain(8, 32, 0.5)
    found, cover = draw_flaws(pictures, 0.0, random())
    assert torch.equal(found, pictures)
    assert float(cover.max()) == 0
