import { z } from 'zod'
import { asFeature, fillRow, type Parts, type PersonFeatures, personFeatures } from './blend-features.ts'
import { joined, listsAt, momentsBefore } from './choice-lists.ts'
import { ease } from './ease.ts'
import type { Family, FitContext, Json, SavedModel } from './family.ts'
import { itemKnn } from './item-knn.ts'
import { ITEM, itemFacts, OWN } from './person-item.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { rulesDirected } from './rules-directed.ts'
import { savedPart, savedParts } from './saved-parts.ts'
import { shared } from './shared.ts'
import { type ChoiceLists, type ChoiceWeights, fitChoices } from './softmax-regression.ts'
import { strongestReason } from './strongest-reason.ts'
import { vSknn } from './v-sknn.ts'

/** Whose scores are features; each comes with the parameters that its own search found. */
const parts = [ease, itemKnn, rulesDirected, vSknn] as const
const names = parts.map(({ name }) => name)

const Params = z.strictObject({
  /** Draws the weights to those that are used where nothing can be learnt. */
  penalty: z.number().min(1e-6).max(1e3).default(0.01),
  parts: z.record(z.string(), z.json()).default({}),
})

const COLUMNS = OWN.length + ITEM.length + names.length

type Feature = (typeof OWN)[number] | (typeof ITEM)[number] | (typeof names)[number]

/** What weighs how much where the past is too short to learn from; the rest is 0. For what was taken before, and for the rest. */
const PRIOR: [Partial<Record<Feature, number>>, Partial<Record<Feature, number>>] = [
  {
    taken_before: 2,
    log_orders: 0.5,
    decayed_120d: 0.5,
    share_of_orders: 0.7,
    recency_in_gaps: 0.3,
    log_taken_28d: 0.2,
  },
  { log_taken_28d: 0.3, ease: 0.3, 'v-sknn': 0.3 },
]

/**
 * What a person takes next as a choice among items: softmax regression over the scores of other models, the person's own
 * purchases (how often, how lately, in days, in orders and in the person's own rhythm) and what is known of the item
 * (popularity of some windows, trend, age, repeat rate), with weights of their own for what was taken before and for what
 * is new. Stacking (Wolpert 1992): weights are learnt on the last windows before the cut, by models fitted before those.
 */
export const blend: Family<Interactions, Recommender> = {
  name: 'blend',
  about: `Own purchases, popularity, ${names.join(', ')}: a softmax regression on the last windows.`,
  params: Params,
  grid: [{}],
  async tune(_data, { tuned }) {
    return Params.parse({ parts: Object.fromEntries(names.map((name) => [name, tuned.get(name) ?? {}])) })
  },
  async fit(data, params, context) {
    const parsed = Params.parse(params)
    const weights = await learnt(data, parsed, context)
    return make(await fitParts(data, parsed.parts, context), weights, parsed)
  },
  load(saved) {
    const params = Params.parse(saved.params)
    const models = parts.map((part) => part.load(savedPart(saved, part.name, params.parts[part.name] ?? {})))
    const facts = saved.tensors.facts.data as Float32Array
    return make({ models, facts }, saved.tensors.weights.data as Float64Array, params)
  },
}

async function fitParts(data: Interactions, tuned: Record<string, Json>, context: FitContext): Promise<Parts> {
  const models: Recommender[] = []
  for (const part of parts) models.push(await part.fit(data, part.params.parse(tuned[part.name] ?? {}), context))
  return { models, facts: itemFacts(data, context.cut_ms) }
}

/**
 * Weights by what people chose in the last windows. The parts are fitted anew before each: links that are a window old
 * would seem worth less than fresh ones are. A window that the blend of an earlier cut learnt from too is taken over.
 */
async function learnt(
  data: Interactions,
  { penalty, parts: tuned }: z.infer<typeof Params>,
  context: FitContext,
): Promise<ChoiceWeights> {
  const lists: ChoiceLists[] = []
  const moments = momentsBefore(data, context.cut_ms)
  for (const [i, moment] of moments.entries()) {
    const key = JSON.stringify(['choices', moment.at_ms, moment.until_ms, tuned])
    const own = shared(moment.known, key, async () =>
      listsAt(moment, await fitParts(moment.known, tuned, { ...context, cut_ms: moment.at_ms }), context.signal),
    )
    lists.push(await own)
    context.progress((i + 1) / (moments.length + 1))
  }
  return fitChoices(joined(lists, COLUMNS), priorWeights(), penalty)
}

function priorWeights(): ChoiceWeights {
  const features: readonly Feature[] = [...OWN, ...ITEM, ...names]
  return Float64Array.from(PRIOR.flatMap((weights) => features.map((feature) => weights[feature] ?? 0)))
}

function make(own: Parts, weights: ChoiceWeights, params: z.infer<typeof Params>): Recommender {
  const { models, facts } = own
  const { items } = models[0]
  const [again, fresh] = [weights.subarray(0, COLUMNS), weights.subarray(COLUMNS)]
  // What is known of an item is the same for everybody to whom it is new.
  const base = Float64Array.from(items, (_, item) => {
    let sum = 0
    for (let j = 0; j < ITEM.length; j++) sum += fresh[OWN.length + j] * facts[item * ITEM.length + j]
    return sum
  })
  const score = async (history: History, now_ms: number): Promise<Float32Array> => {
    const person = await personFeatures(own, history, now_ms)
    const sums = Float64Array.from(base)
    for (const [k, scores] of person.scores.entries()) {
      const weight = fresh[OWN.length + ITEM.length + k]
      const highest = person.highest[k]
      for (let item = 0; item < sums.length; item++) sums[item] += weight * asFeature(scores[item], highest)
    }
    for (const item of person.own.keys()) sums[item] = weighed(own, person, item, again)
    return new Float32Array(sums)
  }
  // Of a few items: what is known of all others need not be weighed.
  const scorer = async (history: History, now_ms: number) => {
    const person = await personFeatures(own, history, now_ms)
    return (item: number) => weighed(own, person, item, person.own.has(item) ? again : fresh)
  }
  return {
    items,
    score,
    reason: (history, now_ms, item) => strongestReason(items, history, item, (past) => scorer(past, now_ms)),
    save: () => saved(own, weights, params),
  }
}

function weighed(own: Parts, person: PersonFeatures, item: number, weights: Float64Array): number {
  const row = new Float32Array(weights.length)
  fillRow(row, own, person, item)
  let sum = 0
  for (let j = 0; j < row.length; j++) sum += weights[j] * row[j]
  return sum
}

function saved({ models, facts }: Parts, weights: ChoiceWeights, params: z.infer<typeof Params>): SavedModel {
  const { items } = models[0]
  const { parts, tensors } = savedParts(models.map((model, i) => [names[i], model.save()]))
  return {
    family: 'blend',
    params,
    meta: { items: [...items], parts },
    tensors: {
      facts: { shape: [items.length, ITEM.length], data: facts },
      weights: { shape: [2, weights.length / 2], data: weights },
      ...tensors,
    },
  }
}
