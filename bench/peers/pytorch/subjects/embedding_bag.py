"""Embedding bags over lists of ids; bag i has the ids from offsets[i] up to offsets[i + 1]. The third bag is empty."""

import torch
import torch.nn.functional as F

from .record import Draw, case


def bag(name: str, mode: str, weighted: bool) -> dict:
    def compute(given: dict) -> dict:
        weights = given.get("per_sample_weights")
        return {
            "y": F.embedding_bag(given["ids"], given["weight"], given["offsets"], mode=mode, per_sample_weights=weights)
        }

    draw = Draw(name)
    inputs = {"ids": torch.tensor([1, 4, 4, 0, 2, 6, 1, 3]), "offsets": torch.tensor([0, 3, 5, 5])}
    if weighted:
        inputs["per_sample_weights"] = draw.uniform(8)
    return case(name, compute, inputs, {"weight": draw.uniform(7, 3)}, {"mode": mode})


def cases() -> list[dict]:
    return [bag("mean", "mean", False), bag("sum", "sum", False), bag("weighted sum", "sum", True)]
