import { describe, test } from 'vitest'
import { checkGolden, type GoldenOptions, goldenCases } from '../../../test/nn/golden.ts'
import { cast } from '../ops/cast.ts'
import { crossEntropy } from '../ops/cross-entropy.ts'
import { equal } from '../ops/equal.ts'
import { logicalNot } from '../ops/logical-not.ts'
import { mean } from '../ops/mean.ts'
import type { Tensor } from '../tensor.ts'
import { bceWithLogits } from './bce-with-logits.ts'
import { contrastive } from './contrastive.ts'
import { gaussian } from './gaussian.ts'
import { negativeBinomial } from './negative-binomial.ts'
import { pinball } from './pinball.ts'
import { studentT } from './student-t.ts'
import { weightedMean } from './weighted-mean.ts'

interface Choice {
  loss(inputs: Record<string, Tensor>, options: Record<string, unknown>): Tensor
  options?: GoldenOptions
}

const ids: GoldenOptions = { dtypes: { targets: 'int32' } }

const ours: Record<string, Choice> = {
  'cross-entropy': { loss: ({ logits, targets }) => mean(crossEntropy(logits, targets), {}), options: ids },
  'cross-entropy, ignores 0': {
    loss: ({ logits, targets }) =>
      weightedMean(crossEntropy(logits, targets), cast(logicalNot(equal(targets, 0)), { dtype: 'float32' })),
    options: ids,
  },
  gaussian: { loss: ({ mean: of, scale, y }) => mean(gaussian(y, { mean: of, scale }), {}) },
  'binary cross-entropy with logits': {
    loss: ({ logits, targets, mask }) => weightedMean(bceWithLogits(logits, targets), mask),
  },
  pinball: {
    loss: ({ predictions, y }, { quantiles }) =>
      mean(pinball(predictions, y, { quantiles: quantiles as number[] }), {}),
  },
  'student-t': {
    loss: ({ df, loc, scale, y }) => mean(studentT(y, { freedom: df, location: loc, scale }), {}),
  },
  'negative binomial': {
    loss: ({ mean: of, dispersion, y }) => mean(negativeBinomial(y, { mean: of, dispersion }), {}),
  },
  'info-nce': { loss: ({ a, b }, options) => mean(contrastive(a, b, options), {}) },
  'info-nce, symmetric': { loss: ({ a, b }, options) => mean(contrastive(a, b, options), {}) },
}

describe("losses as PyTorch's", () => {
  const cases = goldenCases('losses')
  test.each(Object.keys(ours))('%s', async (name) => {
    const one = cases.get(name)!
    await checkGolden(one, (_, inputs) => ({ loss: ours[name].loss(inputs, one.options) }), ours[name].options)
  })
})
