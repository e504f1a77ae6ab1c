import { constantOp, inputOp, parameterOp, randomOp } from './leaves.ts'
import { sharedForwards } from './share-forward.ts'
import { rules } from './simplify-rules.ts'
import { type Node, type Tensor, topological } from './tensor.ts'

const leaves = new Set([constantOp, inputOp, parameterOp, randomOp])

/**
 * The same values by fewer operations: common parts are computed once, what has no effect is left out, and the rules
 * rewrite what ONNX Runtime does not fuse. What no output needs falls away by itself, since a graph is what its outputs
 * refer to. One pass over the nodes, inputs first.
 */
export function simplify(outputs: readonly Tensor[]): Tensor[] {
  const rebuilt = new Map<Tensor, Tensor>()
  const known = new Map<string, Node>()
  const numbers = new Map<Node, number>()
  const numberOf = (node: Node) => {
    if (!numbers.has(node)) numbers.set(node, numbers.size)
    return numbers.get(node)!
  }
  const shared = sharedForwards(outputs)
  for (const node of topological(outputs, shared)) {
    const giver = shared.get(node)
    if (giver) {
      rebuilt.set(node.outputs[0], rebuilt.get(giver.outputs[0])!)
      continue
    }
    const inputs = node.inputs.map((input) => rebuilt.get(input)!)
    const same = inputs.every((input, i) => input === node.inputs[i])
    const made = leaves.has(node.op) || same ? node.outputs : built(node, inputs)
    for (const [i, output] of node.outputs.entries()) {
      const simpler = rewrite(made[i])
      const key = keyOf(simpler.node, numberOf)
      const twin = known.get(key)
      if (!twin) known.set(key, simpler.node)
      rebuilt.set(output, (twin ?? simpler.node).outputs[simpler.index])
    }
  }
  return outputs.map((output) => rebuilt.get(output)!)
}

/** The node on other inputs; it keeps the line that built it. */
function built(node: Node, inputs: readonly Tensor[]): readonly Tensor[] {
  const outputs = node.op.apply!(inputs, node.attributes)
  Object.assign(outputs[0].node, { built: node.built })
  return outputs
}

function rewrite(tensor: Tensor): Tensor {
  let now = tensor
  for (;;) {
    const before = now
    for (const rule of rules) now = rule(now) ?? now
    if (now === before) return now
    if (now.node.built.stack === undefined) Object.assign(now.node, { built: tensor.node.built })
  }
}

/** Equal keys compute equal values. */
function keyOf({ op, inputs, attributes, outputs }: Node, numberOf: (node: Node) => number): string {
  const of = inputs.map(({ node, index }) => `${numberOf(node)}.${index}`)
  const { data, ...rest } = attributes as { data?: { length: number } }
  // Parameters are told apart by name; of constants only small ones are worth comparing.
  const content = op !== constantOp ? '' : data!.length <= 64 ? `${data}` : `#${numberOf(outputs[0].node)}`
  return `${op.name}(${of})${JSON.stringify(rest)}${content}:${outputs[0].dtype}[${outputs[0].shape}]`
}
