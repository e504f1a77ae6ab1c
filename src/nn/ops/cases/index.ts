import { activations } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { attention } from './attention.ts'
import type { OpCase } from './case.ts'
import { comparisons } from './comparisons.ts'
import { convolution } from './convolution.ts'
import { likelihood } from './likelihood.ts'
import { norms } from './norms.ts'
import { products } from './products.ts'
import { recurrent } from './recurrent.ts'
import { reductions } from './reductions.ts'
import { rowsAndIds } from './rows-and-ids.ts'
import { segments } from './segments.ts'
import { shapes } from './shapes.ts'

/** Every case; a new operation adds its own to the file of its kind. */
export const cases: readonly OpCase[] = [
  ...activations,
  ...arithmetic,
  ...comparisons,
  ...attention,
  ...convolution,
  ...likelihood,
  ...norms,
  ...products,
  ...recurrent,
  ...reductions,
  ...rowsAndIds,
  ...segments,
  ...shapes,
]
