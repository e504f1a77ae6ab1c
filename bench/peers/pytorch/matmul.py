"""Prints the GFLOP/s of float32 products of 1024 x 1024 matrices on two threads: what the machine can do."""

import statistics
import time

import torch

SIZE, WARMUP, TIMED = 1024, 10, 50


def main() -> None:
    torch.set_num_threads(2)
    a, b, out = (torch.randn(SIZE, SIZE) for _ in range(3))
    took = []
    for _ in range(WARMUP + TIMED):
        start = time.perf_counter()
        torch.mm(a, b, out=out)
        took.append(time.perf_counter() - start)
    print(f"{2 * SIZE**3 / statistics.median(took[WARMUP:]) / 1e9:.1f} GFLOP/s")


if __name__ == "__main__":
    main()
