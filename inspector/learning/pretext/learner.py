"""One step of learning from drawn pictures, and all that it changes."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from inspector.core.own_encoder import OwnEncoder
from inspector.core.recipe import Recipe
from inspector.learning.backbones import build_backbone
from inspector.learning.encoder import Encoder
from inspector.learning.pretext.losses import odd_ones_out, patch_contrast
from inspector.learning.pretext.views import NOTHING, STRIDES, Views, material_views, place_views
from inspector.learning.procedural.stock import Stock
from inspector.learning.simclr.losses import nt_xent

_HIDDEN, _PROJECTED = 256, 64
_STEEPEST = 5.0  # the longest gradient that a step takes


class Learner:
    """An encoder that learns, its heads, its averaged twin, the stock that it learns from, and their random numbers.

    All of it is on `device`; `done` counts its steps. Raises `RecipeInvalid` for a backbone that there is not.
    """

    def __init__(self, recipe: OwnEncoder, device: torch.device) -> None:
        self.recipe, self.device, self.done = recipe, device, 0
        self.random = Generator(device).manual_seed(recipe.seed)
        backbone = build_backbone(recipe.backbone, seed=recipe.seed)
        self.encoder = Encoder(backbone, Recipe(backbone=recipe.backbone)).to(device)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(recipe.seed)
            self.heads = _Heads(backbone.channels).to(device)
        self.encoder.trunk.train().to(memory_format=torch.channels_last)
        averaging = get_ema_multi_avg_fn(recipe.averaged)  # type: ignore[no-untyped-call]
        self.averaged = AveragedModel(self.encoder.trunk, multi_avg_fn=averaging, use_buffers=True)
        self._learned = [*self.encoder.trunk.parameters(), *self.heads.parameters()]
        self.optimiser = torch.optim.AdamW(
            self._learned, recipe.learning_rate, weight_decay=recipe.weight_decay, foreach=True
        )
        self.stock = Stock.filled(recipe.stock, recipe.side, self.random)

    def step(self) -> dict[str, float]:
        """Learn from two kinds of views; return the figures of the step.

        For each stride, as in "materials 8": the share of patches of materials and of places whose nearest shows the
        same, the area under the ROC curve of finding the flaws, and how often the odd one is one; `whole`, SimCLR's
        loss; `loss`, all of it.
        """
        self.stock.refresh(self.recipe.fresh, self.random)
        crop = self.recipe.crops[self.done % len(self.recipe.crops)]
        count = self._count(crop)
        both = (
            material_views(self.stock, count, crop, self.recipe.flawed, self.random),
            place_views(self.stock, count, crop, self.random),
        )
        losses, figures = self._losses(both)
        for group in self.optimiser.param_groups:
            group["lr"] = self._rate()
        self.optimiser.zero_grad()
        losses.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._learned, _STEEPEST)
        self.optimiser.step()
        self.averaged.update_parameters(self.encoder.trunk)
        self.done += 1
        return figures

    def state(self) -> dict[str, Any]:
        """Return all that the next step depends on."""
        return {
            "done": self.done,
            "encoder": self.encoder.trunk.state_dict(),
            "averaged": self.averaged.state_dict(),
            "heads": self.heads.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": self.random.get_state(),
            "materials": self.stock.materials,
            "scenes": self.stock.scenes,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on where another learner of the same recipe stood."""
        self.done = state["done"]
        self.encoder.trunk.load_state_dict(state["encoder"])
        self.averaged.load_state_dict(state["averaged"])
        self.heads.load_state_dict(state["heads"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.random.set_state(state["random"])
        self.stock = Stock(state["materials"].to(self.device), state["scenes"].to(self.device))

    def weights(self) -> dict[str, Tensor]:
        """Return the averaged weights, by torchvision's names."""
        return dict(self.averaged.module.state_dict())

    def _rate(self) -> float:
        """Return the learning rate of the next step: it rises, stays, and falls with the root of the steps."""
        rising = (self.done + 1) / self.recipe.warm_up
        falling = (self.recipe.steady / (self.done + 1)) ** 0.5
        return float(self.recipe.learning_rate * min(1.0, rising, falling))

    def _count(self, crop: int) -> int:
        """Return how many materials a step shows at a crop: as many pixels as at the smallest one; an even number."""
        share = (min(self.recipe.crops) / crop) ** 2
        return max(4, 2 * round(self.recipe.materials * share / 2))

    def _losses(self, both: tuple[Views, Views]) -> tuple[Tensor, dict[str, float]]:
        """Return the loss of views of materials and of places, a scalar, and the figures of the step."""
        pictures = torch.cat([views.pictures for views in both])
        seen = self.encoder.normalised((pictures * 255).round().to(torch.uint8).permute(0, 2, 3, 1))
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.bf16):
            taps = self.encoder.trunk(seen.contiguous(memory_format=torch.channels_last))
        features = [taps["tap0"].float(), taps["tap1"].float()]
        sizes = [len(views.pictures) for views in both]
        total = torch.zeros((), device=self.device)
        figures: dict[str, float] = {}
        for tap, stride in enumerate(STRIDES):
            projected = self.heads.project[tap](features[tap]).split(sizes)
            plain = features[tap].split(sizes)
            for name, views, one, other in zip(("materials", "places"), both, projected, plain, strict=True):
                chosen = self._chosen(views.same[stride])
                same = views.same[stride].flatten()[chosen]
                near = None if views.near is None else views.near[stride].flatten(0, 2)[chosen]
                loss, right = patch_contrast(_patches(one)[chosen], same, near, self.recipe.temperature)
                total = total + loss
                if self.recipe.direct:
                    bare, _ = patch_contrast(_patches(other)[chosen], same, near, self.recipe.temperature)
                    total = total + self.recipe.direct * bare
                figures[f"{name} {stride}"] = float(right)
            total = total + self.recipe.flaws * self._flaws(plain[0], both[0], tap, stride, figures)
            if self.recipe.odd:
                loss, figures[f"odd {stride}"] = odd_ones_out(plain[0], both[0].owned(stride), self.recipe.temperature)
                total = total + self.recipe.odd * loss
        if self.recipe.whole:
            total = total + self.recipe.whole * self._whole(features[1], sizes, figures)
        figures["loss"] = float(total.detach())
        return total, figures

    def _chosen(self, same: Tensor) -> Tensor:
        """Return the places of the patches that are compared, of those that take part."""
        part = (same.flatten() != NOTHING).nonzero()[:, 0]
        order = torch.randperm(len(part), generator=self.random, device=self.device)
        return part[order[: self.recipe.patches]]

    def _flaws(self, features: Tensor, views: Views, tap: int, stride: int, figures: dict[str, float]) -> Tensor:
        """Return the loss of telling from each patch whether a flaw touches it."""
        assert views.flawed is not None
        known = views.flawed[stride] != NOTHING
        said, wanted = self.heads.flaws[tap](features)[:, 0][known], views.flawed[stride][known].float()
        figures[f"flaws {stride}"] = _ranked(said.detach(), wanted)
        return F.binary_cross_entropy_with_logits(said, wanted)

    def _whole(self, features: Tensor, sizes: list[int], figures: dict[str, float]) -> Tensor:
        """Return SimCLR's loss of whole views; views of materials and of scenes are others to each other."""
        projected = self.heads.whole(features.mean((2, 3)))
        firsts, seconds = zip(*(part.chunk(2) for part in projected.split(sizes)), strict=True)
        one, other = torch.cat(firsts), torch.cat(seconds)
        loss = nt_xent(one, other, temperature=self.recipe.temperature, decoupled=True)
        figures["whole"] = float(loss.detach())
        return loss


class _Heads(nn.Module):
    """What is learned beside the encoder, and thrown away."""

    def __init__(self, channels: tuple[int, int]) -> None:
        super().__init__()
        self.project = nn.ModuleList(_projection(width) for width in channels)
        self.flaws = nn.ModuleList(nn.Conv2d(width, 1, 1) for width in channels)
        self.whole = nn.Sequential(
            nn.Linear(channels[1], _HIDDEN), nn.BatchNorm1d(_HIDDEN), nn.ReLU(), nn.Linear(_HIDDEN, _PROJECTED)
        )


def _projection(width: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(width, _HIDDEN, 1), nn.BatchNorm2d(_HIDDEN), nn.ReLU(), nn.Conv2d(_HIDDEN, _PROJECTED, 1)
    )


def _patches(features: Tensor) -> Tensor:
    """Return (n · h · w, channels) of (n, channels, h, w)."""
    return features.permute(0, 2, 3, 1).flatten(0, 2)


def _ranked(said: Tensor, wanted: Tensor) -> float:
    """Return the area under the ROC curve of logits, by ranks; 0.5 where there is nothing to tell."""
    said, positive = said.flatten().cpu(), wanted.flatten().cpu() > 0  # not every card has float64
    order = said.argsort().argsort().double() + 1
    yes, no = int(positive.sum()), int((~positive).sum())
    if not yes or not no:
        return 0.5
    return float((order[positive].sum() - yes * (yes + 1) / 2) / (yes * no))
