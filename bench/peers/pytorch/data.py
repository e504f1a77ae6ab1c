"""The safetensors file that the TypeScript bench writes: options, initial parameters, constants and batches."""

import json
from dataclasses import dataclass

import torch
from safetensors import safe_open
from torch import Tensor, nn


@dataclass
class Data:
    """What one file holds; `batches` keep their leading axis of steps."""

    options: dict
    parameters: dict[str, Tensor]
    constants: dict[str, Tensor]
    batches: dict[str, Tensor]

    @property
    def steps(self) -> int:
        return len(next(iter(self.batches.values())))

    def batch(self, step: int) -> dict[str, Tensor]:
        """The batch of a step; they start again after the last."""
        return {name: values[step % self.steps] for name, values in self.batches.items()}


def read(path: str) -> Data:
    """Reads a file; ids become int64 here, outside the timed steps, because PyTorch's losses want that."""
    parts: dict[str, dict[str, Tensor]] = {"parameters": {}, "constants": {}, "batches": {}}
    with safe_open(path, framework="pt") as file:
        options = json.loads((file.metadata() or {}).get("options", "{}"))
        for key in file.keys():
            part, name = key.split(".", 1)
            values = file.get_tensor(key)
            parts[part][name] = values if values.is_floating_point() else values.long()
    return Data(options, **parts)


def load(model: nn.Module, parameters: dict[str, Tensor]) -> None:
    """Copies every parameter into the model, which must have exactly these; the file's linear weights are [in, out]."""
    own = dict(model.named_parameters())
    names = {GRU_NAMES.get(name, name): name for name in parameters}
    if own.keys() != names.keys():
        raise ValueError(f"parameters that only one side has: {sorted(own.keys() ^ names.keys())}")
    transposed = {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, nn.Linear)}
    transposed |= {name for name in own if name.startswith("gru.weight")}
    with torch.no_grad():
        for name, parameter in own.items():
            values = parameters[names[name]]
            values = values.T if name in transposed else values
            if values.shape != parameter.shape:
                raise ValueError(f"{name} is {list(values.shape)}, not {list(parameter.shape)}")
            parameter.copy_(values)


GRU_NAMES = {
    "gru.input.weight": "gru.weight_ih_l0",
    "gru.input.bias": "gru.bias_ih_l0",
    "gru.hidden.weight": "gru.weight_hh_l0",
    "gru.hidden.bias": "gru.bias_hh_l0",
}
