"""Views of drawn pictures, and which of their patches show the same thing.

Two views of a material: patches of it are alike wherever they lie, for a material is the same all over; a patch with a
flaw is like nothing else. Two views of a scene: patches of the same place are alike, as in dense contrastive learning
(Wang et al., CVPR 2021).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from inspector.core.own_encoder import JITTER
from inspector.learning.procedural.chances import chance
from inspector.learning.procedural.flaws import draw_flaws
from inspector.learning.procedural.materials import draw_alike
from inspector.learning.procedural.scenes import lay_leaves, light, photograph
from inspector.learning.procedural.stock import Stock

STRIDES = (8, 16)
NOTHING = -1  # the identity of a patch that takes no part: at the border of two materials
_FLAW = 1 << 20  # where the identities of flaws begin
_ROW, _SCENE = 1 << 12, 1 << 24  # what the identities of places count by: more than a scene has rows and columns
_SHOWING, _OF_TEXTURE = 0.005, 0.2  # of white, and of the contrast beneath: the change of a patch that can be seen
_TRACE = 0.2  # of that: a pixel that changed by less has none


@dataclass(frozen=True, slots=True)
class Views:
    """Pictures (2n, 3, side, side) from 0 to 1: the first views of n things, then their second ones.

    `same[stride]` int64 (2n, h, w): patches of one number show the same, those of `NOTHING` take no part.
    `flawed[stride]` int64 (2n, h, w): 1 where a flaw shows, 0 where there is none, `NOTHING` near one or where it
    hardly shows; None where none was drawn. `near[stride]` int64 (2n, h, w, 3): scene, row and column of places; places
    of one scene that touch are neither the same nor different. None where things are told apart wherever they lie.
    `owners[stride]` int64 (2n, h, w): the material of each patch, flawed or not; None of scenes.
    """

    pictures: Tensor
    same: Mapping[int, Tensor]
    flawed: Mapping[int, Tensor] | None
    near: Mapping[int, Tensor] | None
    owners: Mapping[int, Tensor] | None = None

    def owned(self, stride: int) -> Tensor:
        """Return what `odd_ones_out` takes: `flawed` of the patches of a view's own material, `NOTHING` of others."""
        assert self.flawed is not None
        assert self.owners is not None
        own = torch.arange(len(self.pictures), device=self.pictures.device) % (len(self.pictures) // 2)
        return torch.where(self.owners[stride] == own[:, None, None], self.flawed[stride], NOTHING)


def material_views(stock: Stock, count: int, side: int, flawed: float, generator: Generator) -> Views:
    """Return two views of each of `count` materials, the second half of which hardly differ from the first half.

    On half of the views lies a leaf of another material.
    """
    some = stock.some_materials(count // 2, generator)
    materials = torch.cat([some, draw_alike(some, generator)])
    views = [_material_view(materials, side, flawed, generator) for _ in range(2)]
    pictures, owners, changes = (torch.cat(part) for part in zip(*views, strict=True))
    flaws = {stride: _flawed(changes, stride) for stride in STRIDES}
    alone = _FLAW + torch.arange(len(pictures), device=pictures.device)[:, None, None]
    whose = {stride: _of_one(owners, stride) for stride in STRIDES}
    same = {}
    for stride, flaw in flaws.items():
        sound = torch.where(flaw == 0, whose[stride], NOTHING)
        same[stride] = torch.where(flaw == 1, alone, sound)
    return Views(pictures, same, flaws, None, whose)


def place_views(stock: Stock, count: int, side: int, generator: Generator) -> Views:
    """Return two views of each of `count` scenes, moved against each other by whole patches and a few pixels."""
    scenes = stock.some_scenes(count, generator)
    room = scenes.shape[-1] - side
    pictures = []
    near: dict[int, list[Tensor]] = {stride: [] for stride in STRIDES}
    number = torch.arange(count, device=scenes.device)[:, None, None]
    for _ in range(2):
        corner = torch.randint((room - JITTER) // 16 + 1, (count, 2), generator=generator, device=scenes.device) * 16
        moved = corner + torch.randint(JITTER + 1, (count, 2), generator=generator, device=scenes.device)
        pictures.append(photograph(light(_cut(scenes, moved, side), generator), generator))
        for stride in STRIDES:
            line = torch.arange(side // stride, device=scenes.device)
            rows, columns = (corner[:, axis, None] // stride + line for axis in (0, 1))
            shape = (count, len(line), len(line))
            grid = (number.expand(shape), rows[:, :, None].expand(shape), columns[:, None, :].expand(shape))
            near[stride].append(torch.stack(grid, -1))
    places = {stride: torch.cat(found) for stride, found in near.items()}
    same = {stride: p[..., 0] * _SCENE + p[..., 1] * _ROW + p[..., 2] for stride, p in places.items()}
    return Views(torch.cat(pictures), same, None, places)


def _material_view(materials: Tensor, side: int, flawed: float, generator: Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Return photographs, whose material each pixel is (n, 1, side, side), and how much flaws changed it.

    The change is (n, 1, side, side), 1 where it can just be seen.
    """
    count, room = len(materials), materials.shape[-1] - side
    corner = torch.randint(room + 1, (count, 2), generator=generator, device=materials.device)
    cut = _cut(materials, corner, side)
    own = torch.arange(count, device=materials.device, dtype=torch.float32).view(-1, 1, 1, 1)
    other = torch.randperm(count, generator=generator, device=materials.device)
    covered, top = lay_leaves(cut, cut[other][None], generator)
    laid = chance(count, 0.5, generator)
    owners = torch.where(laid & (top[:, None] > 0), own[other], own).expand(-1, 1, side, side)
    sound = torch.where(laid, covered, cut)
    pictures, _ = draw_flaws(sound, flawed, generator)
    texture = sound.mean(1, keepdim=True).std((2, 3), keepdim=True)
    changes = (pictures - sound).abs().mean(1, keepdim=True) / (_SHOWING + _OF_TEXTURE * texture)
    return photograph(light(pictures, generator), generator), owners, changes


def _cut(pictures: Tensor, corners: Tensor, side: int) -> Tensor:
    """Return a square of each of (n, 3, h, w), from its corner (row, column) on."""
    places = corners.tolist()
    return torch.stack([p[:, y : y + side, x : x + side] for p, (y, x) in zip(pictures, places, strict=True)])


def _flawed(changes: Tensor, stride: int) -> Tensor:
    """Return what `Views.flawed` says of each patch, of changes that can just be seen where they are 1."""
    around = stride // 2
    shown = F.avg_pool2d(changes.square(), stride)[:, 0] >= 1
    trace = F.max_pool2d(F.pad(changes, (around,) * 4, mode="replicate"), 2 * stride, stride)[:, 0] > _TRACE
    return torch.where(shown, 1, torch.where(trace, NOTHING, 0))


def _of_one(owners: Tensor, stride: int) -> Tensor:
    """Return whose each patch is, int64 (n, h, w): `NOTHING` where it, or half a patch around it, is of two."""
    around = stride // 2
    wide = F.pad(owners, (around,) * 4, mode="replicate")
    highest = F.max_pool2d(wide, 2 * stride, stride)
    lowest = -F.max_pool2d(-wide, 2 * stride, stride)
    return torch.where(highest == lowest, highest, torch.full_like(highest, NOTHING))[:, 0].long()
