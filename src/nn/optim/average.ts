import type { Parameters } from '../parameters.ts'

/**
 * Exponential moving average of the parameters (Polyak & Juditsky 1992): after each step, average ← decay · average +
 * (1 − decay) · parameter. Often better to serve than the last step's.
 */
export class WeightAverage {
  readonly decay: number
  readonly values = new Map<string, Float32Array>()

  constructor(parameters: Parameters, decay: number) {
    this.decay = decay
    for (const { name, data } of parameters.trained) this.values.set(name, data.slice())
  }

  /** Takes in the parameters as they are now. */
  update(parameters: Parameters): void {
    const [kept, fresh] = [this.decay, 1 - this.decay]
    for (const { name, data } of parameters.trained) {
      const average = this.values.get(name)!
      for (let i = 0; i < data.length; i++) average[i] = kept * average[i] + fresh * data[i]
    }
  }

  /** Exchanges the parameters and their averages; a second call puts them back. */
  swap(parameters: Parameters): void {
    for (const { name, data } of parameters.trained) {
      const average = this.values.get(name)!
      const now = data.slice()
      data.set(average)
      average.set(now)
    }
  }
}
