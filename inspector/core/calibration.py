"""From the scores of good images to the two limits, and to a sentence on what those images can promise.

Split conformal (Vovk, Gammerman, Shafer, "Algorithmic Learning in a Random World", 2005; Lei et al., JASA
2018, Theorem 2; for anomalies: Laxhammar and Falkman, 2010): among the scores of n good images and one more
good part, each is equally likely to be the j-th largest, whatever their distribution.

What the promise does not say. It holds for *exchangeable* parts: parts, light and camera like those
photographed; a new lamp ends it. It is *marginal*, a mean over all calibrations that could have been drawn:
the rate behind one of them follows Beta(n + 1 − k, k), and may well be twice what was wanted (Angelopoulos
and Bates, arXiv:2107.07511, section 3.2). It says nothing of escapes. With the method "leave-one-out" it is
approximate: each score was taken against a memory one image smaller than the one in use. What is proven
nearby is 2 × wanted, for the jackknife+ (Barber et al., Annals of Statistics 2021, Theorem 1).
"""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction

from inspector.core.errors import RecipeInvalid, TooFewImages
from inspector.core.judgement import Limit, Limits

HIGHEST_RATE = 0.5
_SLACK = 1 + Fraction(1, 10**12)  # in floating point 1/49 × 49 is a hair less than 1
ODD = 0.05  # the chance that the highest of n images alike is taken for one that stands apart
_FEWEST_OTHERS = 5  # below, nobody can tell how far good parts differ
_TAIL_SPREADS = 10  # an estimate lies at most so many tail spreads above the highest score


@dataclass(frozen=True, slots=True)
class Calibration:
    """Scores of good images that the patch memory had not seen, and the method that gave them.

    `scores` are raw and kept in rising order, whatever order they come in; `method` is a word for the
    report, such as "held-out" or "leave-one-out".
    Raises `TooFewImages` without scores, `ValueError` where one is not finite.
    """

    scores: tuple[float, ...]
    method: str

    def __post_init__(self) -> None:
        if not self.scores:
            raise TooFewImages(what="good images to calibrate with", found=0, needed=1)
        if not all(map(math.isfinite, self.scores)):
            raise ValueError("a calibration score is not finite")
        object.__setattr__(self, "scores", tuple(sorted(map(float, self.scores))))

    def p_value(self, score: float) -> float:
        """Return how rare `score` is among good parts: (1 + #{s ≥ score}) / (n + 1), from 1/(n + 1) to 1.

        Small is anomalous. A guaranteed limit is exceeded just where p ≤ its rate. Raises `ValueError` for a
        score that is not finite: a fault is not a rarity, and no p-value may make it look good or measured.
        """
        if not math.isfinite(score):
            raise ValueError(f"the score {score} is not finite")
        n = len(self.scores)
        return (1 + n - bisect_left(self.scores, score)) / (n + 1)


def find_limit(calibration: Calibration, wanted: float) -> Limit:
    """Return the limit that at most the share `wanted` (0 to 0.5) of good parts exceeds.

    The k-th smallest score, k = ⌈(n + 1)(1 − wanted)⌉, where k ≤ n: it is guaranteed, and
    `promised` = (n + 1 − k)/(n + 1). With fewer images the value is estimated from the tail; it is never
    below the highest score, so that 1/(n + 1) is still promised. Exceeding is score > value.
    Raises `RecipeInvalid` for a rate outside (0, 0.5].
    """
    n = len(calibration.scores)
    above = math.floor((n + 1) * _exact("false rejects", wanted))  # n + 1 − k
    if above < 1:
        return Limit(_estimate(calibration.scores, wanted), wanted, 1 / (n + 1), guaranteed=False)
    promised = min(wanted, above / (n + 1))
    return Limit(calibration.scores[n - above], wanted, promised, guaranteed=True)


def find_limits(calibration: Calibration, *, false_rejects: float, reviews: float) -> Limits:
    """Return both limits: the anomaly limit from `false_rejects`, the review limit from `reviews`.

    `reviews` is the share of good parts that may go to a person or be rejected, at least `false_rejects`.
    Where the images are too few for it, the review limit is that of the smallest rate that they support,
    1/(n + 1), and says so in `wanted`. So the review limit is always guaranteed and never above the anomaly
    limit, and what lies between a promise and an estimate is a review, not a verdict.
    Raises `RecipeInvalid` for a rate outside (0, 0.5], or reviews below false rejects.
    """
    anomaly = find_limit(calibration, false_rejects)
    _exact("reviews", reviews)
    if reviews < false_rejects:
        raise RecipeInvalid("reviews", f"{reviews} is below the false-reject rate, {false_rejects}")
    supported = max(reviews, 1 / (len(calibration.scores) + 1))
    return Limits(review=find_limit(calibration, supported), anomaly=anomaly)


