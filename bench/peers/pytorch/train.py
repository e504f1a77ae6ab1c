"""Trains one model of the comparison and prints, as its last line, what a step took and every loss."""

import argparse
import ctypes
import json
import os
import resource
import statistics
import tempfile
import time


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", help="the safetensors file of the TypeScript bench")
    source.add_argument("--smoke", action="store_true", help="random data of the same sizes instead")
    parser.add_argument("--mode", choices=["eager", "compile"], default="eager")
    parser.add_argument("--steps", type=int, default=10, help="timed steps")
    parser.add_argument("--warmup", type=int, default=3, help="steps before them, also in `losses`")
    parser.add_argument("--chunked", action="store_true", help="the loss over all items in chunks")
    parser.add_argument("--keep-memory", action="store_true", help="tune malloc to keep what is freed")
    parser.add_argument("--dropout", type=float, default=0.0)
    return parser.parse_args()


def resident_mb() -> float:
    """What the process holds in memory now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def keep_memory() -> None:
    """Makes malloc keep what is freed, as PyTorch's tuning guide advises (there by jemalloc): up to a third faster,
    because large tensors aren't given back to the system and faulted in again at each step."""
    libc = ctypes.CDLL(None)
    trim_threshold, mmap_max = -1, -4
    libc.mallopt(trim_threshold, 2**31 - 1)
    libc.mallopt(mmap_max, 0)


def train(asked: argparse.Namespace, path: str) -> dict:
    import torch
    from data import read

    from models import build

    torch.set_num_threads(2)
    torch.manual_seed(7)
    base_mb = resident_mb()
    if asked.keep_memory:
        keep_memory()
    data = read(path)
    model = build(asked.model, data, asked.dropout)
    model.chunked = asked.chunked
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, fused=True)
    loss_of = torch.compile(model) if asked.mode == "compile" else model

    losses, took = [], []
    for step in range(asked.warmup + asked.steps):
        batch = data.batch(step)
        start = time.perf_counter()
        optimiser.zero_grad()
        loss = loss_of(**batch)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        took.append((time.perf_counter() - start) * 1000)
    step_ms = statistics.median(took[asked.warmup :])
    return {
        "model": asked.model,
        "mode": asked.mode,
        "torch": torch.__version__,
        "step_ms": round(step_ms, 3),
        "min_ms": round(min(took[asked.warmup :]), 3),
        "compile_ms": round(took[0] - step_ms, 1) if asked.mode == "compile" else None,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "base_mb": round(base_mb, 1),
        "losses": losses,
    }


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        # A fresh cache, so that compile_ms is what a first compilation takes.
        os.environ["TORCHINDUCTOR_CACHE_DIR"] = folder
        path = asked.data
        if asked.smoke:
            from smoke import write

            path = os.path.join(folder, "smoke.safetensors")
            write(asked.model, path)
        print(json.dumps(train(asked, path)))


if __name__ == "__main__":
    main()
