/** People in order of probability, and how often each counts: what a bootstrap varies without sorting anew. */
export interface Ranked {
  /** Lowest probability first. */
  order: ArrayLike<number>
  /** How often each person counts; absent: once. */
  times?: ArrayLike<number>
}

/** Area under the ROC curve: the chance that a positive is ranked above a negative, ties counted half (Mann & Whitney 1947). NaN without both. */
export function areaUnderCurve(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  { order, times }: Ranked = { order: byProbability(p) },
): number {
  let positives = 0
  let negatives = 0
  let pairs = 0
  for (const [yes, no] of groups(y, p, order, times)) {
    pairs += yes * (negatives + no / 2)
    positives += yes
    negatives += no
  }
  return positives && negatives ? pairs / (positives * negatives) : Number.NaN
}

/** Σ (recall step × precision) from the highest probability down, equal ones taken together (as scikit-learn's). NaN without positives. */
export function averagePrecision(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  { order, times }: Ranked = { order: byProbability(p) },
): number {
  let positives = 0
  let taken = 0
  let sum = 0
  for (const [yes, no] of groups(y, p, order, times).reverse()) {
    positives += yes
    taken += yes + no
    if (taken > 0) sum += yes * (positives / taken)
  }
  return positives ? sum / positives : Number.NaN
}

/** Positives and negatives among people of equal probability, lowest first. */
function groups(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
  order: ArrayLike<number>,
  times?: ArrayLike<number>,
): [yes: number, no: number][] {
  const found: [number, number][] = []
  let last = Number.NaN
  for (let at = 0; at < order.length; at++) {
    const person = order[at]
    if (p[person] !== last) found.push([0, 0])
    last = p[person]
    found[found.length - 1][y[person] ? 0 : 1] += times ? times[person] : 1
  }
  return found
}

/** Mean squared error of probabilities (Brier 1950). */
export const brier = (y: ArrayLike<number>, p: ArrayLike<number>): number =>
  Array.from(p).reduce((sum, probability, i) => sum + (probability - y[i]) ** 2, 0) / p.length

export interface ThresholdScores {
  accuracy: number
  precision: number
  recall: number
  f1: number
}

/** What calling everyone at or above a threshold positive would get right. Shares without anyone to count are 0. */
export function atThreshold(y: ArrayLike<number>, p: ArrayLike<number>, threshold: number): ThresholdScores {
  let [tp, fp, fn, tn] = [0, 0, 0, 0]
  for (let i = 0; i < p.length; i++) {
    if (p[i] >= threshold) y[i] ? tp++ : fp++
    else y[i] ? fn++ : tn++
  }
  const share = (part: number, whole: number) => (whole ? part / whole : 0)
  const [precision, recall] = [share(tp, tp + fp), share(tp, tp + fn)]
  return {
    accuracy: share(tp + tn, p.length),
    precision,
    recall,
    f1: share(2 * precision * recall, precision + recall),
  }
}

export interface ReliabilityBin {
  n: number
  /** Mean probability given. */
  expected: number
  /** Share that did it. */
  seen: number
}

/** Probabilities in ten bins of equal numbers of people, what was said beside what came. */
export function reliability(y: ArrayLike<number>, p: ArrayLike<number>, bins = 10): ReliabilityBin[] {
  const order = byProbability(p)
  return Array.from({ length: bins }, (_, bin) => {
    const own = order.slice(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins))
    const mean = (of: ArrayLike<number>) => own.reduce((sum, i) => sum + of[i], 0) / Math.max(1, own.length)
    return { n: own.length, expected: mean(p), seen: mean(y) }
  }).filter(({ n }) => n > 0)
}

/** Expected calibration error: |said − seen| over the bins, weighted by people (Naeini et al. 2015; bins of equal numbers). */
export function calibrationError(y: ArrayLike<number>, p: ArrayLike<number>): number {
  return reliability(y, p).reduce((sum, { n, expected, seen }) => sum + (n / p.length) * Math.abs(expected - seen), 0)
}

/** Indices in order of probability, lowest first. */
export const byProbability = (p: ArrayLike<number>): number[] => Array.from(p, (_, i) => i).sort((a, b) => p[a] - p[b])
