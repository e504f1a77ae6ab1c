import { misfit } from '../define-op.ts'
import type { Shape } from '../tensor.ts'

/** The shape that two operands have in common: axes are aligned at the end, and an axis of 1 is repeated. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const [x, y] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1]
    if (x !== y && x !== 1 && y !== 1) {
      throw misfit('equal sizes, or 1, on every axis counted from the last', 'reshape() or transpose() one of them.')
    }
    return Math.max(x, y)
  })
}
