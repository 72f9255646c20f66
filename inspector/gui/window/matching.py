"""How well a few typed letters fit a command's words."""


def fit(typed: str, text: str) -> float | None:
    """Return how well `typed` fits, higher is better; None where its letters do not all come in that order.

    A run of letters, and letters at the beginning of words, count more: "tr" finds "Train" before "Light theme".
    """
    wanted, within = typed.casefold().replace(" ", ""), text.casefold()
    if not wanted:
        return 0.0
    best = None
    for start in (i for i, letter in enumerate(within) if letter == wanted[0]):
        found = _fit_from(wanted, within, start)
        if found is not None and (best is None or found > best):
            best = found
    return None if best is None else best - 0.01 * len(within)


def _fit_from(wanted: str, within: str, start: int) -> float | None:
    score, at, before = 0.0, start, -2
    for letter in wanted:
        at = within.find(letter, at)
        if at < 0:
            return None
        score += 1 + 3 * (at == before + 1) + 3 * (at == 0 or not within[at - 1].isalnum())
        before, at = at, at + 1
    return score
