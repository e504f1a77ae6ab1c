"""Random data files of the comparison's sizes, to try train.py without the TypeScript bench."""

import json

import numpy as np
from safetensors.numpy import save_file

ITEMS, SIZE, LENGTH, BATCH, STEPS = 12001, 64, 50, 256, 4


def linear(name: str, inner: int, outer: int) -> dict:
    bound = inner**-0.5
    return {f"{name}.weight": np.random.uniform(-bound, bound, (inner, outer)), f"{name}.bias": np.zeros(outer)}


def norm(name: str) -> dict:
    return {f"{name}.weight": np.ones(SIZE), f"{name}.bias": np.zeros(SIZE)}


def items() -> dict:
    return {"items": np.random.normal(0, 0.02, (ITEMS, SIZE))}


def transformer(inner: int) -> dict:
    made = items() | {"positions": np.random.normal(0, 0.02, (LENGTH, SIZE))} | norm("norm")
    for i in range(2):
        block = f"blocks.{i}"
        made |= norm(f"{block}.norm1") | norm(f"{block}.norm2")
        made |= linear(f"{block}.attention.qkv", SIZE, 3 * SIZE) | linear(f"{block}.attention.out", SIZE, SIZE)
        made |= linear(f"{block}.up", SIZE, inner) | linear(f"{block}.down", inner, SIZE)
    return made


def convolutions() -> dict:
    made = items()
    for i in range(4):
        for j in (1, 2):
            weight = np.random.uniform(-1, 1, (SIZE, SIZE, 3)) * (3 * SIZE) ** -0.5
            made |= {f"blocks.{i}.conv{j}.weight": weight, f"blocks.{i}.conv{j}.bias": np.zeros(SIZE)}
            made |= norm(f"blocks.{i}.norm{j}")
    return made


def parameters(model: str) -> dict:
    if model == "causal-transformer":
        return transformer(SIZE)
    if model == "masked-transformer":
        return transformer(4 * SIZE) | linear("head", SIZE, SIZE) | norm("head_norm") | {"bias": np.zeros(ITEMS)}
    if model == "gru":
        return items() | linear("gru.input", SIZE, 384) | linear("gru.hidden", 128, 384) | linear("out", 128, SIZE)
    if model == "cnn":
        return convolutions()
    conv = {"conv.weight": np.random.uniform(-1, 1, (32, 1, 3, 3)) / 3, "conv.bias": np.zeros(32)}
    return conv | linear("dense1", 5408, 128) | linear("dense2", 128, 10)


def sequences(*shape: int) -> np.ndarray:
    """Ids with about a third of the positions empty at the end."""
    ids = np.random.randint(1, ITEMS, (STEPS, BATCH, *shape))
    lengths = np.random.randint(shape[-1] // 3, shape[-1] + 1, (STEPS, BATCH, 1))
    return np.where(np.arange(shape[-1]) < lengths, ids, 0)


def batches(model: str) -> dict:
    if model == "digits":
        images = np.random.normal(0, 1, (STEPS, 128, 1, 28, 28)).astype(np.float32)
        return {"images": images, "labels": np.random.randint(0, 10, (STEPS, 128))}
    ids = sequences(LENGTH)
    if model == "masked-transformer":
        return {"ids": ids, "at": np.random.randint(0, LENGTH, (STEPS, BATCH, 10)), "targets": sequences(10)}
    targets = np.where(ids == 0, 0, np.random.randint(1, ITEMS, ids.shape))
    if model == "causal-transformer":
        return {"ids": ids, "targets": targets}
    return {"ids": ids, "targets": targets, "negatives": np.random.randint(1, ITEMS, (STEPS, 1024))}


def write(model: str, path: str) -> None:
    """Writes the file of a model as the TypeScript bench does."""
    np.random.seed(7)
    tensors = {f"parameters.{name}": values.astype(np.float32) for name, values in parameters(model).items()}
    for name, values in batches(model).items():
        tensors[f"batches.{name}"] = values if values.dtype == np.float32 else values.astype(np.int32)
    if model in ("gru", "cnn"):
        tensors["constants.log_q"] = np.full(ITEMS, -np.log(ITEMS), np.float32)
    options = {"heads": 2, "dropout": 0.2, "dilations": [1, 2, 4, 8, 1, 2, 4, 8]}
    save_file(tensors, path, {"options": json.dumps(options)})
