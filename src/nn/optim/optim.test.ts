import { describe, expect, test } from 'vitest'
import { expectClose } from '../../../test/nn/evaluate.ts'
import { type GoldenCase, goldenCases } from '../../../test/nn/golden.ts'
import { filled, Parameters } from '../parameters.ts'
import { adamW } from './adamw.ts'
import { WeightAverage } from './average.ts'
import { clipByNorm } from './clip.ts'
import { type Optimiser, updateDense } from './optimiser.ts'
import { constantRate, type Schedule, warmUp, warmUpCosine, warmUpLinear } from './schedules.ts'
import { sgd } from './sgd.ts'

const optimisers: Record<string, Optimiser> = {
  adamw: adamW({ learningRate: 0.01, weightDecay: 0.01 }),
  'adamw, clipped': adamW({ learningRate: 0.01, weightDecay: 0 }),
  'sgd, momentum': sgd({ learningRate: 0.05, momentum: 0.9 }),
  'sgd, nesterov': sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
}

/** The parameters of a case, each as it begins. */
function begun({ parameters: given }: GoldenCase): Parameters {
  const parameters = new Parameters()
  for (const [name, { shape, data }] of Object.entries(given)) {
    parameters.get(name, shape, filled(0)).data.set(data)
  }
  return parameters
}

describe("optimisers as PyTorch's", () => {
  const cases = goldenCases('optimisers')
  test.each(Object.keys(optimisers))('%s', (name) => {
    const [one, optimiser] = [cases.get(name)!, optimisers[name]]
    const parameters = begun(one)
    const slots = new Map(
      parameters.trained.map((parameter) => [
        parameter.name,
        Object.fromEntries(optimiser.slots.map((slot) => [slot, new Float32Array(parameter.data.length)])),
      ]),
    )
    const steps = one.outputs.weight.shape[0]
    const at = (data: readonly number[], step: number) =>
      Float32Array.from(data.slice((step * data.length) / steps, ((step + 1) * data.length) / steps))
    for (let step = 0; step < steps; step++) {
      const gradients = parameters.trained.map((of) => at(one.inputs[`gradients.${of.name}`].data, step))
      if (one.options.max_norm) expectClose([clipByNorm(gradients, 1)], at(one.outputs.norm.data, step))
      for (const [i, parameter] of parameters.trained.entries()) {
        const rate = optimiser.learningRate
        const of = { gradient: gradients[i], slots: slots.get(parameter.name)!, step: step + 1, learningRate: rate }
        updateDense(optimiser, parameter, of)
        expectClose(parameter.data, at(one.outputs[parameter.name].data, step))
      }
    }
  })

  test('moving average', () => {
    const one = cases.get('ema')!
    const parameters = new Parameters()
    const [steps, ...shape] = one.inputs.weights.shape
    const { data } = parameters.get('weight', shape, filled(0))
    const at = (all: readonly number[], step: number) => all.slice(step * data.length, (step + 1) * data.length)
    data.set(at(one.inputs.weights.data, 0))
    const average = new WeightAverage(parameters, one.options.decay as number)
    for (let step = 0; step < steps; step++) {
      data.set(at(one.inputs.weights.data, step))
      if (step > 0) average.update(parameters)
      expectClose(average.values.get('weight')!, at(one.outputs.average.data, step))
    }
    average.swap(parameters)
    expectClose(data, at(one.outputs.average.data, steps - 1))
    average.swap(parameters)
    expectClose(data, at(one.inputs.weights.data, steps - 1))
  })
})

describe("schedules as PyTorch's LambdaLR", () => {
  const schedules: Record<string, (of: { warmUp: number; steps: number }) => Schedule> = {
    cosine: warmUpCosine,
    linear: warmUpLinear,
  }
  for (const { name, options, outputs } of goldenCases('schedules').values()) {
    const { warmup, total, warm_up: rise } = options as { warmup: number; total: number; warm_up: string }
    // Ours rises from 0, as in the papers that name it.
    if (rise !== 'step / warmup') continue
    test(name, () => {
      const schedule = schedules[name.split(' ')[0]]({ warmUp: warmup, steps: total })
      expectClose(
        outputs.lr.data.map((_, step) => schedule(step)),
        outputs.lr.data,
      )
    })
  }

  test('a floor holds at the end, and without a decay the rate stays', () => {
    expect(warmUpCosine({ warmUp: 0, steps: 10, floor: 0.1 })(50)).toBeCloseTo(0.1)
    expect(warmUpLinear({ warmUp: 0, steps: 10, floor: 0.1 })(10)).toBeCloseTo(0.1)
    expect([0, 1, 2, 1000].map(warmUp(2))).toEqual([0, 0.5, 1, 1])
    expect(constantRate(7)).toBe(1)
  })
})
