import { z } from 'zod'
import { Parameters, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import type { Family, FitContext, Json, SavedModel } from './family.ts'
import { inOrderOfNames } from './interactions.ts'
import { leftToRight, type Past, type Reading, sequencesOf } from './item-sequences.ts'
import { itemTable } from './item-table.ts'
import type { ItemNetwork, SequenceInputs } from './next-item-network.ts'
import { scorer } from './next-item-scorer.ts'
import { type HeldOrder, train } from './next-item-training.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { each, strongestReason } from './strongest-reason.ts'

/** Parameters of every network; a network's own schema spreads them and may have other defaults. */
export const nextItemParams = {
  /** Width of an item's vector. */
  width: z.int().min(4).max(512).default(64),
  /** Items of the past that are read, the newest. */
  length: z.int().min(4).max(500).default(50),
  dropout: z.number().min(0).max(0.9).default(0.2),
  learning_rate: z.number().min(1e-5).max(0.1).default(2e-3),
  /** Passes over the data at most; training ends before where validation gets no better. */
  epochs: z.int().min(1).max(1_000).default(200),
  /**
   * Sequences of a step; fewer where there are fewer than 16 times as many. Small batches learn most in the same time: a
   * step costs little beside its products.
   */
  batch: z.int().min(1).max(1_024).default(16),
  /**
   * What is learnt of each person: `all` they took, or the `newest` items only, as many as are read: less time a pass
   * where some took very much.
   */
  past: z.enum(['all', 'newest']).default('all'),
  /** What training stops by: the `loss` of orders held out, or the NDCG@10 (`ndcg10`) that they would have had. */
  watch: z.enum(['loss', 'ndcg10']).default('loss'),
  /** Decay of a moving average of the weights, which is judged and kept in their place; 0 for none. */
  average: z.number().min(0).max(0.99999).default(0),
}

/** Parameters of a network that may be trained by a softmax over fewer than all items. */
export const lossParams = {
  /** The softmax over all items, or over the target and items drawn, corrected for how often each is drawn. */
  loss: z.enum(['full', 'sampled']).default('full'),
  /** Items drawn a step, for all of its targets, where the loss is sampled. */
  negatives: z.int().min(1).max(65_536).default(512),
}

/** Parameters of the networks that are blocks of attention; `headsDivide` goes with them. */
export const attentionParams = {
  blocks: z.int().min(1).max(12).default(2),
  /** Parts of the width that attend by themselves; their number divides the width. */
  heads: z.int().min(1).max(16).default(1),
}

/** Arguments of `refine` for a schema with `attentionParams`. */
export const headsDivide: [
  check: (params: { width: number; heads: number }) => boolean,
  refusal: { path: PropertyKey[]; error: string },
] = [({ width, heads }) => width % heads === 0, { path: ['heads'], error: 'must divide the width' }]

const Shared = z.object(nextItemParams)
const Loss = z.object(lossParams).partial()

/** What every network's parameters hold. */
export type NextItemParams = z.infer<typeof Shared> & Partial<z.infer<typeof Loss>>

/** What a network is built for. */
interface Items {
  /** Rows of the table. */
  items: number
  /** What `facts` said. */
  facts: Json
}

/** One network: its name, its parameters, and what makes its states. */
export interface NextItem<Params extends NextItemParams> {
  name: string
  /** One line, naming the paper. */
  about: string
  params: z.ZodType<Params>
  /** Parameters tried on validation; the defaults alone where absent. */
  grid?: readonly Json[]
  /** What it has to know of the items beside their order, in the order of their names; saved with the model. */
  facts?(data: Interactions): Json
  /** Vectors of all rows of the table, [items, width]; a parameter where absent. */
  table?(scope: Scope, options: Params & Items): Tensor
  /**
   * Ids and ages [batch, length] → states [batch, length, width]: what the scores of the item table's rows are made of
   * by a product with each.
   */
  encode(scope: Scope, inputs: SequenceInputs, options: Params & Items & { table(scope: Scope): Tensor }): Tensor
  /** What is done to each state that is asked, [n, width] → [n, width]; nothing where absent. */
  head?(scope: Scope, states: Tensor, options: Params): Tensor
  /** Whether each item has a bias of its own in its score. */
  bias?: boolean
  /** From left to right where absent. */
  reading?(params: Params): Reading
}

/** A recommender that scores many at once. */
export type NetworkRecommender = Recommender & Required<Pick<Recommender, 'scoreMany'>>

/** A family of networks, which tells what its fits have not learnt from. */
export interface NextItemFamily extends Family<Interactions, NetworkRecommender> {
  /** Fits, and tells which last orders were held out to see when to stop. */
  fitHoldingOut(
    data: Interactions,
    params: Json,
    context: FitContext,
  ): Promise<{ model: NetworkRecommender; held: readonly HeldOrder[] }>
}

/**
 * A family of a network that reads the order of what each person took and says what is next: all of the next order.
 * Training stops by people's last orders, held out, or by its time. The same seed on the same data gives the same model,
 * unless time cuts it off. Items are numbered in the order of their names: a model does not depend on how a dataset
 * numbers them.
 */
export function nextItem<Params extends NextItemParams & { [key: string]: Json }>(
  network: NextItem<Params>,
): NextItemFamily {
  const { name, about, params: schema, grid = [{}], facts: factsOf = () => null } = network
  const fitHoldingOut: NextItemFamily['fitHoldingOut'] = async (data, given, context) => {
    const params = schema.parse(given)
    const named = inOrderOfNames(data)
    const known = { items: named.items, facts: factsOf(named) }
    const parameters = new Parameters({ seed: context.seed })
    const held = await train(parameters, networkOf(network, params, known), sequencesOf(named), params, context)
    return { model: make(network, known, parameters, params), held }
  }
  return {
    name,
    about,
    params: schema,
    grid,
    needs_time: true,
    fitHoldingOut,
    fit: async (data, params, context) => (await fitHoldingOut(data, params, context)).model,
    load({ meta, params, tensors }) {
      const parameters = new Parameters()
      const known = { items: meta.items as string[], facts: meta.facts ?? null }
      const model = make(network, known, parameters, schema.parse(params))
      for (const { name: of, data } of parameters.byName.values()) data.set(tensors[of].data)
      return model
    },
  }
}

/** The items by name, and what is known of them. */
interface Known {
  items: readonly string[]
  facts: Json
}

function networkOf<Params extends NextItemParams>(
  { encode, head, bias, table, reading = () => leftToRight }: NextItem<Params>,
  params: Params,
  { items: { length: count }, facts }: Known,
): ItemNetwork {
  const own = reading(params)
  const items = count + 1
  const { width, length } = params
  const options = { ...params, items: items + own.marks, facts }
  const tableOf = (scope: Scope) => (table ? table(scope, options) : itemTable(scope, options))
  return {
    encode: (scope, inputs) => encode(scope, inputs, { ...options, table: tableOf }),
    ...(head && { head: (scope, states) => head(scope, states, params) }),
    table: tableOf,
    bias,
    reading: own,
    items,
    width,
    length,
  }
}

function make<Params extends NextItemParams & { [key: string]: Json }>(
  network: NextItem<Params>,
  { items, facts }: Known,
  parameters: Parameters,
  params: Params,
): NetworkRecommender {
  const { one, many } = scorer(parameters, networkOf(network, params, { items, facts }))
  // Rows of the table count from 1; what it says of 0, no item, and of marks is nobody's score.
  const pastOf = ({ item, time_ms }: History): Past => ({ items: item.map((i) => i + 1), time_ms })
  const scoresOf = (rows: Float32Array) => rows.subarray(1, items.length + 1)
  const score = async (history: History) => scoresOf(await one(pastOf(history)))
  return {
    items,
    score,
    scoreMany: async (histories) => (await many(histories.map(pastOf))).map(scoresOf),
    reason: (history, now_ms, item) => strongestReason(items, history, item, each(score, now_ms)),
    save: (): SavedModel => ({
      family: network.name,
      params,
      meta: { items: [...items], ...(facts !== null && { facts }) },
      tensors: Object.fromEntries(
        [...parameters.byName.values()].map(({ name, shape, data }) => [name, { shape: [...shape], data }]),
      ),
    }),
  }
}
