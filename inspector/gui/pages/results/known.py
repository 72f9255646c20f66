"""What bundles were found to say of the project's images: it is shown at once while they are asked again."""

from dataclasses import replace
from pathlib import Path

from inspector.runtime.bundle import Bundle
from inspector.services.judgements import Judgements


class Known:
    """The newest judgements of each bundle."""

    def __init__(self) -> None:
        self._of: dict[Path, Judgements] = {}

    def of(self, bundle: Bundle) -> Judgements | None:
        """Return what a bundle says, unless it was changed since."""
        known = self._of.get(bundle.path)
        return known if known is not None and known.bundle == bundle else None

    def take(self, judgements: Judgements) -> None:
        """Keep what a bundle says now."""
        self._of[judgements.bundle.path] = judgements

    def move_limits(self, bundle: Bundle) -> Judgements | None:
        """Return what a bundle says by its other limits, and keep that: no score is another one because of them."""
        if (known := self._of.get(bundle.path)) is None:
            return None
        moved = self._of[bundle.path] = replace(known, bundle=bundle)
        return moved

    def keep_only(self, judgements: Judgements | None) -> None:
        """Forget all others: the images have changed."""
        self._of = {path: held for path, held in self._of.items() if held is judgements}

    def clear(self) -> None:
        """Forget them all: another project is open."""
        self._of.clear()
