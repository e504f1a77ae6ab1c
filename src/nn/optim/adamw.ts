import type { Optimiser } from './optimiser.ts'

export interface AdamWOptions {
  learningRate?: number
  /** Decay of the first and the second moment. */
  betas?: readonly [number, number]
  epsilon?: number
  /** Share of a parameter taken away a step, times the learning rate; only of parameters that decay. */
  weightDecay?: number
}

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019, arXiv:1711.05101); with weightDecay 0 it is Adam. */
export const adamW = ({
  learningRate = 1e-3,
  betas: [beta1, beta2] = [0.9, 0.999],
  epsilon = 1e-8,
  weightDecay = 0.01,
}: AdamWOptions = {}): Optimiser => ({
  slots: ['m', 'v'],
  learningRate,
  update({ data, gradient, slots: { m, v }, offset, step, learningRate: rate, decay }) {
    const shrink = decay ? 1 - rate * weightDecay : 1
    const scale = rate / (1 - beta1 ** step)
    const root = 1 / Math.sqrt(1 - beta2 ** step)
    const [rest1, rest2] = [1 - beta1, 1 - beta2]
    for (let i = 0, j = offset; i < gradient.length; i++, j++) {
      const g = gradient[i]
      const mean = beta1 * m[j] + rest1 * g
      const square = beta2 * v[j] + rest2 * g * g
      m[j] = mean
      v[j] = square
      data[j] = data[j] * shrink - (scale * mean) / (Math.sqrt(square) * root + epsilon)
    }
  },
})
