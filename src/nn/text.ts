import { constantOp } from './leaves.ts'
import { simplify } from './simplify.ts'
import { type Node, shapeText, type Tensor, type TensorData, topological } from './tensor.ts'

/**
 * A graph as text, a line an operation, as it is compiled: equal texts are equal graphs, so that a change inside can be
 * shown to have left a model alone.
 *
 *     %4 = matmul(%1, %3) {"transposeB":true} : float32[256, 10]
 */
export function graphText(outputs: Record<string, Tensor>): string {
  const names = Object.keys(outputs)
  const simple = simplify(names.map((name) => outputs[name]))
  const order = topological(simple)
  const number = new Map(order.map((node, i) => [node, i]))
  const reference = ({ node, index }: Tensor) => `%${number.get(node)}${node.outputs.length > 1 ? `.${index}` : ''}`
  const line = (node: Node) => {
    const types = node.outputs.map(({ dtype, shape }) => `${dtype}${shapeText(shape)}`).join(', ')
    return `%${number.get(node)} = ${node.op.name}(${node.inputs.map(reference).join(', ')})${attributesText(node)} : ${types}`
  }
  return [...order.map(line), ...names.map((name, i) => `${name} = ${reference(simple[i])}`), ''].join('\n')
}

function attributesText({ op, attributes }: Node): string {
  const { data, ...rest } = attributes as { data?: TensorData }
  if (op === constantOp) return data!.length <= 8 ? ` {${[...data!].join(', ')}}` : ` {${data!.length} numbers}`
  return Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
}
