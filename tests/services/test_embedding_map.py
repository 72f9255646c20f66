from pathlib import Path

import numpy as np
import pytest
from sklearn.decomposition import PCA

from inspector.core.judgement import HeatMap
from inspector.core.progress import drive
from inspector.core.sample import Label, Sample
from inspector.runtime.bundle import Bundle
from inspector.services import embedding_map
from inspector.services.embedding_map import Projection, lay_out, pca, tsne
from inspector.services.judgements import Judged, Judgements, Role
from inspector.services.workplace import Workplace
from inspector.store.judged import JudgedImages, Kept


def groups(n: int = 30) -> np.ndarray:
    """Two groups, far apart in 12 dimensions."""
    random = np.random.default_rng(1)
    return np.concatenate([random.normal(0, 1, (n, 12)), random.normal(8, 1, (n, 12))])


def test_pca_is_that_of_scikit_learn() -> None:
    theirs = PCA(2).fit(groups())
    places, shares = pca(groups(), 2)
    np.testing.assert_allclose(np.abs(places), np.abs(theirs.transform(groups())), atol=1e-8)
    np.testing.assert_allclose(shares, theirs.explained_variance_ratio_)


def test_pca_of_equal_images_puts_them_in_one_place() -> None:
    places, shares = pca(np.ones((5, 3)), 2)
    assert not places.any()
    assert shares.tolist() == [0, 0]


def test_tsne_keeps_groups_apart() -> None:
    places = tsne(groups())
    centres = places[:30].mean(0), places[30:].mean(0)
    spread = max(float(places[:30].std()), float(places[30:].std()))
    assert np.linalg.norm(centres[0] - centres[1]) > 2 * spread


@pytest.fixture
def judgements(trained_bundle: Bundle, workplace: Workplace) -> Judgements:
    judged, kept = [], []
    for i, embedding in enumerate(groups(10)):
        sample = Sample(Path(f"{i}.png"), f"hash{i:02d}", 8, 8, Label.GOOD)
        judged.append(Judged(sample, Role.TEST, 1.0, 0.5))
        heat = HeatMap(np.ones((2, 2), np.float32), (8, 8))
        kept.append(Kept(sample.hash, 1.0, heat, embedding.astype(np.float32)))
    with JudgedImages(workplace.judged) as store:
        store.keep("graph", kept)
    return Judgements(trained_bundle, "graph", tuple(judged))


@pytest.mark.parametrize("projection", Projection)
def test_every_judged_image_has_a_place(judgements: Judgements, workplace: Workplace, projection: Projection) -> None:
    found = drive(lay_out(judgements, projection, workplace=workplace))
    assert found is not None
    assert found.places.shape == (20, 2)
    assert found.judged == judgements.judged
    assert np.isfinite(found.places).all()


def test_of_too_many_images_tsne_takes_a_sample_and_says_so(
    judgements: Judgements, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding_map, "MOST_FOR_TSNE", 12)
    found = drive(lay_out(judgements, Projection.TSNE, workplace=workplace))
    assert found is not None
    assert (len(found.places), found.left_out) == (12, 8)


def test_three_images_make_no_map(judgements: Judgements, workplace: Workplace) -> None:
    few = Judgements(judgements.bundle, "graph", judgements.judged[:3])
    assert drive(lay_out(few, Projection.PCA, workplace=workplace)) is None
