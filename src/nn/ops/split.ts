import { BellwetherError } from '../../core/errors.ts'
import { shapeText, type Tensor } from '../tensor.ts'
import { slice } from './slice.ts'

export interface SplitOptions {
  axis: number
  /** Sizes of the parts, which sum to the axis's; or the number of equal parts. */
  sizes: readonly number[] | number
}

/** Parts of x one after the other along an axis: the reverse of `concat`. */
export function split(x: Tensor, { axis, sizes }: SplitOptions): Tensor[] {
  const n = x.shape.at(axis) ?? 0
  const each = typeof sizes === 'number' ? new Array<number>(sizes).fill(n / sizes) : sizes
  if (each.reduce((a, b) => a + b, 0) !== n || !each.every(Number.isInteger)) {
    throw new BellwetherError({
      code: 'nn.shape',
      field: 'split',
      expected: typeof sizes === 'number' ? `an axis that ${sizes} divides` : `an axis of ${sizes.join(' + ')}`,
      got: shapeText(x.shape),
      hint: `The sizes of the parts sum to the size of axis ${axis}.`,
    })
  }
  let start = 0
  return each.map((size) => {
    const part = slice(x, { axis, start, end: start + size })
    start += size
    return part
  })
}
