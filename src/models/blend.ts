import { z } from 'zod'
import { buyAgain } from './buy-again.ts'
import { ease } from './ease.ts'
import type { Family, FitContext, Json, SavedModel, TuneContext } from './family.ts'
import { itemKnn } from './item-knn.ts'
import { popularity28d } from './popularity.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { rulesDirected } from './rules.ts'

/** What is blended; each comes with the parameters that its own search found. */
const parts = [buyAgain, popularity28d, ease, itemKnn, rulesDirected] as const
const names = parts.map(({ name }) => name)

const Params = z.strictObject({
  weights: z.record(z.string(), z.number().min(0).max(10)).default({ 'buy-again': 1, 'popularity-28d': 0.3 }),
  parts: z.record(z.string(), z.json()).default({}),
})

/** Factors that the search tries on one weight after the other; 0 takes a part out, and the last puts one in. */
const FACTORS = [0, 0.5, 2]
const ROUNDS = 3
/** Scores that the search keeps at most; whoever comes after is scored anew at each step, which costs time and no memory. */
const REMEMBERED_BYTES = 512 * 1024 ** 2
const START = { 'buy-again': 1, 'popularity-28d': 0.3, ease: 0.3, 'item-knn': 0.1, 'rules-directed': 0.1 }

/**
 * A weighted sum of other models' scores, each divided by its highest so that they are of one scale. The weights are found
 * on validation by coordinate search: one weight at a time, three rounds. Each part scores a person once; a step of the
 * search is then a sum.
 */
export const blend: Family<Interactions, Recommender> = {
  name: 'blend',
  about: `A weighted sum of ${names.join(', ')}, weights learnt on validation.`,
  params: Params,
  grid: [{}],
  async tune(data, context) {
    const tuned = Object.fromEntries(names.map((name) => [name, context.tuned.get(name) ?? {}]))
    const room = { bytes: REMEMBERED_BYTES }
    const models = (await fitParts(data, tuned, context)).map((model) => remembering(model, room))
    const validate = (weights: Record<string, number>) => context.validate(make(models, { weights, parts: tuned }))
    return { weights: await coordinateSearch({ ...START }, validate), parts: tuned }
  },
  async fit(data, params, context) {
    const parsed = Params.parse(params)
    return make(await fitParts(data, parsed.parts, context), parsed)
  },
  load: (saved) =>
    make(
      parts.map((part) => part.load(savedPart(saved, part.name))),
      Params.parse(saved.params),
    ),
}

const fitParts = async (
  data: Interactions,
  tuned: Record<string, Json>,
  context: FitContext | TuneContext<Recommender>,
): Promise<Recommender[]> => {
  const models: Recommender[] = []
  for (const part of parts) models.push(await part.fit(data, part.params.parse(tuned[part.name] ?? {}), context))
  return models
}

async function coordinateSearch(
  start: Record<string, number>,
  validate: (weights: Record<string, number>) => Promise<number>,
): Promise<Record<string, number>> {
  let weights = start
  let best = await validate(weights)
  for (let round = 0; round < ROUNDS; round++) {
    const before = best
    for (const name of names) {
      for (const factor of FACTORS) {
        const trial = { ...weights, [name]: weights[name] === 0 ? 0.1 * factor : weights[name] * factor }
        const score = await validate(trial)
        if (score > best) {
          best = score
          weights = trial
        }
      }
    }
    if (best === before) break
  }
  return weights
}

/** The same model, which scores a history it has seen before from memory while there is room. */
export function remembering(model: Recommender, room: { bytes: number }): Recommender {
  const seen = new WeakMap<History, Float32Array>()
  return {
    ...model,
    async score(history, now_ms) {
      const known = seen.get(history)
      if (known) return known
      const scores = await scaled(model, history, now_ms)
      if (scores.byteLength <= room.bytes) {
        room.bytes -= scores.byteLength
        seen.set(history, scores)
      }
      return scores
    },
  }
}

async function scaled(model: Recommender, history: History, now_ms: number): Promise<Float32Array> {
  const scores = await model.score(history, now_ms)
  let highest = 0
  for (const score of scores) if (score > highest) highest = score
  // Scaling what is scaled already changes nothing, so that remembered scores may pass here again.
  if (highest > 0 && highest !== 1) for (let i = 0; i < scores.length; i++) scores[i] /= highest
  return scores
}

function make(models: readonly Recommender[], { weights, parts: tuned }: z.infer<typeof Params>): Recommender {
  const used = models.map((model, i) => ({ model, weight: weights[names[i]] ?? 0 })).filter(({ weight }) => weight > 0)
  const { items } = models[0]
  return {
    items,
    async score(history, now_ms) {
      const sum = new Float32Array(items.length)
      for (const { model, weight } of used) {
        const scores = await scaled(model, history, now_ms)
        for (let i = 0; i < sum.length; i++) sum[i] += weight * scores[i]
      }
      return sum
    },
    async reason(history, now_ms, item) {
      const shares: { model: Recommender; share: number }[] = []
      for (const { model, weight } of used) {
        shares.push({ model, share: weight * (await scaled(model, history, now_ms))[item] })
      }
      shares.sort((a, b) => b.share - a.share)
      const whole = (await this.score(history, now_ms))[item]
      // Scaling by the highest can make up for what a part loses: only what is true of the sum is told.
      for (const { model } of shares) {
        const reason = await model.reason(history, now_ms, item)
        if (reason.items.length === 0) break
        const left = new Set(reason.items.map((name) => items.indexOf(name)))
        if ((await this.score(without(history, left), now_ms))[item] < whole) return reason
      }
      return { kind: 'popular', items: [] }
    },
    save: (): SavedModel => ({
      family: 'blend',
      params: { weights, parts: tuned },
      meta: {
        items: [...items],
        parts: Object.fromEntries(models.map((model, i) => [names[i], { ...model.save().meta, items: null }])),
      },
      tensors: Object.fromEntries(
        models.flatMap((model, i) =>
          Object.entries(model.save().tensors).map(([name, tensor]) => [`${names[i]}/${name}`, tensor]),
        ),
      ),
    }),
  }
}

function without({ item, time_ms, basket }: History, left: ReadonlySet<number>): History {
  const keep = (_: number, row: number) => !left.has(item[row])
  return { item: item.filter(keep), time_ms: time_ms.filter(keep), basket: basket.filter(keep) }
}

function savedPart({ params, meta, tensors }: SavedModel, name: string): SavedModel {
  const own = Object.entries(tensors).filter(([key]) => key.startsWith(`${name}/`))
  const facts = (meta.parts as Record<string, SavedModel['meta']>)[name]
  return {
    family: name,
    params: Params.parse(params).parts[name] ?? {},
    meta: { ...facts, items: meta.items },
    tensors: Object.fromEntries(own.map(([key, tensor]) => [key.slice(name.length + 1), tensor])),
  }
}
