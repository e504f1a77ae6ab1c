"""Random tensors that are short in JSON, and a case as it is written."""

import random
import zlib
from collections.abc import Callable

import torch
from torch import Tensor


class Draw:
    """Random float64 tensors whose values float32 holds exactly; the same for a name on every version of PyTorch."""

    def __init__(self, name: str):
        self.random = random.Random(zlib.crc32(name.encode()))

    def uniform(self, *shape: int, low: float = -2, high: float = 2) -> Tensor:
        return self._tensor(shape, lambda: round(self.random.uniform(low, high), 3))

    def integers(self, *shape: int, low: int, high: int) -> Tensor:
        """At least `low`, below `high`."""
        return self._tensor(shape, lambda: self.random.randrange(low, high)).long()

    def _tensor(self, shape: tuple[int, ...], value: Callable[[], float]) -> Tensor:
        count = torch.Size(shape).numel()
        return torch.tensor([value() for _ in range(count)], dtype=torch.float32).double().reshape(shape)


def written(tensor: Tensor) -> dict:
    """Shape and numbers with nine significant digits, which float32 needs."""
    numbers = (float(f"{value:.9g}") for value in tensor.detach().double().flatten().tolist())
    return {"shape": list(tensor.shape), "data": [int(n) if n.is_integer() else n for n in numbers]}


def all_written(tensors: dict[str, Tensor]) -> dict:
    return {name: written(tensor) for name, tensor in tensors.items()}


def case(
    name: str,
    compute: Callable[[dict[str, Tensor]], dict[str, Tensor]],
    inputs: dict[str, Tensor],
    parameters: dict[str, Tensor] | None = None,
    options: dict | None = None,
    without_gradient: tuple[str, ...] = (),
) -> dict:
    """Computes outputs from inputs and parameters by name, and the gradients of sum(first output * dy)."""
    parameters = parameters or {}
    given = {**inputs, **parameters}
    leaves = {
        key: value.clone().requires_grad_(value.is_floating_point() and key not in without_gradient)
        for key, value in given.items()
    }
    outputs = compute(leaves)
    first = next(iter(outputs.values()))
    dy = Draw(f"{name} dy").uniform(*first.shape, low=-1, high=1)
    (first * dy).sum().backward()
    gradients = {key: leaf.grad for key, leaf in leaves.items() if leaf.requires_grad and leaf.grad is not None}
    return {
        "name": name,
        "options": options or {},
        "inputs": all_written({**inputs, "dy": dy}),
        "parameters": all_written(parameters),
        "outputs": all_written(outputs),
        "gradients": all_written(gradients),
    }
