import pytest
import torch

from inspector.core.errors import DeviceMissing
from inspector.learning.device import choose_device, use_threads


def pretend(monkeypatch: pytest.MonkeyPatch, *, cards: int = 0, mps: bool = False) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cards > 0)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: cards)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)


class TestChooseDevice:
    def test_the_cpu_is_always_there(self) -> None:
        assert choose_device("cpu") == torch.device("cpu")

    def test_without_a_card_auto_is_the_cpu(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pretend(monkeypatch)
        assert choose_device() == torch.device("cpu")

    def test_with_a_card_auto_is_the_card(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pretend(monkeypatch, cards=1)
        assert choose_device("auto") == torch.device("cuda")

    def test_a_card_can_be_asked_for_by_its_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pretend(monkeypatch, cards=2)
        assert choose_device("cuda:1") == torch.device("cuda", 1)

    def test_a_mac_is_asked_for_by_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pretend(monkeypatch, mps=True)
        assert choose_device("mps") == torch.device("mps")
        assert choose_device("auto") == torch.device("cpu")

    def test_what_is_missing_is_named_with_what_there_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pretend(monkeypatch)
        with pytest.raises(DeviceMissing, match=r"^cuda is not available here\. Available: cpu\.$"):
            choose_device("cuda")

    @pytest.mark.parametrize("wanted", ["cuda:2", "cuda:-1", "cuda:one", "cuda:", "CUDA", "gpu", "mps", "meta", ""])
    def test_a_card_that_is_not_there_is_refused(self, monkeypatch: pytest.MonkeyPatch, wanted: str) -> None:
        pretend(monkeypatch, cards=2)
        with pytest.raises(DeviceMissing, match=r"Available: cpu, cuda, cuda:0, cuda:1\.$"):
            choose_device(wanted)


class TestUseThreads:
    @pytest.mark.parametrize(("cores", "wanted", "used"), [(8, None, 7), (1, None, 1), (None, None, 1), (8, 3, 3)])
    def test_one_core_is_left_to_the_window_unless_asked_otherwise(
        self, monkeypatch: pytest.MonkeyPatch, cores: int | None, wanted: int | None, used: int
    ) -> None:
        told: list[int] = []
        monkeypatch.setattr("os.cpu_count", lambda: cores)
        monkeypatch.setattr(torch, "set_num_threads", told.append)
        assert use_threads(wanted) == used
        assert told == [used]
