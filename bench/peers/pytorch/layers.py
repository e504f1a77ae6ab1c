"""What the models share: a pre-norm transformer block, the layers of NextItNet, losses over many items."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

IGNORED = 0


class Attention(nn.Module):
    """Multi-head self-attention with one projection to queries, keys and values (a third each)."""

    def __init__(self, size: int, heads: int, dropout: float):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)

    def forward(self, x: Tensor, keep: Tensor | None, causal: bool) -> Tensor:
        batch, length, size = x.shape
        thirds = self.qkv(x).view(batch, length, 3, self.heads, size // self.heads)
        q, k, v = thirds.permute(2, 0, 3, 1, 4).unbind(0)
        dropout = self.dropout if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=keep, dropout_p=dropout, is_causal=causal)
        return self.out(mixed.transpose(1, 2).reshape(batch, length, size))


class TransformerBlock(nn.Module):
    """x += attention(norm(x)); x += down(activation(up(norm(x)))), with dropout on both."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float, activation):
        super().__init__()
        self.activation = activation
        self.norm1 = nn.LayerNorm(size)
        self.attention = Attention(size, heads, dropout)
        self.norm2 = nn.LayerNorm(size)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, keep: Tensor | None, causal: bool) -> Tensor:
        x = x + self.dropout(self.attention(self.norm1(x), keep, causal))
        return x + self.dropout(self.down(self.activation(self.up(self.norm2(x)))))


class CausalConvolution(nn.Conv1d):
    """A convolution over [batch, length, channels] that sees no later position.

    A 2-D one of height 1: then [batch, length, channels] is channels-last already and nothing is copied.
    """

    def __init__(self, size: int, dilation: int):
        super().__init__(size, size, 3, dilation=dilation)

    def forward(self, x: Tensor) -> Tensor:
        dilation = self.dilation[0]
        x = F.pad(x.transpose(1, 2).unsqueeze(2), (2 * dilation, 0))
        return F.conv2d(x, self.weight.unsqueeze(2), self.bias, dilation=(1, dilation)).squeeze(2).transpose(1, 2)


class ConvolutionBlock(nn.Module):
    """NextItNet's residual block: twice convolution, layer norm over the channels and ReLU."""

    def __init__(self, size: int, dilations: list[int]):
        super().__init__()
        self.conv1 = CausalConvolution(size, dilations[0])
        self.norm1 = nn.LayerNorm(size)
        self.conv2 = CausalConvolution(size, dilations[1])
        self.norm2 = nn.LayerNorm(size)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)))
        return x + F.relu(self.norm2(self.conv2(y)))


def all_items_loss(h: Tensor, items: Tensor, bias: Tensor | None, targets: Tensor, chunked: bool) -> Tensor:
    """Cross-entropy over every item, mean over the targets that are not 0.

    As it is commonly written, over all logits; chunked, as PyTorch 2.15 can: never all logits at once.
    """
    if not chunked:
        logits = F.linear(h, items, bias).flatten(0, -2)
        return F.cross_entropy(logits, targets.flatten(), ignore_index=IGNORED)
    return F.linear_cross_entropy(
        h.flatten(0, 1),
        items,
        targets.flatten(),
        linear_bias=bias,
        ignore_index=IGNORED,
        options=nn.LinearCrossEntropyOptions(),
    )


def sampled_loss(h: Tensor, items: Tensor, log_q: Tensor, targets: Tensor, negatives: Tensor) -> Tensor:
    """Cross-entropy of the target among shared negatives, logits corrected by how often each is drawn (log q).

    Log-sum-exp by parts, since joining the target's logit to the negatives' would copy them all.
    """
    positive = (h * F.embedding(targets, items)).sum(-1) - log_q[targets]
    negative = F.linear(h, F.embedding(negatives, items), -log_q[negatives])
    losses = torch.logaddexp(torch.logsumexp(negative, -1), positive) - positive
    counted = (targets != IGNORED).float()
    return (losses * counted).sum() / counted.sum()
