import math

import numpy as np
import pytest
import torch
from torch import Tensor

from inspector.learning.memory import Rarity
from inspector.learning.spreading import looks_of, narrowing, pressed, shown, spread

PLAIN = Rarity(torch.tensor([0.0]), torch.tensor([1.0]))


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(seed))


def everything(heat: Tensor) -> Tensor:
    return torch.ones_like(heat, dtype=torch.bool)


def looks(embedding: Tensor) -> Tensor:
    return looks_of(embedding, narrowing(embedding.shape[1]))


def slowly(heat: Tensor, embedding: Tensor, kept: Tensor) -> Tensor:
    """Return the spread heat of one picture, (h, w), patch by patch."""
    rows, columns = heat.shape
    looks = torch.nn.functional.normalize(embedding.double(), dim=0)
    found = torch.zeros(rows, columns)
    for y in range(rows):
        for x in range(columns):
            given = total = 0.0
            for v in range(max(0, y - 6), min(rows, y + 7)):
                for u in range(columns):
                    if kept[v, u]:
                        alike = math.exp((float(looks[:, y, x] @ looks[:, v, u]) - 1) / 0.1)
                        weight = alike * math.exp(-((y - v) ** 2 + (x - u) ** 2) / 32)
                        given, total = given + weight * float(heat[v, u]), total + weight
            found[y, x] = given / total
    return found


@pytest.mark.parametrize(("rows", "columns"), [(4, 7), (16, 9)])
@pytest.mark.parametrize("share", [1, 0.5])
def test_it_is_the_mean_over_what_is_near_and_looks_alike(rows: int, columns: int, share: float) -> None:
    heat, embedding = random(2, rows, columns), random(2, 8, rows, columns, seed=1) - 0.3
    kept = random(2, rows, columns, seed=2) < share
    found = spread(heat, looks(embedding), kept)
    for i in range(2):
        assert torch.allclose(found[i][kept[i]], slowly(heat[i], embedding[i], kept[i])[kept[i]], atol=1e-4)


def test_even_heat_stays_even_to_the_edges() -> None:
    heat = torch.full((1, 9, 12), 3.0)
    assert torch.allclose(spread(heat, looks(random(1, 8, 9, 12)), everything(heat)), heat, atol=1e-5)


def test_what_looks_otherwise_gets_nothing() -> None:
    heat, embedding = torch.zeros(1, 8, 8), torch.zeros(1, 2, 8, 8)
    heat[:, :, :4], embedding[:, 0, :, :4], embedding[:, 1, :, 4:] = 5, 1, 1
    found = spread(heat, looks(embedding), everything(heat))
    assert float(found[0, :, 4:].max()) < 1e-2
    assert float(found[0, :, :4].min()) > 4.9


def test_what_is_not_kept_gives_nothing() -> None:
    heat, embedding = torch.ones(1, 6, 6), torch.ones(1, 4, 6, 6)
    kept = everything(heat)
    heat[0, 2, 3], kept[0, 2, 3] = 1e3, False
    assert torch.allclose(spread(heat, looks(embedding), kept)[kept], torch.ones(()), atol=1e-5)


def test_half_of_what_is_spread_is_contrast_where_there_is_such_evidence() -> None:
    heat, contrast = random(3, 4), random(3, 4, seed=1)
    assert torch.equal(pressed(heat, None), heat)
    assert torch.allclose(pressed(heat, contrast), (heat + contrast) / 2)


class TestShown:
    HEAT, CONTRAST = random(2, 8, 10) * 4, random(2, 8, 10, seed=2) * 9
    LOOKS = looks(random(2, 6, 8, 10, seed=1))

    def test_the_hottest_patch_stays_where_and_as_it_is(self) -> None:
        found = shown(self.HEAT, self.CONTRAST, self.LOOKS, PLAIN, everything(self.HEAT))
        assert torch.equal(found.flatten(1).max(1).values, self.HEAT.flatten(1).max(1).values)
        hottest = self.HEAT.flatten(1).argmax(1, keepdim=True)
        assert torch.equal(found.flatten(1).gather(1, hottest), self.HEAT.flatten(1).gather(1, hottest))

    def test_the_others_are_the_mean_of_heat_and_spread_heat_up_to_it(self) -> None:
        found = shown(self.HEAT, self.CONTRAST, self.LOOKS, PLAIN, everything(self.HEAT))
        given = spread((self.HEAT + self.CONTRAST) / 2, self.LOOKS, everything(self.HEAT))
        top = self.HEAT.amax((1, 2), keepdim=True)
        others = top > self.HEAT
        assert torch.allclose(found[others], ((self.HEAT + torch.minimum(given, top)) / 2)[others])

    def test_what_is_not_kept_is_0_and_changes_nothing_else(self) -> None:
        kept = random(2, 8, 10, seed=3) < 0.7
        hot, strange = self.HEAT.clone(), self.CONTRAST.clone()
        hot[~kept], strange[~kept] = 1e4, 1e4
        found, same = (
            shown(heat, contrast, self.LOOKS, PLAIN, kept)
            for heat, contrast in ((hot, strange), (self.HEAT, self.CONTRAST))
        )
        assert torch.allclose(found, same, atol=1e-5)
        assert float(found[~kept].abs().max()) == 0

    def test_nothing_kept_is_nothing_hot(self) -> None:
        found = shown(self.HEAT, None, self.LOOKS, PLAIN, torch.zeros_like(everything(self.HEAT)))
        assert torch.equal(found, torch.zeros_like(found))

    def test_a_large_picture_needs_no_table_of_all_pairs(self) -> None:
        """128 × 128 patches have 268 million pairs: 1 GiB in float32."""
        heat, embedding = random(1, 128, 128), random(1, 16, 128, 128, seed=1)
        with torch.profiler.profile(profile_memory=True) as profile:
            shown(heat, None, looks(embedding), PLAIN, everything(heat))
        assert max(event.cpu_memory_usage for event in profile.events()) < 512 * 2**20


def test_a_large_faint_place_is_seen_whole() -> None:
    """Every third patch of a band is hot; by its looks it is one thing, and its other patches are no less strange."""
    generator = np.random.default_rng(0)
    heat = torch.from_numpy(generator.exponential(1.0, (1, 16, 16)).astype(np.float32))
    embedding = torch.zeros(1, 2, 16, 16)
    embedding[:, 0], embedding[:, 1, 4:9] = 1, 1
    rarity = Rarity.fit(spread(heat, looks(embedding), everything(heat)).flatten())
    heat[:, 4:9] += torch.from_numpy((generator.random((1, 5, 16)) < 0.33) * 3.0).float()
    found = shown(heat, None, looks(embedding), rarity, everything(heat))
    in_order, before = (
        float((m[:, 4:9].flatten()[:, None] > m[:, 10:].flatten()[None]).float().mean()) for m in (found, heat)
    )
    assert before < 0.75
    assert in_order > 0.9
