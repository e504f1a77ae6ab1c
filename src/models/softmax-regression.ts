import { minimise, type Slope } from '../stats/lbfgs.ts'

/**
 * What people chose from: lists of rows one after the other. Rows are of two kinds with weights of their own: `again`
 * (what the person took before) and fresh ones.
 */
export interface ChoiceLists {
  /** Features a row. */
  columns: number
  /** [rows × columns] */
  x: Float32Array
  /** 1 where a row is of the kind `again`. */
  again: Uint8Array
  /** 1 where a row was chosen. */
  chosen: Uint8Array
  /** List `l` is rows `start[l] … start[l + 1]`. */
  start: Int32Array
}

/** Weights of the rows' features: those of the kind `again` first, then those of fresh ones; each `columns` long. */
export type ChoiceWeights = Float64Array

const ROUNDS = 40
const SETTLED = 1e-5

/**
 * Weights under which people choose what they chose: softmax over each list (conditional logit, McFadden 1974; as a
 * ranking loss Bruch et al. 2019), once over all rows and once over the fresh ones alone, so that what is new to a person
 * is in a good order too where nothing else is asked for. Each list counts the same. `penalty` draws the weights (of
 * features at root mean square 1) to `prior`, which is the answer where there are no lists. Cost: rows × columns × some 50.
 */
export function fitChoices(lists: ChoiceLists, prior: ChoiceWeights, penalty: number): ChoiceWeights {
  if (lists.start.length < 2) return prior
  const scale = rootMeanSquares(lists)
  const from = prior.map((weight, j) => weight * scale[j])
  const loss = (point: Float64Array): Slope => {
    const { value, gradient } = choiceLoss(
      lists,
      point.map((weight, j) => weight / scale[j]),
    )
    let whole = value
    for (let j = 0; j < point.length; j++) {
      gradient[j] = gradient[j] / scale[j] + penalty * (point[j] - from[j])
      whole += (penalty / 2) * (point[j] - from[j]) ** 2
    }
    return { value: whole, gradient }
  }
  return minimise(loss, from, { rounds: ROUNDS, settled: SETTLED }).map((weight, j) => weight / scale[j])
}

/** Of each weight's feature over the rows of its kind; 1 for what is always zero. */
function rootMeanSquares({ columns, x, again }: ChoiceLists): Float64Array {
  const sums = new Float64Array(2 * columns)
  const rows = [0, 0]
  for (let row = 0; row < again.length; row++) {
    const kind = again[row] ? 0 : 1
    rows[kind]++
    for (let j = 0; j < columns; j++) sums[kind * columns + j] += x[row * columns + j] ** 2
  }
  return sums.map((sum, j) => Math.sqrt(sum / Math.max(1, rows[j < columns ? 0 : 1])) || 1)
}

/** Mean over the lists of the two cross-entropies, and its gradient by the weights. */
export function choiceLoss(lists: ChoiceLists, weights: ChoiceWeights): Slope {
  const { columns, x, again, start } = lists
  const gradient = new Float64Array(weights.length)
  const count = start.length - 1
  let value = 0
  for (let list = 0; list < count; list++) {
    const [from, to] = [start[list], start[list + 1]]
    const scores = new Float64Array(to - from)
    const shares = new Float64Array(to - from)
    for (let row = from; row < to; row++) {
      const kind = again[row] ? 0 : columns
      let sum = 0
      for (let j = 0; j < columns; j++) sum += weights[kind + j] * x[row * columns + j]
      scores[row - from] = sum
    }
    const slopes = new Float64Array(to - from)
    for (const rows of ['all', 'fresh'] as const)
      value += addCrossEntropy(lists, list, { scores, shares, slopes }, rows)
    for (let row = from; row < to; row++) {
      const slope = slopes[row - from] / count
      const kind = again[row] ? 0 : columns
      for (let j = 0; j < columns; j++) gradient[kind + j] += slope * x[row * columns + j]
    }
  }
  return { value: value / count, gradient }
}

/** −mean log p of what was chosen among the rows asked of; its slopes are added to `slopes`, `shares` is room to work in. */
function addCrossEntropy(
  { again, chosen, start }: ChoiceLists,
  list: number,
  { scores, shares, slopes }: { scores: Float64Array; shares: Float64Array; slopes: Float64Array },
  rows: 'all' | 'fresh',
): number {
  const from = start[list]
  let [highest, taken] = [Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < scores.length; i++) {
    if (rows === 'fresh' && again[from + i]) continue
    highest = Math.max(highest, scores[i])
    taken += chosen[from + i]
  }
  if (taken === 0) return 0
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    shares[i] = rows === 'fresh' && again[from + i] ? 0 : Math.exp(scores[i] - highest)
    sum += shares[i]
  }
  const log = highest + Math.log(sum)
  let value = 0
  for (let i = 0; i < scores.length; i++) {
    if (rows === 'fresh' && again[from + i]) continue
    slopes[i] += shares[i] / sum - chosen[from + i] / taken
    if (chosen[from + i]) value += (log - scores[i]) / taken
  }
  return value
}
