/** How a classifier of several classes did. */
export interface ClassScores {
  /** Share of rows whose class was named. */
  accuracy: number
  /** Means over the classes, each counting the same (macro average); a class never named has precision 0. */
  precision: number
  recall: number
  f1: number
  /** confusion[is][named]: rows of class `is` that were called `named`. */
  confusion: number[][]
}

/** Scores of predicted classes against true ones, both numbers from 0 to classes − 1. */
export function classScores(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  { classes }: { classes: number },
): ClassScores {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let i = 0; i < truth.length; i++) confusion[truth[i]][predicted[i]]++
  const each = confusion.map((row, k) => {
    const right = row[k]
    const is = row.reduce((a, b) => a + b, 0)
    const named = confusion.reduce((sum, other) => sum + other[k], 0)
    const [precision, recall] = [share(right, named), share(right, is)]
    return { right, precision, recall, f1: share(2 * precision * recall, precision + recall) }
  })
  const mean = (of: (scores: (typeof each)[number]) => number) =>
    each.reduce((sum, scores) => sum + of(scores), 0) / classes
  return {
    accuracy: share(
      each.reduce((sum, { right }) => sum + right, 0),
      truth.length,
    ),
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    confusion,
  }
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
