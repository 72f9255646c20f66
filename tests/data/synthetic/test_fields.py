import numpy as np
import pytest

from inspector.data.synthetic.fields import grain, level, log_uniform, mixed, noise, smooth_step, strongest

SLOPES = (0.0, 1.0, 2.0)


@pytest.mark.parametrize("slope", SLOPES)
@pytest.mark.parametrize("shape", [(9, 9), (64, 100), (128, 7)])
def test_noise_has_mean_0_and_deviation_1(slope, shape):
    field = noise(shape, np.random.default_rng(0), slope=slope)

    assert field.shape == shape
    assert field.dtype == np.float32
    assert abs(field.mean()) < 0.01
    assert field.std() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("slope", SLOPES)
def test_the_amplitude_of_noise_falls_with_its_slope(slope):
    fields = [noise((128, 128), np.random.default_rng(seed), slope=slope) for seed in range(20)]
    power = np.mean([np.abs(np.fft.fft2(field)) ** 2 for field in fields], 0)
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(128), np.fft.fftfreq(128)))

    band = (frequency > 0.02) & (frequency < 0.4)
    fitted, _ = np.polyfit(np.log(frequency[band]), np.log(power[band]) / 2, 1)

    assert fitted == pytest.approx(-slope, abs=0.05)


def test_a_large_field_of_noise_is_enlarged():
    assert noise((300, 200), np.random.default_rng(0), slope=1).shape == (300, 200)


def test_coarse_grain_is_smoother_than_fine_grain():
    fine, coarse = (grain((64, 64), np.random.default_rng(0), sigma=sigma) for sigma in (0.0, 3.0))

    assert coarse.std() == pytest.approx(1, abs=0.01)
    assert np.abs(np.diff(coarse)).mean() < 0.5 * np.abs(np.diff(fine)).mean()


def test_each_doubling_is_as_likely_as_the_next():
    rng = np.random.default_rng(0)
    draws = np.array([log_uniform(rng, 1, 16) for _ in range(4000)])

    shares, _ = np.histogram(np.log2(draws), bins=4, range=(0, 4))
    assert np.abs(shares / 4000 - 0.25).max() < 0.03


def test_a_smooth_step_rises_from_0_to_1():
    steps = smooth_step(np.array([[-5, 0, 1, 2, 9]], np.float32), 0, 2)

    assert steps.tolist() == [[0, 0, 0.5, 1, 1]]


def test_mixing_is_a_weighted_mean():
    before, other = np.full((2, 2, 3), 10, np.float32), np.full((2, 2, 3), 30, np.float32)

    after = mixed(before, other, np.array([[0, 0.5], [0.25, 1]], np.float32))

    assert after[..., 1].tolist() == [[10, 20], [15, 30]]


def test_level_and_strongest_are_reductions_over_the_channels():
    field = np.random.default_rng(0).random((5, 4, 3), np.float32)

    assert np.allclose(level(field), field.mean(2))
    assert np.array_equal(strongest(field), field.max(2))
