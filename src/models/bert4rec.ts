import { z } from 'zod'
import { masked } from './masked-reading.ts'
import { maskedHead, maskedStates } from './masked-transformer.ts'
import { attentionParams, headsDivide, nextItem, nextItemParams } from './next-item.ts'

const Params = z
  .strictObject({
    ...nextItemParams,
    ...attentionParams,
    heads: attentionParams.heads.removeDefault().default(2),
    /** Share of the items that are hidden and to be named. */
    mask: z.number().min(0.05).max(0.9).default(0.2),
  })
  .refine(...headsDivide)

/**
 * A transformer that reads both ways, trained to name items that are hidden and asked what hides after the newest:
 * BERT4Rec (Sun et al. 2019, arXiv:1904.06690). Needs far more passes than what reads from left to right (Petrov &
 * Macdonald 2022, arXiv:2207.07483): only what is hidden teaches.
 */
export const bert4rec = nextItem<z.infer<typeof Params>>({
  name: 'bert4rec',
  about: 'A transformer that reads both ways and names what is hidden (BERT4Rec, Sun et al. 2019).',
  params: Params,
  reading: ({ mask }) => masked({ share: mask }),
  bias: true,
  encode: (scope, { ids }, options) => maskedStates(scope, ids, options),
  head: maskedHead,
})
