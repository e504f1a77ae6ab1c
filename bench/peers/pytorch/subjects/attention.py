"""Multi-head self-attention; `keep` is 0 at keys that nobody may attend to, and always 1 at the first."""

import torch
import torch.nn.functional as F

from .record import Draw, case

BATCH, LENGTH, SIZE = 2, 5, 6


def attend(given: dict, heads: int, causal: bool) -> dict:
    qkv = given["x"] @ given["qkv.weight"] + given["qkv.bias"]
    q, k, v = (third.unflatten(-1, (heads, -1)).transpose(1, 2) for third in qkv.chunk(3, -1))
    mask = given["keep"].bool()[:, None, None, :]
    if causal:
        mask = mask & torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril()
    mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    return {"y": mixed.transpose(1, 2).flatten(2) @ given["out.weight"] + given["out.bias"]}


def cases() -> list[dict]:
    made = []
    for heads in (1, 2):
        for causal in (False, True):
            name = f"{'causal' if causal else 'full'}, {heads} head{'s' if heads > 1 else ''}"
            draw = Draw(name)
            parameters = {
                "qkv.weight": draw.uniform(SIZE, 3 * SIZE, low=-1, high=1),
                "qkv.bias": draw.uniform(3 * SIZE, low=-1, high=1),
                "out.weight": draw.uniform(SIZE, SIZE, low=-1, high=1),
                "out.bias": draw.uniform(SIZE, low=-1, high=1),
            }
            keep = torch.tensor([[1, 1, 1, 1, 1], [1, 0, 1, 1, 0]])
            inputs = {"x": draw.uniform(BATCH, LENGTH, SIZE), "keep": keep}
            made.append(
                case(
                    name,
                    lambda given, h=heads, c=causal: attend(given, h, c),
                    inputs,
                    parameters,
                    {"heads": heads, "causal": causal},
                )
            )
    return made
