"""Losses, each a scalar; a mask counts the values where it is 1, and the mean is over those."""

import torch
import torch.nn.functional as F
from torch.distributions import NegativeBinomial, Normal, StudentT

from .record import Draw, case


def cross_entropy(name: str, options: dict) -> dict:
    def compute(given: dict) -> dict:
        return {
            "loss": F.cross_entropy(
                given["logits"], given["targets"], ignore_index=options["ignore"], label_smoothing=options["smoothing"]
            )
        }

    draw = Draw(name)
    inputs = {"logits": draw.uniform(6, 5), "targets": torch.tensor([3, 0, 4, 1, 0, 2])}
    return case(name, compute, inputs, options=options)


def classified() -> list[dict]:
    def binary(given: dict) -> dict:
        each = F.binary_cross_entropy_with_logits(given["logits"], given["targets"], reduction="none")
        return {"loss": (each * given["mask"]).sum() / given["mask"].sum()}

    draw = Draw("binary cross-entropy")
    mask = torch.tensor([[1, 0, 1, 1], [1, 1, 0, 1], [0, 1, 1, 1]])
    inputs = {
        "logits": draw.uniform(3, 4, low=-6, high=6),
        "targets": draw.integers(3, 4, low=0, high=2).double(),
        "mask": mask,
    }
    return [
        cross_entropy("cross-entropy", {"ignore": -100, "smoothing": 0}),
        cross_entropy("cross-entropy, ignores 0", {"ignore": 0, "smoothing": 0}),
        cross_entropy("cross-entropy, smoothed", {"ignore": -100, "smoothing": 0.1}),
        cross_entropy("cross-entropy, ignores 0, smoothed", {"ignore": 0, "smoothing": 0.1}),
        case("binary cross-entropy with logits", binary, inputs, without_gradient=("targets",)),
    ]


def distributions() -> list[dict]:
    def student(given: dict) -> dict:
        return {"loss": -StudentT(given["df"], given["loc"], given["scale"]).log_prob(given["y"]).mean()}

    def negative_binomial(given: dict) -> dict:
        mean, dispersion = given["mean"], given["dispersion"]
        counted = NegativeBinomial(1 / dispersion, logits=(mean * dispersion).log())
        return {"loss": -counted.log_prob(given["y"]).mean()}

    def gaussian(given: dict) -> dict:
        return {"loss": -Normal(given["mean"], given["scale"]).log_prob(given["y"]).mean()}

    def gaussian_of_variance(given: dict) -> dict:
        return {"loss": F.gaussian_nll_loss(given["mean"], given["y"], given["variance"], full=False)}

    draw = Draw("distributions")
    loc, y, scale = draw.uniform(8), draw.uniform(8), draw.uniform(8, low=0.3, high=2)
    counts = torch.tensor([0, 1, 3, 12, 0, 5, 2, 40]).double()
    mean, dispersion = draw.uniform(8, low=0.5, high=20), draw.uniform(8, low=0.1, high=2)
    df = draw.uniform(8, low=2.1, high=12)
    observed = ("y",)
    variance = {"variance": "mean + dispersion * mean^2", "total_count": "1 / dispersion"}
    return [
        case("student-t", student, {"df": df, "loc": loc, "scale": scale, "y": y}, without_gradient=observed),
        case(
            "negative binomial",
            negative_binomial,
            {"mean": mean, "dispersion": dispersion, "y": counts},
            options=variance,
            without_gradient=observed,
        ),
        case("gaussian", gaussian, {"mean": loc, "scale": scale, "y": y}, without_gradient=observed),
        case(
            "gaussian of a variance, without log(2 pi) / 2",
            gaussian_of_variance,
            {"mean": loc, "variance": scale, "y": y},
            without_gradient=observed,
        ),
    ]


def pinball() -> dict:
    quantiles = [0.1, 0.5, 0.9]

    def compute(given: dict) -> dict:
        over = given["y"].unsqueeze(-1) - given["predictions"]
        levels = torch.tensor(quantiles, dtype=torch.float64)
        return {"loss": torch.maximum(levels * over, (levels - 1) * over).mean()}

    draw = Draw("pinball")
    inputs = {"predictions": draw.uniform(6, 3), "y": draw.uniform(6)}
    return case("pinball", compute, inputs, options={"quantiles": quantiles}, without_gradient=("y",))


def contrastive(name: str, temperature: float, symmetric: bool) -> dict:
    def compute(given: dict) -> dict:
        a, b = F.normalize(given["a"], dim=-1), F.normalize(given["b"], dim=-1)
        logits, own = a @ b.T / temperature, torch.arange(len(a))
        loss = F.cross_entropy(logits, own)
        return {"loss": (loss + F.cross_entropy(logits.T, own)) / 2 if symmetric else loss}

    draw = Draw(name)
    options = {"temperature": temperature, "symmetric": symmetric, "normalised": True}
    return case(name, compute, {"a": draw.uniform(5, 4), "b": draw.uniform(5, 4)}, options=options)


def cases() -> list[dict]:
    return [
        *classified(),
        pinball(),
        *distributions(),
        contrastive("info-nce", 0.5, symmetric=False),
        contrastive("info-nce, symmetric", 0.07, symmetric=True),
    ]
