"""What torch complains of without need is not said."""

import logging


def test_nobody_is_told_that_triton_is_missing() -> None:
    from torch.utils import flop_counter

    import inspector.learning  # noqa: F401

    assert not logging.getLogger(flop_counter.__name__).isEnabledFor(logging.WARNING)
