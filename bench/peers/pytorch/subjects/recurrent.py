"""What the two recurrent subjects share: PyTorch's module run with weights that are given by our names."""

import torch
from torch import Tensor, nn

from .record import Draw

BATCH, LENGTH, INPUT, HIDDEN = 2, 4, 3, 4


def parameters(draw: Draw, gates: int) -> dict[str, Tensor]:
    return {
        "input.weight": draw.uniform(INPUT, gates * HIDDEN, low=-1, high=1),
        "input.bias": draw.uniform(gates * HIDDEN, low=-1, high=1),
        "hidden.weight": draw.uniform(HIDDEN, gates * HIDDEN, low=-1, high=1),
        "hidden.bias": draw.uniform(gates * HIDDEN, low=-1, high=1),
    }


def run(kind: type[nn.Module], given: dict[str, Tensor], state: Tensor | tuple, prefix: str = ""):
    """All states, and the last as the module returns it."""
    module = kind(INPUT, HIDDEN, batch_first=True).double()
    weights = {
        "weight_ih_l0": given[f"{prefix}input.weight"].T,
        "bias_ih_l0": given[f"{prefix}input.bias"],
        "weight_hh_l0": given[f"{prefix}hidden.weight"].T,
        "bias_hh_l0": given[f"{prefix}hidden.bias"],
    }
    return torch.func.functional_call(module, weights, (given["x"], state))
