import torch

from inspector.learning.procedural.chances import chance, log_uniform, one_of, some, uniform


def random(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_numbers_lie_between_their_limits() -> None:
    for found in (uniform((2000,), 0.2, 0.5, random()), log_uniform((2000,), 0.2, 0.5, random())):
        assert 0.2 <= float(found.min()) < 0.21
        assert 0.49 < float(found.max()) <= 0.5


def test_each_decade_gets_as_many_where_the_logarithm_is_uniform() -> None:
    low = (log_uniform((2000,), 0.01, 1, random()) < 0.1).float().mean()
    assert 0.45 < float(low) < 0.55


def test_about_a_share_is_taken() -> None:
    assert 0.25 < float(chance(2000, 0.3, random()).float().mean()) < 0.35
    values = some(2000, 0.3, torch.ones((2000, 1, 1, 1)), 5, random())
    assert values.unique().tolist() == [1, 5]
    assert 0.25 < float((values == 1).float().mean()) < 0.35


def test_each_gets_one_of_its_own_ways() -> None:
    ways = torch.arange(60).view(3, 20, 1, 1, 1)  # those of the first are 0, 20 and 40
    found = one_of(ways, random())
    assert found.shape == (20, 1, 1, 1)
    assert (found.flatten() % 20).tolist() == list(range(20))
    assert set((found.flatten() // 20).tolist()) == {0, 1, 2}
