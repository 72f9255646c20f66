"""A stock of drawn pictures, a few of which are drawn anew each step: to draw all anew would take half the time."""

from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from inspector.learning.procedural.chances import chance, uniform
from inspector.learning.procedural.materials import draw_materials
from inspector.learning.procedural.scenes import draw_strokes, lay_leaves

_AT_ONCE = 32  # pictures drawn together
_LEAVES = (2, 8)  # from, to below


@dataclass
class Stock:
    """`materials` and `scenes`, uint8 (n, 3, side, side) each, on the generator's device."""

    materials: Tensor
    scenes: Tensor

    @classmethod
    def filled(cls, count: int, side: int, generator: Generator) -> "Stock":
        """Return a stock of `count` materials and as many scenes."""
        sizes = [min(_AT_ONCE, count - start) for start in range(0, count, _AT_ONCE)]
        materials = torch.cat([_bytes(draw_materials(size, side, generator)) for size in sizes])
        stock = cls(materials, torch.zeros_like(materials))
        stock.scenes = torch.cat([_bytes(stock._drawn(size, generator)) for size in sizes])
        return stock

    def refresh(self, count: int, generator: Generator) -> None:
        """Draw `count` of the materials anew, and as many of the scenes."""
        side = self.materials.shape[-1]
        if count:
            self.materials[self._places(count, generator)] = _bytes(draw_materials(count, side, generator))
            self.scenes[self._places(count, generator)] = _bytes(self._drawn(count, generator))

    def some_materials(self, count: int, generator: Generator) -> Tensor:
        """Return different materials, float32 (count, 3, side, side) from 0 to 1; no more than there are."""
        return self.materials[self._places(count, generator)].float() / 255

    def some_scenes(self, count: int, generator: Generator) -> Tensor:
        """Return different scenes, float32 (count, 3, side, side) from 0 to 1; half of them mirrored."""
        scenes = self.scenes[self._places(count, generator)].float() / 255
        return torch.where(chance(count, 0.5, generator), scenes.flip(-1), scenes)

    def _drawn(self, count: int, generator: Generator) -> Tensor:
        """Draw scenes from the materials."""
        side = self.materials.shape[-1]
        number = int(torch.randint(*_LEAVES, (), generator=generator, device=generator.device))
        leaves = torch.stack([self.some_materials(count, generator) for _ in range(number)])
        scenes, _ = lay_leaves(self.some_materials(count, generator), leaves, generator)
        marks = draw_strokes(count, side, generator) * chance(count, 0.5, generator)
        colours = uniform((count, 3, 1, 1), 0, 1, generator)
        return scenes + marks * (colours - scenes)

    def _places(self, count: int, generator: Generator) -> Tensor:
        return torch.randperm(len(self.materials), generator=generator, device=generator.device)[:count]


def _bytes(pictures: Tensor) -> Tensor:
    return (pictures * 255).round().to(torch.uint8)
