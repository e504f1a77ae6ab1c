import { type Node, type Tensor, topological } from './tensor.ts'

/** Operations whose gradient operation gives the forward's value as well, as its first output. */
const givenBy: Record<string, string> = {
  'linear-cross-entropy-gradient': 'linear-cross-entropy',
  'sampled-cross-entropy-gradient': 'sampled-cross-entropy',
}

/**
 * Where a gradient operation computes the forward's value on its way, the forward is taken from it and not computed
 * twice: by forward node, the node that gives it. Left alone where the gradient itself needs the forward's value (a loss
 * that weighs itself), for that would be a circle.
 */
export function sharedForwards(outputs: readonly Tensor[]): Map<Node, Node> {
  const order = topological(outputs)
  const shared = new Map<Node, Node>()
  for (const gradient of order) {
    const name = givenBy[gradient.op.name]
    if (!name) continue
    // The gradient's operands are the forward's with dy in the fourth place.
    const operands = gradient.inputs.filter((_, i) => i !== 3)
    const forward = order.find(
      ({ op, inputs }) =>
        op.name === name && inputs.length === operands.length && inputs.every((input, i) => input === operands[i]),
    )
    if (forward && !topological(gradient.inputs).includes(forward)) shared.set(forward, gradient)
  }
  return shared
}
