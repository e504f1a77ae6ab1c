/** Coefficients of a logistic regression; `weights[0]` is the intercept. */
export interface LogisticFit {
  weights: Float64Array
}

const ROUNDS = 50
const SETTLED = 1e-8

/**
 * Logistic regression with an L2 penalty on all but the intercept, by Newton's method (iteratively reweighted least squares,
 * Hastie et al. 2009, § 4.4). `x` is row-major with `columns` columns; `importance` weighs the rows. Cost: rows × columns²
 * a round, some ten rounds.
 */
export function fitLogistic(
  x: Float64Array,
  y: ArrayLike<number>,
  columns: number,
  penalty: number,
  importance?: Float64Array,
): LogisticFit {
  const size = columns + 1
  const weights = new Float64Array(size)
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, hessian } = derivatives(x, y, columns, weights, penalty, importance)
    const step = solve(hessian, gradient, size)
    let largest = 0
    for (let j = 0; j < size; j++) {
      weights[j] -= step[j]
      largest = Math.max(largest, Math.abs(step[j]))
    }
    if (largest < SETTLED) break
  }
  return { weights }
}

/** Penalised log loss (sum over rows) at some weights: what `fitLogistic` makes smallest. */
export function logisticLoss(
  x: Float64Array,
  y: ArrayLike<number>,
  columns: number,
  weights: Float64Array,
  penalty: number,
): number {
  let loss = 0
  for (let row = 0; row < y.length; row++) {
    const z = linear(x, row, columns, weights)
    loss += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - y[row] * z
  }
  for (let j = 1; j <= columns; j++) loss += (penalty / 2) * weights[j] ** 2
  return loss
}

/** Gradient and (dense, symmetric) Hessian of the loss. */
export function derivatives(
  x: Float64Array,
  y: ArrayLike<number>,
  columns: number,
  weights: Float64Array,
  penalty: number,
  importance?: Float64Array,
) {
  const size = columns + 1
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  const row = new Float64Array(size).fill(1)
  for (let i = 0; i < y.length; i++) {
    row.set(x.subarray(i * columns, (i + 1) * columns), 1)
    const p = sigmoid(linear(x, i, columns, weights))
    const own = importance ? importance[i] : 1
    const [error, curve] = [own * (p - y[i]), own * Math.max(p * (1 - p), 1e-10)]
    for (let a = 0; a < size; a++) {
      gradient[a] += error * row[a]
      for (let b = 0; b <= a; b++) hessian[a * size + b] += curve * row[a] * row[b]
    }
  }
  for (let a = 0; a < size; a++) {
    if (a > 0) {
      gradient[a] += penalty * weights[a]
      hessian[a * size + a] += penalty
    }
    for (let b = 0; b < a; b++) hessian[b * size + a] = hessian[a * size + b]
  }
  return { gradient, hessian }
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

/** Intercept and weighted sum of one row. */
export function linear(x: Float64Array, row: number, columns: number, weights: Float64Array): number {
  let z = weights[0]
  for (let j = 0; j < columns; j++) z += weights[j + 1] * x[row * columns + j]
  return z
}

/** Solves H s = g by Cholesky's factorisation; H is positive definite because of the penalty. */
export function solve(matrix: Float64Array, right: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k]
      l[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j * n + j]
    }
  }
  const out = Float64Array.from(right)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) out[i] -= l[i * n + k] * out[k]
    out[i] /= l[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) out[i] -= l[k * n + i] * out[k]
    out[i] /= l[i * n + i]
  }
  return out
}
