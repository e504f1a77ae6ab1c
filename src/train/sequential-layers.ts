import { type Activation, activation as activate } from '../nn/layers/activation.ts'
import { conv2dLayer } from '../nn/layers/conv2d.ts'
import { dropout as drop } from '../nn/layers/dropout.ts'
import { linear } from '../nn/layers/linear.ts'
import { maxPool } from '../nn/ops/max-pool.ts'
import { reshape } from '../nn/ops/reshape.ts'
import { softmax } from '../nn/ops/softmax.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'

/** What the last layer makes of its numbers: probabilities of classes, one probability, or the numbers themselves. */
export type OutputActivation = 'softmax' | 'sigmoid' | 'none'

/** One layer of a `sequential` model: batch axis first in and out. */
export interface SequentialLayer {
  /** Its kind; with its place it names the parameters, `0.conv2d.weight`. */
  name: string
  /** Without the activation. */
  apply(scope: Scope, x: Tensor): Tensor
  activation?: Activation | OutputActivation
}

/** An activation by name, those of a last layer included. */
export function activated(x: Tensor, name: SequentialLayer['activation'] = 'none'): Tensor {
  if (name === 'none') return x
  return name === 'softmax' ? softmax(x, { axis: -1 }) : activate(name, x)
}

/** `channels` filters of `kernel` × `kernel` over pictures [batch, in, height, width], without a margin. */
export const conv2D = (
  channels: number,
  kernel: number,
  { activation, padding = 0 }: { activation?: Activation; padding?: number | 'same' } = {},
): SequentialLayer => ({
  name: 'conv2d',
  activation,
  apply: (scope, x) => conv2dLayer(scope, x, { channels, kernel, padding }),
})

/** The largest of each `size` × `size` field. */
export const maxPool2D = (size = 2): SequentialLayer => ({
  name: 'max-pool2d',
  apply: (_, x) => maxPool(x, { kernel: [size, size] }),
})

/** All axes but the batch's joined to one. */
export const flatten = (): SequentialLayer => ({
  name: 'flatten',
  apply: (_, x) => reshape(x, { shape: [x.shape[0], -1] }),
})

/** Every input with every one of `width` outputs. */
export const dense = (
  width: number,
  { activation }: { activation?: Activation | OutputActivation } = {},
): SequentialLayer => ({ name: 'dense', activation, apply: (scope, x) => linear(scope, x, { width }) })

/** Drops a share of the numbers while training. */
export const sequentialDropout = (rate: number): SequentialLayer => ({
  name: 'dropout',
  apply: (scope, x) => drop(scope, x, { rate }),
})
