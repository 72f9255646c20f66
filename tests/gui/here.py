"""Stories told in the process of the tests, so that a test can change what is told."""

from collections.abc import Callable, Generator
from typing import Any


class Here:
    """Tells every story where it is asked for; what `Processes` means, without its processes."""

    def short(self, story: Callable[..., Generator[Any, None, Any]], /, *args: Any, **kwargs: Any) -> Any:
        return story(*args, **kwargs)

    long = short

    def close(self) -> None:
        """Nothing is held."""
