import { z } from 'zod'
import { gruNetwork } from './gru-network.ts'
import { lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z.strictObject({
  ...nextItemParams,
  ...lossParams,
  /** Width of the recurrent state. */
  hidden: z.int().min(4).max(1_024).default(128),
})

/**
 * A gated recurrent network over the order of what each person took: GRU4Rec (Hidasi et al. 2016, arXiv:1511.06939), with
 * a softmax over very many items in place of pairs (Hidasi & Karatzoglou 2018, arXiv:1706.03847, whose gain is that of
 * more negatives). A person's whole sequence is read at once, not a session at a time.
 */
export const gru4rec = nextItem<z.infer<typeof Params>>({
  name: 'gru4rec',
  about: 'A recurrent network over the order of what each person took (GRU4Rec, Hidasi et al. 2016).',
  params: Params,
  encode: (scope, { ids }, options) => gruNetwork(scope, ids, options),
})
