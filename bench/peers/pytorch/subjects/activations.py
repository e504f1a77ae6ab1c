"""Activations, softmax and log-softmax over the last axis."""

import torch.nn.functional as F

from .record import Draw, case

ACTIVATIONS = {
    "gelu": ({"approximate": "none"}, F.gelu),
    "gelu-tanh": ({"approximate": "tanh"}, lambda x: F.gelu(x, approximate="tanh")),
    "silu": ({}, F.silu),
    "softplus": ({}, F.softplus),
    "logsigmoid": ({}, F.logsigmoid),
    "elu": ({"alpha": 1}, F.elu),
    "leaky-relu": ({"slope": 0.01}, F.leaky_relu),
    "softmax": ({"axis": -1}, lambda x: F.softmax(x, -1)),
    "log-softmax": ({"axis": -1}, lambda x: F.log_softmax(x, -1)),
}


def cases() -> list[dict]:
    made = []
    for name, (options, function) in ACTIVATIONS.items():
        x = Draw(name).uniform(4, 6, low=-6, high=6)
        made.append(case(name, lambda given, f=function: {"y": f(given["x"])}, {"x": x}, options=options))
    return made
