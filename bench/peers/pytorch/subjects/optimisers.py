"""Optimisers over six steps; gradients (`gradients.<name>`) and outputs have a leading axis of steps."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from .record import Draw, all_written

STEPS = 6
ADAMW = {"lr": 0.01, "betas": [0.9, 0.999], "eps": 1e-8}


def written_case(name: str, options: dict, inputs: dict, parameters: dict, outputs: dict) -> dict:
    return {
        "name": name,
        "options": options,
        "inputs": all_written(inputs),
        "parameters": all_written(parameters),
        "outputs": all_written(outputs),
        "gradients": {},
    }


def steps(
    name: str, options: dict, make: Callable[[dict[str, Tensor]], torch.optim.Optimizer], clip: float | None = None
) -> dict:
    draw = Draw(name)
    start = {"weight": draw.uniform(3, 4), "bias": draw.uniform(4)}
    given = {f"gradients.{key}": draw.uniform(STEPS, *value.shape) for key, value in start.items()}
    parameters = {key: value.clone().requires_grad_() for key, value in start.items()}
    optimiser = make(parameters)
    after: dict[str, list[Tensor]] = {key: [] for key in start}
    norms = []
    for step in range(STEPS):
        for key, parameter in parameters.items():
            parameter.grad = given[f"gradients.{key}"][step].clone()
        if clip:
            norms.append(nn.utils.clip_grad_norm_(parameters.values(), clip))
        optimiser.step()
        for key, parameter in parameters.items():
            after[key].append(parameter.detach().clone())
    outputs = {key: torch.stack(values) for key, values in after.items()}
    if clip:
        outputs["norm"] = torch.stack(norms)
    return written_case(name, options, given, start, outputs)


def adamw(parameters: dict[str, Tensor], decays: dict[str, float]) -> torch.optim.Optimizer:
    groups = [{"params": [parameter], "weight_decay": decays[key]} for key, parameter in parameters.items()]
    return torch.optim.AdamW(groups, lr=ADAMW["lr"], betas=tuple(ADAMW["betas"]), eps=ADAMW["eps"])


def sgd(parameters: dict[str, Tensor], nesterov: bool) -> torch.optim.Optimizer:
    return torch.optim.SGD(parameters.values(), lr=0.05, momentum=0.9, nesterov=nesterov)


def average() -> dict:
    """The average begins as the first weights that it sees."""
    draw = Draw("ema")
    model = nn.Linear(4, 3).double()
    given = draw.uniform(STEPS, 3, 4)
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))
    seen = []
    for weights in given:
        with torch.no_grad():
            model.weight.copy_(weights)
        averaged.update_parameters(model)
        seen.append(averaged.module.weight.detach().clone())
    return written_case(
        "ema", {"decay": 0.9, "begins": "first weights"}, {"weights": given}, {}, {"average": torch.stack(seen)}
    )


def cases() -> list[dict]:
    decays = {"weight": 0.01, "bias": 0}
    none = {"weight": 0, "bias": 0}
    return [
        steps("adamw", {**ADAMW, "weight_decay": decays}, lambda p: adamw(p, decays)),
        steps("adamw, clipped", {**ADAMW, "weight_decay": none, "max_norm": 1}, lambda p: adamw(p, none), clip=1.0),
        steps("sgd, momentum", {"lr": 0.05, "momentum": 0.9, "nesterov": False}, lambda p: sgd(p, False)),
        steps("sgd, nesterov", {"lr": 0.05, "momentum": 0.9, "nesterov": True}, lambda p: sgd(p, True)),
        average(),
    ]
