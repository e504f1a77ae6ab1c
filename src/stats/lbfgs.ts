/** A smooth function's value at a point, and its slope there. */
export interface Slope {
  value: number
  gradient: Float64Array
}

/** Steps whose curvature is remembered. */
const REMEMBERED = 10
/** Halvings of a step that does not lead down before the search ends where it is. */
const HALVINGS = 20

/**
 * The point where a convex smooth function is smallest, by L-BFGS with a backtracking line search (Nocedal & Wright 2006,
 * algorithms 7.4 and 3.1). Ends after `rounds`, or once a step gains less than `settled`. Cost: one or two evaluations
 * a round.
 */
export function minimise(
  of: (point: Float64Array) => Slope,
  start: Float64Array,
  { rounds, settled }: { rounds: number; settled: number },
): Float64Array {
  let point = start
  let here = of(point)
  const steps: Step[] = []
  for (let round = 0; round < rounds; round++) {
    const direction = downhill(here.gradient, steps)
    const next = along(of, point, here, direction)
    if (!next) break
    const moved = next.point.map((value, j) => value - point[j])
    const turned = next.slope.gradient.map((value, j) => value - here.gradient[j])
    const curvature = dot(moved, turned)
    if (curvature > 1e-12) steps.push({ moved, turned, curvature })
    if (steps.length > REMEMBERED) steps.shift()
    const gain = here.value - next.slope.value
    point = next.point
    here = next.slope
    if (gain < settled) break
  }
  return point
}

interface Step {
  moved: Float64Array
  turned: Float64Array
  curvature: number
}

/** Minus the inverse of the remembered curvature times the gradient: the two loops of algorithm 7.4. */
function downhill(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const q = Float64Array.from(gradient, (value) => -value)
  const shares = new Float64Array(steps.length)
  for (let k = steps.length - 1; k >= 0; k--) {
    shares[k] = dot(steps[k].moved, q) / steps[k].curvature
    for (let j = 0; j < q.length; j++) q[j] -= shares[k] * steps[k].turned[j]
  }
  const last = steps.at(-1)
  const scale = last ? last.curvature / dot(last.turned, last.turned) : 1 / Math.max(1, Math.sqrt(dot(q, q)))
  for (let j = 0; j < q.length; j++) q[j] *= scale
  for (const [k, { moved, turned, curvature }] of steps.entries()) {
    const rest = shares[k] - dot(turned, q) / curvature
    for (let j = 0; j < q.length; j++) q[j] += rest * moved[j]
  }
  return q
}

/** The first of the step, its half, its quarter … that leads down enough; null where none does. */
function along(of: (point: Float64Array) => Slope, from: Float64Array, here: Slope, direction: Float64Array) {
  const slope = dot(here.gradient, direction)
  let size = 1
  for (let halving = 0; halving < HALVINGS; halving++) {
    const point = from.map((value, j) => value + size * direction[j])
    const next = of(point)
    if (next.value <= here.value + 1e-4 * size * slope) return { point, slope: next }
    size /= 2
  }
  return null
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j]
  return sum
}
