"""How well pooled features tell the labels apart while pretraining goes on, without telling the encoder a thing.

Labels are ints from 0, `UNLABELLED` where a person gave none. There are usually far more good images than
anomalies, so that accuracies are balanced: the mean over the labels of the share that was recognised.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.learning.simclr.losses import unit_length

UNLABELLED = -1
_RATE = 3e-3  # of Adam; the features are standardised
_QUERIES = 1024  # compared at once


class LinearProbe(nn.Module):
    """A linear layer on standardised features, which learns beside the encoder with an optimiser of its own.

    It starts at zero and draws no random numbers: a run with a probe is the run without it. A checkpoint holds its
    `state_dict()` and that of its `optimiser`.
    """

    weights: Tensor

    def __init__(self, width: int, labels: Tensor) -> None:
        """`width` channels; `labels` int (n,), those of all images to learn from: each label weighs the same."""
        super().__init__()
        counts = labels[labels != UNLABELLED].bincount()
        self.register_buffer("weights", counts.sum() / counts.clamp_min(1))
        self.standardise = nn.BatchNorm1d(width, affine=False)
        self.linear = nn.Linear(width, len(counts))
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)
        self.optimiser = torch.optim.Adam(self.linear.parameters(), lr=_RATE)

    def forward(self, features: Tensor) -> Tensor:
        """Return logits (B, L) of pooled features (B, width)."""
        logits: Tensor = self.linear(self.standardise(features))
        return logits

    def learn(self, features: Tensor, labels: Tensor) -> None:
        """Make one step on pooled features (B, width) and their labels int (B,), B ≥ 2.

        Features are detached. Those without a label only take part in the standardisation.
        """
        with torch.enable_grad(), torch.autocast(features.device.type, enabled=False):
            logits = self.train()(features.detach().float())
            losses = F.cross_entropy(logits, labels, self.weights, ignore_index=UNLABELLED, reduction="sum")
            self.optimiser.zero_grad()
            torch.autograd.backward(losses / len(labels))
            self.optimiser.step()

    @torch.no_grad()
    def accuracy(self, features: Tensor, labels: Tensor) -> float | None:
        """Return the balanced accuracy on pooled features (B, width) and labels int (B,)."""
        with torch.autocast(features.device.type, enabled=False):
            return balanced_accuracy(self.eval()(features.float()).argmax(1), labels)


@torch.no_grad()
def knn_accuracy(
    features: Tensor,
    labels: Tensor,
    *,
    known: Tensor,
    known_labels: Tensor,
    neighbours: int = 20,
    temperature: float = 0.07,
) -> float | None:
    """Return the balanced accuracy of features (B, D), each labelled by its nearest among `known` (M, D).

    The neighbours vote with exp(s/τ), s the cosine (Wu et al., CVPR 2018, section 3.4). None without known labels.
    """
    labelled = known_labels != UNLABELLED
    if not bool(labelled.any()):
        return None
    with torch.autocast(features.device.type, enabled=False):
        remembered, votes = unit_length(known[labelled]), F.one_hot(known_labels[labelled]).float()
        counted = min(neighbours, len(remembered))
        predicted = []
        for queries in torch.split(unit_length(features), _QUERIES):
            nearest = (queries @ remembered.T).topk(counted)
            weights = (nearest.values / temperature).softmax(1)
            predicted.append((weights[..., None] * votes[nearest.indices]).sum(1).argmax(1))
    return balanced_accuracy(torch.cat(predicted), labels)


def balanced_accuracy(predicted: Tensor, labels: Tensor) -> float | None:
    """Return the mean over the labels of the share that was recognised, 0 to 1; predicted and labels are int (n,).

    None where fewer than two labels stand: there is nothing to tell apart.
    """
    present = torch.unique(labels[labels != UNLABELLED])
    if len(present) < 2:
        return None
    recognised = [(predicted[labels == label] == label).float().mean() for label in present]
    return float(torch.stack(recognised).mean())
