import { zeros } from '../gradients.ts'
import { type Scope, torchUniform } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

/** Weights and biases of a recurrent layer of h units with `gates` gates, by PyTorch's start. */
export function recurrentParameters(scope: Scope, x: Tensor, hidden: number, gates: number) {
  const start = torchUniform(hidden)
  const of = (name: string, width: number) => ({
    weight: scope.at(name).parameter('weight', [width, gates * hidden], start),
    bias: scope.at(name).parameter('bias', [gates * hidden], start),
  })
  const [input, recurrent] = [of('input', x.shape.at(-1)!), of('hidden', hidden)]
  return {
    inputWeight: input.weight,
    inputBias: input.bias,
    hiddenWeight: recurrent.weight,
    hiddenBias: recurrent.bias,
  }
}

/** Zeros [batch, h] for x [batch, length, in]. */
export const zeroState = (x: Tensor, hidden: number): Tensor => zeros([x.shape[0], hidden])
