import { BellwetherError } from '../core/errors.ts'
import { lineOf } from './built-at.ts'
import { constant } from './leaves.ts'
import { add } from './ops/add.ts'
import { expand } from './ops/sum.ts'
import { type Node, type Shape, shapeText, type Tensor, topological } from './tensor.ts'

/**
 * dL/dt for each tensor t, as tensors of one graph with the loss (reverse mode). `loss` is a scalar; a tensor that it
 * does not depend on has gradient 0. The result is an ordinary graph: it can be differentiated again.
 * @throws nn.gradient for a second derivative through gru, lstm, maxPool or a cross-entropy over a table, whose gradients
 * are made in one piece.
 */
export function gradients(loss: Tensor, wrt: readonly Tensor[]): Tensor[] {
  if (loss.shape.length > 0) {
    throw new BellwetherError({
      code: 'nn.shape',
      field: 'loss',
      expected: '[]',
      got: shapeText(loss.shape),
      hint: `A loss is one number: take mean() or sum() of it. Built at ${lineOf(loss.node.built)}.`,
    })
  }
  const order = topological([loss])
  const reaching = new Set(wrt.map(({ node }) => node))
  for (const node of order) if (node.inputs.some((input) => reaching.has(input.node))) reaching.add(node)

  const arrived = new Map<Tensor, Tensor>([[loss, constant(1)]])
  for (const node of order.toReversed()) {
    if (!reaching.has(node) || node.op.gradient === 'none') continue
    const dys = node.outputs.map((output) => arrived.get(output) ?? null)
    if (dys.every((dy) => dy === null)) continue
    const { inputs, outputs, attributes } = node
    if (node.op.gradient === 'once') throw onlyOnce(node)
    const dinputs = node.op.gradient({ inputs, outputs, dys, attributes })
    for (const [i, input] of inputs.entries()) {
      const dinput = dinputs[i]
      if (!dinput || !reaching.has(input.node)) continue
      const before = arrived.get(input)
      arrived.set(input, before ? add(before, dinput) : dinput)
    }
  }
  return wrt.map((tensor) => arrived.get(tensor) ?? zeros(tensor.shape))
}

/** Zeros of a shape. */
export const zeros = (shape: Shape): Tensor => expand(constant(0), { shape })

const onlyOnce = ({ op, built }: Node): BellwetherError =>
  new BellwetherError({
    code: 'nn.gradient',
    field: op.name,
    expected: 'one derivative',
    got: 'a derivative of it',
    hint: `Its gradient is made in one piece and cannot be differentiated again. Built at ${lineOf(built)}.`,
  })
