from collections.abc import Iterator

import pytest
import torch


@pytest.fixture
def own_randomness() -> Iterator[None]:
    """What a test draws at random is the same every time, and no other test's business."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        yield
