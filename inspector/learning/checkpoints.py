"""Reading what a run left behind: tensors and plain values, and never a program."""

import pickle
import warnings
import zipfile
from pathlib import Path
from typing import Any

import torch

from inspector.core.errors import CheckpointUnusable
from inspector.core.files import reason

DAMAGE = (  # what reading was seen to raise on damaged files, and using what was read of them
    *(pickle.UnpicklingError, zipfile.BadZipFile, RuntimeError, EOFError),
    *(LookupError, TypeError, ValueError, AttributeError),
)


def read_checkpoint(path: Path, device: torch.device) -> Any:
    """Return what `torch.save` wrote, its tensors on `device`. Raises `CheckpointUnusable` where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's own, about odd pickles; what is odd fails below
            return torch.load(path, map_location=device, weights_only=True)
    except OSError as error:
        raise CheckpointUnusable(path, f"it cannot be read: {reason(error)}") from error
    except DAMAGE as error:
        raise CheckpointUnusable(path, "it is damaged, or no checkpoint") from error
