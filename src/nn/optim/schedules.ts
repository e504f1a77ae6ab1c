/** Factor of the learning rate at a step, counted from 0. */
export type Schedule = (step: number) => number

export interface WarmUpOptions {
  /** Steps over which the rate rises linearly from 0. */
  warmUp: number
  /** Steps of the whole training. */
  steps: number
  /** Factor at the end. */
  floor?: number
}

/** Always the same. */
export const constantRate: Schedule = () => 1

/** Linear warm-up, then half a cosine down to the floor (Loshchilov & Hutter 2017, arXiv:1608.03983). */
export const warmUpCosine = ({ warmUp, steps, floor = 0 }: WarmUpOptions): Schedule =>
  warmedUp(warmUp, steps, (done) => floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * done)))

/** Linear warm-up, then a straight line down to the floor, as BERT was trained (Devlin et al. 2019). */
export const warmUpLinear = ({ warmUp, steps, floor = 0 }: WarmUpOptions): Schedule =>
  warmedUp(warmUp, steps, (done) => floor + (1 - floor) * (1 - done))

/** Linear warm-up, then always the same. */
export const warmUp = (steps: number): Schedule => warmedUp(steps, Number.POSITIVE_INFINITY, () => 1)

/** `after` gets the share of the steps after the warm-up that are done, from 0 to 1. */
function warmedUp(warmUpSteps: number, steps: number, after: (done: number) => number): Schedule {
  return (step) =>
    step < warmUpSteps
      ? step / warmUpSteps
      : after(Math.min(1, (step - warmUpSteps) / Math.max(1, steps - warmUpSteps)))
}
