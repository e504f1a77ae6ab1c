"""GRU: gates r, z, n; the reset gate is applied after the hidden projection. `last` carries no gradient."""

from torch import nn

from .record import Draw, case
from .recurrent import BATCH, HIDDEN, INPUT, LENGTH, parameters, run


def compute(given: dict) -> dict:
    states, last = run(nn.GRU, given, given["h0"].unsqueeze(0), "gru.")
    return {"states": states, "last": last[0]}


def cases() -> list[dict]:
    made = []
    for name, zero in (("from zero", True), ("from a state", False)):
        draw = Draw(f"gru {name}")
        h0 = draw.uniform(BATCH, HIDDEN, low=-1, high=1)
        inputs = {"x": draw.uniform(BATCH, LENGTH, INPUT), "h0": h0 * 0 if zero else h0}
        named = {f"gru.{key}": value for key, value in parameters(draw, 3).items()}
        made.append(case(name, compute, inputs, named, {"gates": ["r", "z", "n"]}))
    return made
