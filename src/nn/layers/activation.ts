import { gelu } from '../ops/gelu.ts'
import { relu } from '../ops/relu.ts'
import { sigmoid } from '../ops/sigmoid.ts'
import { silu } from '../ops/silu.ts'
import { tanh } from '../ops/tanh.ts'
import type { Tensor } from '../tensor.ts'

const activations = {
  relu: (x: Tensor) => relu(x),
  gelu: (x: Tensor) => gelu(x),
  silu: (x: Tensor) => silu(x),
  tanh: (x: Tensor) => tanh(x),
  sigmoid: (x: Tensor) => sigmoid(x),
}

/** A function by element between two layers, by the name that a model's options carry. */
export type Activation = keyof typeof activations

/** The activation of a name, by element: any shape. */
export const activation = (name: Activation, x: Tensor): Tensor => activations[name](x)
