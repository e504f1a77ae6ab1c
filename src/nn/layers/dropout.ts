import { randomMask } from '../leaves.ts'
import { mul } from '../ops/mul.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

/**
 * In training each element is 0 with probability `rate`, else divided by 1 − rate; in serving x as it is (Srivastava et
 * al. 2014).
 */
export function dropout(scope: Scope, x: Tensor, { rate }: { rate: number }): Tensor {
  if (!scope.training || rate === 0) return x
  return mul(x, randomMask(x.shape, { stream: scope.nextMask(), keep: 1 - rate }))
}
