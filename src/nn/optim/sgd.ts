import type { Optimiser } from './optimiser.ts'

export interface SgdOptions {
  learningRate?: number
  momentum?: number
  /** Looks ahead along the momentum (Sutskever et al. 2013). */
  nesterov?: boolean
  /** Added to the gradient as weightDecay · parameter; only of parameters that decay. */
  weightDecay?: number
}

/** Stochastic gradient descent with momentum, as PyTorch defines it (dampening 0). */
export const sgd = ({
  learningRate = 0.01,
  momentum = 0,
  nesterov = false,
  weightDecay = 0,
}: SgdOptions = {}): Optimiser => ({
  slots: momentum > 0 ? ['momentum'] : [],
  learningRate,
  update({ data, gradient, slots: { momentum: kept }, offset, learningRate: rate, decay }) {
    const shrink = decay ? weightDecay : 0
    for (let i = 0, j = offset; i < gradient.length; i++, j++) {
      const g = gradient[i] + shrink * data[j]
      if (!kept) {
        data[j] -= rate * g
        continue
      }
      kept[j] = momentum * kept[j] + g
      data[j] -= rate * (nesterov ? g + momentum * kept[j] : kept[j])
    }
  },
})
