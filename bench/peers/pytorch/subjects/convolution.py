"""Convolutions and pooling over [batch, channels, ...]; padding on both sides of each axis, which no maximum sees."""

import torch.nn.functional as F

from .record import Draw, case

CONVOLUTIONS = [
    ((7,), (3,), {"stride": [1], "padding": [1], "dilation": [1]}),
    ((8,), (3,), {"stride": [2], "padding": [0], "dilation": [1]}),
    ((9,), (3,), {"stride": [1], "padding": [2], "dilation": [2]}),
    ((5, 4), (3, 3), {"stride": [1, 1], "padding": [0, 0], "dilation": [1, 1]}),
    ((6, 5), (3, 2), {"stride": [2, 1], "padding": [1, 0], "dilation": [1, 2]}),
]
POOLS = [
    ("max", (7,), {"kernel": [2], "stride": [2], "padding": [0]}),
    ("max", (6,), {"kernel": [3], "stride": [1], "padding": [1]}),
    ("max", (4, 6), {"kernel": [2, 2], "stride": [2, 2], "padding": [0, 0]}),
    ("max", (5, 5), {"kernel": [3, 3], "stride": [2, 1], "padding": [1, 1]}),
    ("average", (7,), {"kernel": [2], "stride": [2], "padding": [0]}),
    ("average", (6,), {"kernel": [3], "stride": [1], "padding": [1], "count_padding": True}),
    ("average", (6,), {"kernel": [3], "stride": [1], "padding": [1], "count_padding": False}),
    ("average", (4, 6), {"kernel": [2, 2], "stride": [2, 2], "padding": [0, 0]}),
]


def convolution(extent: tuple[int, ...], kernel: tuple[int, ...], options: dict) -> dict:
    axes = len(extent)
    function = F.conv1d if axes == 1 else F.conv2d

    def compute(given: dict) -> dict:
        return {"y": function(given["x"], given["weight"], given["bias"], **options)}

    name = f"conv{axes}d {options}".replace("'", "")
    draw = Draw(name)
    parameters = {"weight": draw.uniform(3, 2, *kernel, low=-1, high=1), "bias": draw.uniform(3, low=-1, high=1)}
    return case(name, compute, {"x": draw.uniform(2, 2, *extent)}, parameters, options)


def causal() -> dict:
    def compute(given: dict) -> dict:
        return {"y": F.conv1d(F.pad(given["x"], (4, 0)), given["weight"], given["bias"], dilation=2)}

    draw = Draw("causal conv1d")
    parameters = {"weight": draw.uniform(3, 2, 3, low=-1, high=1), "bias": draw.uniform(3, low=-1, high=1)}
    options = {"stride": [1], "padding_before": [4], "padding_after": [0], "dilation": [2], "causal": True}
    return case("conv1d causal", compute, {"x": draw.uniform(2, 2, 6)}, parameters, options)


def pool(kind: str, extent: tuple[int, ...], options: dict) -> dict:
    axes = len(extent)
    given_options = {"kernel_size": options["kernel"], "stride": options["stride"], "padding": options["padding"]}
    if "count_padding" in options:
        given_options["count_include_pad"] = options["count_padding"]
    functions = {"max": [F.max_pool1d, F.max_pool2d], "average": [F.avg_pool1d, F.avg_pool2d]}
    function = functions[kind][axes - 1]
    name = f"{kind} pool {axes}d {options}".replace("'", "")
    return case(
        name,
        lambda given: {"y": function(given["x"], **given_options)},
        {"x": Draw(name).uniform(2, 2, *extent)},
        {},
        options,
    )


def cases() -> list[dict]:
    return [convolution(*one) for one in CONVOLUTIONS] + [causal()] + [pool(*one) for one in POOLS]
