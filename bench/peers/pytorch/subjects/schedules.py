"""Learning rates by LambdaLR from 1, by the formulas of the options; step 0 first, nothing below 0."""

import math

import torch
from torch.optim.lr_scheduler import LambdaLR

from .record import all_written

STEPS = 20
WARM_UPS = {
    "step / warmup": lambda step, warmup: step / warmup,
    "(step + 1) / warmup": lambda step, warmup: (step + 1) / warmup,
}
DECAYS = {
    "(1 + cos(pi * (step - warmup) / (total - warmup))) / 2": lambda done: (1 + math.cos(math.pi * done)) / 2,
    "(total - step) / (total - warmup)": lambda done: 1 - done,
}


def rates(warm_up: str, decay: str, warmup: int, total: int) -> torch.Tensor:
    def factor(step: int) -> float:
        if step < warmup:
            return WARM_UPS[warm_up](step, warmup)
        return DECAYS[decay](min(1, (step - warmup) / (total - warmup)))

    optimiser = torch.optim.SGD([torch.zeros(1)], lr=1)
    schedule = LambdaLR(optimiser, factor)
    seen = []
    for _ in range(STEPS):
        seen.append(schedule.get_last_lr()[0])
        optimiser.step()
        schedule.step()
    return torch.tensor(seen, dtype=torch.float64)


def cases() -> list[dict]:
    made = []
    for name, decay in zip(("cosine", "linear"), DECAYS, strict=True):
        for warm_up in WARM_UPS:
            for warmup, total in ((5, 20), (4, 16)):
                made.append(
                    {
                        "name": f"{name} over {total} after {warm_up.replace('warmup', str(warmup))}",
                        "options": {"warmup": warmup, "total": total, "warm_up": warm_up, "decay": decay},
                        "inputs": {},
                        "parameters": {},
                        "outputs": all_written({"lr": rates(warm_up, decay, warmup, total)}),
                        "gradients": {},
                    }
                )
    return made
