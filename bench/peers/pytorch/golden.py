"""Writes test/golden/nn: what PyTorch computes, in float64 from float32 inputs, for src/nn to agree with."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "test" / "golden" / "nn"
SUBJECTS = [
    "activations",
    "attention",
    "convolution",
    "embedding-bag",
    "gru",
    "losses",
    "lstm",
    "norms",
    "optimisers",
    "schedules",
]


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for subject in sys.argv[1:] or SUBJECTS:
        cases = import_module(f"subjects.{subject.replace('-', '_')}").cases()
        made = {"made_by": "python bench/peers/pytorch/golden.py", "torch": torch.__version__, "cases": cases}
        (FOLDER / f"{subject}.json").write_text(json.dumps(made))
    # The formatter of the repository's JSON files.
    subprocess.run(["npx", "biome", "format", "--write", "--log-level=error", str(FOLDER)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
