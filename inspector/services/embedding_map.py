"""Where images lie among each other, on a plane: near means alike to the encoder.

PCA is exact and at once. t-SNE keeps neighbours together where PCA lays groups over each other (van der Maaten and
Hinton, JMLR 2008); distances between groups mean nothing in it. It is scikit-learn's, of many images a sample.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from inspector.core.progress import Step, Steps
from inspector.services.judgements import Judged, Judgements, embeddings_of
from inspector.services.workplace import Workplace

MOST_FOR_TSNE = 2000  # ten seconds of one core; more dots say no more
_FIRST_TO = 50  # components that t-SNE starts from: what is left out is noise, and time
_PERPLEXITY = 30.0
_LEAST = 4  # images that make a map


class Projection(StrEnum):
    """How images are laid out."""

    PCA = "pca"
    TSNE = "tsne"


@dataclass(frozen=True, slots=True)
class EmbeddingMap:
    """Images with their places (n, 2); `shares`: how much of all variance each axis of PCA holds.

    `left_out`: images that t-SNE had no time for.
    """

    projection: Projection
    judged: tuple[Judged, ...]
    places: NDArray[np.float64]
    shares: tuple[float, float] | None = None
    left_out: int = 0


def lay_out(judgements: Judgements, projection: Projection, *, workplace: Workplace) -> Steps[EmbeddingMap | None]:
    """Return a map of all images that were judged; None where they are too few."""
    hashes = [judged.sample.hash for judged in judgements.judged]
    held = embeddings_of(hashes, judgements.graph, workplace=workplace)
    judged = [item for item in judgements.judged if item.sample.hash in held]
    left_out = 0
    if projection is Projection.TSNE and len(judged) > MOST_FOR_TSNE:
        left_out = len(judged) - MOST_FOR_TSNE
        judged = sorted(judged, key=lambda item: item.sample.hash)[:MOST_FOR_TSNE]  # by content, so always the same
    yield Step(0, None)
    if len(judged) < _LEAST:
        return None
    embeddings = np.stack([held[item.sample.hash] for item in judged]).astype(np.float64)
    if projection is Projection.PCA:
        places, shares = pca(embeddings, 2)
        return EmbeddingMap(projection, tuple(judged), places, (float(shares[0]), float(shares[1])))
    return EmbeddingMap(projection, tuple(judged), tsne(embeddings), None, left_out)


def pca(embeddings: NDArray[np.float64], count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the first `count` principal components of (n, D) as (n, count), and the share of variance of each."""
    centred = embeddings - embeddings.mean(0)
    variances, axes = np.linalg.eigh(centred.T @ centred)
    order = np.argsort(variances)[::-1][:count]
    axes = axes[:, order]
    axes *= np.where(axes[np.abs(axes).argmax(0), np.arange(axes.shape[1])] < 0, -1, 1)  # the sign is anybody's
    total = max(float(variances.clip(0).sum()), np.finfo(np.float64).tiny)
    places = np.zeros((len(embeddings), count))
    places[:, : axes.shape[1]] = centred @ axes
    shares = np.zeros(count)
    shares[: len(order)] = variances[order].clip(0) / total
    return places, shares


def tsne(embeddings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n, 2) places of (n, D) embeddings; the same for the same embeddings."""
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    reduced, _ = pca(embeddings, min(_FIRST_TO, *embeddings.shape))
    reduced /= max(float(reduced.std(0).max()), np.finfo(np.float64).tiny)
    perplexity = min(_PERPLEXITY, (len(embeddings) - 1) / 3)
    made = TSNE(2, perplexity=perplexity, init="pca", random_state=0, n_jobs=1)
    with threadpool_limits(1):  # the other cores are the window's, and the camera's
        return np.asarray(made.fit_transform(reduced), np.float64)
