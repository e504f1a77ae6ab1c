"""The five models of the comparison. Each takes a batch's tensors by name and returns its loss."""

import torch
import torch.nn.functional as F
from data import Data, load
from layers import ConvolutionBlock, TransformerBlock, all_items_loss, sampled_loss
from torch import Tensor, nn


def blocks_of(parameters: dict[str, Tensor]) -> int:
    """How many `blocks.i` there are."""
    return len({name.split(".")[1] for name in parameters if name.startswith("blocks.")})


class Transformer(nn.Module):
    """Embedded items plus positions through pre-norm blocks; the sub-classes add the end."""

    activation = staticmethod(F.relu)
    chunked = False
    """Whether the loss takes the items in chunks."""

    def __init__(self, data: Data, dropout: float):
        super().__init__()
        shapes = {name: values.shape for name, values in data.parameters.items()}
        size, inner = shapes["blocks.0.up.weight"]
        heads = data.options.get("heads", 1)
        self.items = nn.Parameter(torch.empty(shapes["items"]))
        self.positions = nn.Parameter(torch.empty(shapes["positions"]))
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(
            TransformerBlock(size, inner, heads, dropout, self.activation) for _ in range(blocks_of(shapes))
        )
        self.norm = nn.LayerNorm(size)

    def body(self, ids: Tensor, keep: Tensor | None, causal: bool) -> Tensor:
        x = F.embedding(ids, self.items) * self.items.shape[1] ** 0.5 + self.positions
        x = self.dropout(x)
        for block in self.blocks:
            x = block(x, keep, causal)
        return x


class CausalTransformer(Transformer):
    """SASRec with a softmax over all items."""

    def forward(self, ids: Tensor, targets: Tensor) -> Tensor:
        x = self.norm(self.body(ids, None, causal=True))
        return all_items_loss(x, self.items, None, targets, self.chunked)


class MaskedTransformer(Transformer):
    """BERT4Rec: attends to every position that holds an item, predicts those at `at`."""

    activation = staticmethod(F.gelu)

    def __init__(self, data: Data, dropout: float):
        super().__init__(data, dropout)
        vocabulary, size = self.items.shape
        self.head = nn.Linear(size, size)
        self.head_norm = nn.LayerNorm(size)
        self.bias = nn.Parameter(torch.empty(vocabulary))

    def forward(self, ids: Tensor, at: Tensor, targets: Tensor) -> Tensor:
        x = self.body(ids, (ids != 0)[:, None, None, :], causal=False)
        x = x.gather(1, at.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        h = self.head_norm(F.gelu(self.head(self.norm(x))))
        return all_items_loss(h, self.items, self.bias, targets, self.chunked)


class Gru(nn.Module):
    """GRU4Rec with a sampled softmax."""

    def __init__(self, data: Data, dropout: float):
        super().__init__()
        size, hidden = data.parameters["items"].shape[1], data.parameters["gru.hidden.weight"].shape[0]
        self.items = nn.Parameter(torch.empty(data.parameters["items"].shape))
        self.gru = nn.GRU(size, hidden, batch_first=True)
        self.out = nn.Linear(hidden, size)
        self.register_buffer("log_q", data.constants["log_q"])

    def forward(self, ids: Tensor, targets: Tensor, negatives: Tensor) -> Tensor:
        states, _ = self.gru(F.embedding(ids, self.items))
        return sampled_loss(self.out(states), self.items, self.log_q, targets, negatives)


class Cnn(nn.Module):
    """NextItNet with a sampled softmax."""

    def __init__(self, data: Data, dropout: float):
        super().__init__()
        size, dilations = data.parameters["items"].shape[1], data.options["dilations"]
        self.items = nn.Parameter(torch.empty(data.parameters["items"].shape))
        self.blocks = nn.ModuleList(
            ConvolutionBlock(size, dilations[2 * i : 2 * i + 2]) for i in range(blocks_of(data.parameters))
        )
        self.register_buffer("log_q", data.constants["log_q"])

    def forward(self, ids: Tensor, targets: Tensor, negatives: Tensor) -> Tensor:
        x = F.embedding(ids, self.items)
        for block in self.blocks:
            x = block(x)
        return sampled_loss(x, self.items, self.log_q, targets, negatives)


class Digits(nn.Module):
    """One convolution and two dense layers over images."""

    def __init__(self, data: Data, dropout: float):
        super().__init__()
        shapes = {name: values.shape for name, values in data.parameters.items()}
        channels, depth, kernel, _ = shapes["conv.weight"]
        self.conv = nn.Conv2d(depth, channels, kernel)
        self.dense1 = nn.Linear(*shapes["dense1.weight"])
        self.dense2 = nn.Linear(*shapes["dense2.weight"])
        self.to(memory_format=torch.channels_last)

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        images = images.contiguous(memory_format=torch.channels_last)  # a sixth faster
        x = F.max_pool2d(F.relu(self.conv(images)), 2)
        return F.cross_entropy(self.dense2(F.relu(self.dense1(x.flatten(1)))), labels)


MODELS = {
    "causal-transformer": CausalTransformer,
    "masked-transformer": MaskedTransformer,
    "gru": Gru,
    "cnn": Cnn,
    "digits": Digits,
}
WITH_DROPOUT = {"causal-transformer", "masked-transformer"}


def build(name: str, data: Data, dropout: float) -> nn.Module:
    """The model of that name with the file's parameters, ready to train."""
    if dropout and name not in WITH_DROPOUT:
        raise ValueError(f"{name} has no dropout")
    model = MODELS[name](data, dropout)
    load(model, data.parameters)
    return model
