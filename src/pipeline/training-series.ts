import { z } from 'zod'
import type { FitProgress } from '../nn/fit.ts'

/** Points that a series keeps at most: as many as a chart can show. */
export const MOST_POINTS = 300

const Point = z.object({
  epoch: z.int().describe('Counted from 1'),
  step: z.int().describe('Of the optimiser, since the training began'),
  loss: z.number().nullable().describe('Mean since the point before'),
  learning_rate: z.number(),
  gradient_norm: z.number().nullable(),
  rows_s: z.number().nullable().describe('Rows (of a recommender: sequences) a second'),
  validation: z.number().nullable().describe('Loss on what was held out, where an epoch ended since the point before'),
})
type Point = z.infer<typeof Point>

/** How one training of a network went, from its first step on. */
export const TrainingSeries = z.object({
  family: z.string(),
  cutoff: z.iso.datetime().describe('What the fit stands at: it learns from what lies before'),
  points: z.array(Point).describe(`At most ${MOST_POINTS}: neighbours are merged beyond it`),
})
export type TrainingSeries = z.infer<typeof TrainingSeries>

/** A network's progress, with the fit that it belongs to. */
export interface Trained {
  family: string
  cut_ms: number
  at: FitProgress
}

/** Adds what was told to the series of its fit: the newest one, or a new one where another fit has begun. */
export function addPoint(series: TrainingSeries[], { family, cut_ms, at }: Trained): void {
  const cutoff = new Date(cut_ms).toISOString()
  const newest = series.at(-1)
  const goesOn = newest?.family === family && newest.cutoff === cutoff && at.step >= (newest.points.at(-1)?.step ?? 0)
  const own = goesOn ? newest : { family, cutoff, points: [] }
  if (own !== newest) series.push(own)
  const { points } = own
  const last = points.at(-1)
  // The report that ends an epoch repeats the one before it, with the validation.
  if (last?.step === at.step) last.validation = at.validation ?? last.validation
  else points.push({ ...at, validation: at.validation ?? null })
  if (points.length > MOST_POINTS) mergeClosest(points)
}

/** Makes one of the two neighbours that cover the fewest steps, the older ones first. */
function mergeClosest(points: Point[]): void {
  const from = (i: number) => points[i - 1]?.step ?? 0
  let closest = 0
  for (let i = 1; i + 1 < points.length; i++) {
    if (points[i + 1].step - from(i) < points[closest + 1].step - from(closest)) closest = i
  }
  const [a, b] = [points[closest], points[closest + 1]]
  const share = (a.step - from(closest)) / (b.step - from(closest))
  const mean = (of: 'loss' | 'gradient_norm' | 'rows_s') => {
    const [x, y] = [a[of], b[of]]
    return x === null || y === null ? (x ?? y) : share * x + (1 - share) * y
  }
  points.splice(closest, 2, {
    ...b,
    loss: mean('loss'),
    gradient_norm: mean('gradient_norm'),
    rows_s: mean('rows_s'),
    validation: b.validation ?? a.validation,
  })
}
