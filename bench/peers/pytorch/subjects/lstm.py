"""LSTM: gates i, f, g, o. `last` (h) and `cell` (c) are those after the last position and carry no gradient."""

from torch import nn

from .record import Draw, case
from .recurrent import BATCH, HIDDEN, INPUT, LENGTH, parameters, run


def compute(given: dict) -> dict:
    states, (last, cell) = run(nn.LSTM, given, (given["h0"].unsqueeze(0), given["c0"].unsqueeze(0)))
    return {"states": states, "last": last[0], "cell": cell[0]}


def cases() -> list[dict]:
    made = []
    for name, factor in (("from zero", 0), ("from a state", 1)):
        draw = Draw(f"lstm {name}")
        inputs = {
            "x": draw.uniform(BATCH, LENGTH, INPUT),
            "h0": draw.uniform(BATCH, HIDDEN, low=-1, high=1) * factor,
            "c0": draw.uniform(BATCH, HIDDEN, low=-1, high=1) * factor,
        }
        made.append(case(name, compute, inputs, parameters(draw, 4), {"gates": ["i", "f", "g", "o"]}))
    return made
