import { type Activation, activation } from '../nn/layers/activation.ts'
import { dropout } from '../nn/layers/dropout.ts'
import { linear } from '../nn/layers/linear.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'

export interface MlpOptions {
  /** Width of the result. */
  outputs: number
  /** Widths of the layers between; [128, 64] unless told, none makes it a linear model. */
  hidden?: readonly number[]
  /** `relu` unless told. */
  activation?: Activation
  /** After each layer between; 0 unless told. */
  dropout?: number
}

/**
 * A multilayer perceptron (Rumelhart, Hinton & Williams 1986): [..., features] → [..., outputs]. Parameters:
 * `layers.i.*`, `out.*`.
 */
export function mlp(scope: Scope, features: Tensor, options: MlpOptions): Tensor {
  const { outputs, hidden = [128, 64], activation: by = 'relu', dropout: rate = 0 } = options
  const last = hidden.reduce((x, width, i) => {
    const layer = activation(by, linear(scope.at('layers').at(i), x, { width }))
    return dropout(scope, layer, { rate })
  }, features)
  return linear(scope.at('out'), last, { width: outputs })
}
