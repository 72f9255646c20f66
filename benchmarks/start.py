"""How long `inspector inspect` takes from the shell to the first verdict, its peak memory, and what it loads.

uv run python -m benchmarks.start BUNDLE IMAGE [--rounds 5]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("bundle", type=Path)
    ap.add_argument("image", type=Path)
    ap.add_argument("--rounds", type=int, default=5)
    a = ap.parse_args()
    times = []
    for _ in range(a.rounds + 1):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "inspector", "inspect", str(a.bundle), str(a.image), "--quiet"],
            check=True,
            capture_output=True,
        )
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    median = statistics.median(times[1:])
    print(f"start to verdict: median {median:.2f} s (first {times[0]:.2f} s), peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