def limit_at(calibration: Calibration, value: float) -> Limit:
    """Return the limit that a person sets at `value`: `promised` is (1 + #{s > value}) / (n + 1).

    It is the rate that a limit fixed beforehand would have on average. It is never guaranteed: who chooses a value
    knowing the scores can choose a lucky one. Raises `RecipeInvalid` for a value that is not finite.
    """
    if not math.isfinite(value):
        raise RecipeInvalid("limit", f"{value} is not a score")
    n = len(calibration.scores)
    rate = (1 + n - bisect_right(calibration.scores, value)) / (n + 1)
    return Limit(value, rate, rate, guaranteed=False)


def limit_without_highest(calibration: Calibration, wanted: float) -> float | None:
    """Return the limit that the other images would set, where one image stands apart and decides it alone; else None.

    It decides where the limit is not below its score. It stands apart where, estimated from the others, less than the
    share `ODD` / n of good parts scores so high: with all n alike that comes by chance in one calibration of twenty.
    Raises `RecipeInvalid` for a rate outside (0, 0.5].
    """
    *others, highest = calibration.scores
    if len(others) < _FEWEST_OTHERS or find_limit(calibration, wanted).value < highest:
        return None
    rest = Calibration(tuple(others), calibration.method)
    if highest <= _estimate(rest.scores, min(wanted, ODD / len(calibration.scores))):
        return None
    return find_limit(rest, wanted).value


def needed_for(wanted: float) -> int:
    """Return how many good images it takes to promise the rate `wanted`: ⌈1/wanted⌉ − 1, 99 for 1 %."""
    return math.ceil(1 / _exact("false rejects", wanted)) - 1


def explain(limit: Limit, n: int, *, exact: bool = True, missing: int | None = None) -> str:
    """Say in plain words what `n` good images promise for this limit; not `exact`: about what.

    `missing`: how many more it takes for what is wanted, where some of them would do something else than calibrate.
    Rates are rounded up, so that the rate that is read can be asked for and is supported.
    """
    images, s = ("1 good image", "s") if n == 1 else (f"{n} good images", "")
    wanted, promised = rounded_up(limit.wanted, digits=4), rounded_up(limit.promised, digits=2)
    if limit.guaranteed:
        promise = f"{'at most' if exact else 'about'} {wanted} false rejects"
        return f"{images} promise{s} {promise}, for parts and light like those photographed."
    if limit.by_hand:
        return f"Set by hand: by {images}, about {promised} of good parts lie above it; nothing is promised."
    more = f"Add {needed_for(limit.wanted) - n if missing is None else missing} to promise {wanted}."
    return f"{images} support{s} a false-reject limit of {promised}, not {wanted}. {more}"


def rounded_up(rate: float, *, digits: int) -> str:
    """Write a rate as a percentage of so many digits, rounded up."""
    unit = 10.0 ** (digits - 1 - math.floor(math.log10(100 * rate)))
    return f"{math.ceil(100 * rate * unit - 1e-6) / unit:.{digits}g} %"


def _exact(setting: str, rate: float) -> Fraction:
    """Return a rate as a fraction with a hair of slack, so that 1/20 of 20 is 1."""
    if not 0 < rate <= HIGHEST_RATE:
        raise RecipeInvalid(setting, f"{rate} is not above 0 and at most {HIGHEST_RATE}")
    return Fraction(rate) * _SLACK


def _estimate(scores: tuple[float, ...], wanted: float) -> float:
    """Return a limit beyond the highest score that about the share `wanted` of good parts exceeds.

    An image's score is a maximum over patches, whose tail is close to exponential (Gumbel's domain; Pickands,
    Annals of Statistics 1975; exponential tail fits: Breiman, Stone and Kooperberg, 1990). The k highest
    scores lie above the next one, u, by S in all. One more excess over u is predicted with the scale unknown
    (Lawless, Technometrics 1977; Johnston, arXiv:2505.04501): P(excess > x) = (1 + x/S)^−k, which is a
    generalized Pareto tail of shape 1/k, so that

        x = S · ((p / wanted)^(1/k) − 1),   p = P(score > u) = (k + 1)/(n + 1).

    Like the conformal limit it is right on average over calibrations, exactly so for an exponential tail; a
    fit that takes the scale as known rejects too many. k = 1.5 √n, at most n/2: a share that vanishes as n
    grows. Too low for fatter tails, too high for thinner ones.
    """
    n, highest = len(scores), scores[-1]
    k = min(n // 2, math.ceil(1.5 * math.sqrt(n)))
    if k == 0:
        return highest
    u = scores[n - k - 1]
    total = math.fsum(score - u for score in scores[n - k :])
    excess = total * math.expm1(math.log((k + 1) / (n + 1) / wanted) / k)
    farthest = highest + _TAIL_SPREADS * (highest - u)
    return max(highest, min(u + excess, farthest))
