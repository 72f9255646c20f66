"""Contrast of patches: those that show the same thing come together, all others apart.

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
