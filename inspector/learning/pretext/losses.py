"""Contrast of patches: those that show the same thing come together, all others apart; flawed ones are the odd ones.

Supervised contrastive learning (Khosla et al., NeurIPS 2020, L_out), in float32.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

_NEVER = -1e4  # a likeness that adds nothing to the sum, and is finite: the share of it is multiplied by 0


def patch_contrast(features: Tensor, same: Tensor, near: Tensor | None, temperature: float) -> tuple[Tensor, Tensor]:
    """Return the loss of patches (m, d), and the share of them whose nearest other patch shows the same.

    `same` int64 (m,): patches of one number show the same. `near` int64 (m, 3), see `Views`: what touches is left out.
    Patches without another of their number are only there to be told apart from. 0 where no patch has another.
    """
    units = F.normalize(features.float(), dim=1)
    likeness = units @ units.T / temperature
    alike = same[:, None] == same[None]
    itself = torch.eye(len(same), dtype=torch.bool, device=same.device)
    left_out = itself
    if near is not None:
        scene, row, column = ((part[:, None] - part[None]).abs() for part in near.unbind(1))
        touching = (scene == 0) & (row <= 1) & (column <= 1)
        left_out = itself | (touching & ~alike)
    likeness = likeness.masked_fill(left_out, _NEVER)
    partners = alike & ~itself
    has = partners.any(1)
    if not bool(has.any()):
        return features.sum() * 0, torch.zeros((), device=features.device)
    share = likeness - likeness.logsumexp(1, keepdim=True)
    loss = -(share * partners).sum(1)[has] / partners.sum(1)[has]
    found = partners.gather(1, likeness.argmax(1, keepdim=True))[has]
    return loss.mean(), found.float().mean()


def odd_ones_out(features: Tensor, own: Tensor, temperature: float) -> tuple[Tensor, float]:
    """Return the loss of telling flawed patches by distance, and the share of materials whose farthest patch is one.

    `features` (2n, d, h, w) of two views each of n materials, first ones first; `own` int64 (2n, h, w): 0 for a sound
    patch of the view's own material, 1 for a flawed one, anything else takes no part. As in a patch memory, a patch is
    as far away as the nearest sound one of the other view is. Each flawed patch is to be farther away than all sound
    ones of its material together (a softmax over distances). Where no flaw shows, the loss is 0 and the share 0.5.
    """
    count = len(features) // 2
    units = F.normalize(features.float(), dim=1).flatten(2)
    own = own.flatten(1)
    likeness = units.transpose(1, 2) @ units.roll(count, 0)  # of each patch of a view to each of the other
    support = (own == 0).roll(count, 0)[:, None]
    nearest = likeness.masked_fill(~support, _NEVER).amax(2)
    compared = support.any(2)
    apart, sound, flawed = (
        part.view(2, count, -1).transpose(0, 1).flatten(1)
        for part in (1 - nearest, (own == 0) & compared, (own == 1) & compared)
    )
    told = sound.any(1) & flawed.any(1)
    if not bool(told.any()):
        return features.sum() * 0, 0.5
    apart, sound, flawed = apart[told], sound[told], flawed[told]
    all_sound = (apart / temperature).masked_fill(~sound, _NEVER).logsumexp(1, keepdim=True)
    each = F.softplus(all_sound - apart / temperature)
    loss = (each * flawed).sum(1) / flawed.sum(1)
    found = flawed.gather(1, apart.masked_fill(~(sound | flawed), _NEVER).argmax(1, keepdim=True))
    return loss.mean(), float(found.float().mean())
