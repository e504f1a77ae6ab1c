"""Layer, batch and RMS normalisation."""

import torch.nn.functional as F

from .record import Draw, case

EPS = 1e-5


def affine(draw: Draw, size: int) -> dict:
    return {"weight": draw.uniform(size, low=0.5, high=1.5), "bias": draw.uniform(size, low=-1, high=1)}


def over_last_axis() -> list[dict]:
    def layer(given: dict) -> dict:
        return {"y": F.layer_norm(given["x"], given["x"].shape[-1:], given["weight"], given["bias"], EPS)}

    def rms(given: dict) -> dict:
        return {"y": F.rms_norm(given["x"], given["x"].shape[-1:], given["weight"], EPS)}

    draw = Draw("norms")
    x, parameters = draw.uniform(2, 3, 6), affine(draw, 6)
    return [
        case("layer", layer, {"x": x}, parameters, {"eps": EPS}),
        case("rms", rms, {"x": x}, {"weight": parameters["weight"]}, {"eps": EPS}),
    ]


def batch(shape: tuple[int, ...], training: bool) -> dict:
    name = f"batch, {len(shape)} axes, {'training' if training else 'evaluation'}"
    draw = Draw(name)
    size = shape[1]
    running = {"running_mean": draw.uniform(size, low=-1, high=1), "running_var": draw.uniform(size, low=0.5, high=2)}

    def compute(given: dict) -> dict:
        mean, var = given["running_mean"].clone(), given["running_var"].clone()
        y = F.batch_norm(given["x"], mean, var, given["weight"], given["bias"], training, 0.1, EPS)
        return {"y": y, "running_mean": mean, "running_var": var}

    options = {"eps": EPS, "momentum": 0.1, "training": training, "running_var": "unbiased"}
    inputs = {"x": draw.uniform(*shape), **running}
    return case(name, compute, inputs, affine(draw, size), options, ("running_mean", "running_var"))


def cases() -> list[dict]:
    shapes = [(6, 3), (3, 2, 4), (2, 3, 3, 2)]
    return over_last_axis() + [batch(shape, training) for shape in shapes for training in (True, False)]
