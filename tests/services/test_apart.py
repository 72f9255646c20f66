"""Stories in processes of their own: they mean what they mean here, and whatever ends them is told."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import NotWritable, ProcessLost, TooFewImages
from inspector.core.progress import drive
from inspector.services.apart import Processes
from inspector.store.places import log_dir
from tests.services import telling

PATIENCE_S = 60
ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")


@pytest.fixture(scope="module")
def shared() -> Iterator[Processes]:
    """Processes for tests that leave them as they were."""
    made = Processes()
    yield made
    made.close()


@pytest.fixture
def processes() -> Iterator[Processes]:
    made = Processes()
    yield made
    made.close()


def gone(pid: int) -> bool:
    """Whether a process of ours has ended, or does so soon."""
    for child in active_children():
        if child.pid == pid:
            child.join(PATIENCE_S)
            return child.exitcode is not None
    return True


class TestMeaning:
    def test_events_come_one_by_one_and_what_is_returned_comes_at_the_end(self, shared: Processes) -> None:
        events: list[int] = []
        assert drive(shared.short(telling.counting, 5, end="over"), events.append) == "over"
        assert events == [0, 1, 2, 3, 4]

    def test_nothing_is_done_before_the_first_step_is_asked_for(self, processes: Processes, tmp_path: Path) -> None:
        before = active_children()
        processes.short(telling.marking, tmp_path).close()
        assert list(tmp_path.iterdir()) == []
        assert active_children() == before

    def test_it_is_at_most_one_step_ahead(self, shared: Processes, tmp_path: Path) -> None:
        story = shared.short(telling.marking, tmp_path)
        for taken in range(1, 60):
            next(story)
            assert len(list(tmp_path.iterdir())) <= taken + 1
        story.close()
        assert len(list(tmp_path.iterdir())) <= 60

    def test_closing_it_lets_it_clean_up_there_before_it_returns(self, shared: Processes, tmp_path: Path) -> None:
        story = shared.short(telling.leaving, tmp_path / "mark")
        there = next(story)
        assert there != os.getpid()
        story.close()
        assert (tmp_path / "mark").read_text() == str(there)

    def test_what_fails_while_it_is_closed_is_raised(self, shared: Processes) -> None:
        story = shared.short(telling.refusing_to_close)
        next(story)
        with pytest.raises(NotWritable, match="the disk is full"):
            story.close()

    def test_a_failure_ahead_of_the_step_that_was_closed_at_is_not_told(self, shared: Processes) -> None:
        story = shared.short(telling.failing_ahead)
        next(story)
        story.close()

    def test_what_lasts_from_event_to_event_comes_over_once(self, shared: Processes) -> None:
        events = list(shared.short(telling.growing))
        pictures = [picture for picture, _, _ in events]
        assert all(picture is pictures[0] for picture in pictures)
        assert pictures[0].sum() == sum(range(50_000))
        curves = [curve for _, curve, _ in events]
        assert [point.at for point in curves[-1]] == [0, 1, 2, 3]
        assert curves[-1][0] is curves[0][0]
        assert [passing.tolist() for _, _, passing in events] == [[at] * 10 for at in range(4)]

    def test_it_is_told_without_what_it_does_not_need(self, shared: Processes) -> None:
        imported = drive(shared.short(telling.telling_what_is_imported))
        assert not imported & {"torch", "PySide6", "cv2", "onnxruntime", "inspector.gui"}


class TestEndings:
    def test_a_known_error_is_raised_with_its_fields(self, shared: Processes) -> None:
        with pytest.raises(TooFewImages) as raised:
            drive(shared.short(telling.failing, "Add more."))
        assert (raised.value.what, raised.value.found, raised.value.needed) == ("good images", 8, 10)
        assert str(raised.value).endswith("Add more.")

    def test_a_bug_is_raised_with_its_traceback(self, shared: Processes) -> None:
        with pytest.raises(ZeroDivisionError) as raised:
            drive(shared.short(telling.dividing))
        assert "in dividing" in raised.value.__notes__[0]

    def test_a_bug_that_cannot_come_over_is_told_in_its_words(self, shared: Processes) -> None:
        with pytest.raises(RuntimeError, match="OurOwn: a bug") as raised:
            drive(shared.short(telling.raising_our_own))
        assert "in raising_our_own" in raised.value.__notes__[0]

    @pytest.mark.parametrize("story", [telling.yielding_what_cannot_be_packed, telling.returning_what_cannot_be_packed])
    def test_what_cannot_be_packed_is_a_bug(self, shared: Processes, story: Any) -> None:
        with pytest.raises(Exception, match="lambda"):
            drive(shared.short(story))

    def test_after_any_ending_the_next_story_is_told(self, processes: Processes) -> None:
        with pytest.raises(ZeroDivisionError):
            drive(processes.short(telling.dividing))
        assert drive(processes.short(telling.counting, 1)) == "counted"

    @posix
    def test_a_process_that_is_killed_is_a_known_error(self, processes: Processes) -> None:
        with pytest.raises(ProcessLost, match=r"\(SIGKILL\).*memory") as raised:
            drive(processes.short(telling.killed))
        assert (raised.value.exit_code, raised.value.signal) == (-signal.SIGKILL, "SIGKILL")
        assert drive(processes.short(telling.counting, 1)) == "counted"

    def test_so_is_one_that_ends_by_itself(self, processes: Processes) -> None:
        with pytest.raises(ProcessLost, match="exit code 3") as raised:
            drive(processes.long(telling.exiting, 3))
        assert (raised.value.exit_code, raised.value.signal) == (3, None)

    def test_warnings_are_written_into_the_log(self, processes: Processes) -> None:
        drive(processes.short(telling.warning))
        assert "the moon is full" in next(log_dir().glob("*.log")).read_text()


class TestKeeping:
    def test_a_short_story_is_told_by_the_process_of_the_one_before(self, processes: Processes) -> None:
        first, second = (drive(processes.short(telling.telling_who)) for _ in range(2))
        assert first == second

    def test_a_closed_one_leaves_its_process_for_the_next(self, processes: Processes, tmp_path: Path) -> None:
        story = processes.short(telling.leaving, tmp_path / "mark")
        there = next(story)
        story.close()
        assert drive(processes.short(telling.telling_who)) == there

    def test_a_long_story_takes_the_idle_process_which_ends_with_it(self, processes: Processes) -> None:
        kept = drive(processes.short(telling.telling_who))
        assert drive(processes.long(telling.telling_who)) == kept
        assert gone(kept)

    def test_of_two_at_once_one_is_kept(self, processes: Processes) -> None:
        one, other = processes.short(telling.telling_who), processes.short(telling.telling_who)
        next(one), next(other)
        first, second = drive(one), drive(other)
        assert first != second
        assert gone(second)
        assert drive(processes.short(telling.telling_who)) == first

    def test_after_some_time_an_idle_process_ends(self) -> None:
        processes = Processes(kept_s=0.01)
        assert gone(drive(processes.short(telling.telling_who)))
        assert drive(processes.short(telling.counting, 1)) == "counted"
        processes.close()

    def test_an_idle_process_that_was_killed_is_not_used(self, processes: Processes) -> None:
        idle = drive(processes.short(telling.telling_who))
        next(child for child in active_children() if child.pid == idle).kill()
        assert gone(idle)
        assert drive(processes.short(telling.counting, 1)) == "counted"

    @posix
    def test_a_long_story_lets_others_go_first(self, processes: Processes) -> None:
        assert drive(processes.short(telling.telling_how_nice)) == os.nice(0)
        assert drive(processes.long(telling.telling_how_nice)) > os.nice(0)

    @pytest.mark.skipif(sys.platform != "linux", reason="a setting of Linux")
    def test_where_memory_runs_out_it_is_ended_before_the_window(self, processes: Processes) -> None:
        ours = int(Path("/proc/self/oom_score_adj").read_text())
        assert drive(processes.short(telling.telling_when_it_goes)) > ours


class TestTheEnd:
    def test_all_processes_end_with_their_owner(self, tmp_path: Path) -> None:
        processes = Processes()
        told, idle = processes.short(telling.leaving, tmp_path / "mark"), processes.short(telling.telling_who)
        there, kept = next(told), drive(idle)
        processes.close()
        assert gone(there)
        assert gone(kept)
        with pytest.raises(ProcessLost):
            drive(told)

    @posix
    def test_a_killed_program_leaves_no_process_behind(self, tmp_path: Path) -> None:
        program = start("for number in story: print('told', flush=True)", tmp_path)
        with program:
            assert program.stdout is not None
            assert program.stdout.readline() == b"told\n"
            program.kill()
            program.communicate(timeout=PATIENCE_S)  # until nobody holds its output any more, its processes neither

    @posix
    def test_an_interrupt_in_a_terminal_is_left_to_the_program(self, tmp_path: Path) -> None:
        program = start("while not stopped: print('told', next(story), flush=True)\nstory.close()", tmp_path)
        with program:
            assert program.stdout is not None
            there = int(program.stdout.readline().split()[1])
            os.killpg(program.pid, signal.SIGINT)  # what a terminal does
            _, errors = program.communicate(timeout=PATIENCE_S)
        assert (program.returncode, errors) == (0, b"")
        assert (tmp_path / "mark").read_text() == str(there)


def start(loop: str, folder: Path) -> "subprocess.Popen[bytes]":
    """Start a program that listens to a story; an interrupt is noted in `stopped`."""
    indented = loop.replace("\n", "\n    ")
    program = folder / "program.py"
    program.write_text(f"""
import signal
from pathlib import Path
from inspector.services.apart import Processes
from tests.services import telling
if __name__ == "__main__":
    stopped = []
    signal.signal(signal.SIGINT, lambda *_: stopped.append(True))
    story = Processes().short(telling.leaving, Path({str(folder / "mark")!r}))
    {indented}
""")
    return subprocess.Popen(
        [sys.executable, str(program)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
