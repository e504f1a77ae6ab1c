import { defineOp, misfit, type Operation } from '../define-op.ts'
import { constant } from '../leaves.ts'
import type { Emitter } from '../onnx/emitter.ts'
import type { Tensor } from '../tensor.ts'

/**
 * What is added to the score of a key that a query may not see. Finite, so that the softmax of a row without any key is
 * about even rather than NaN; two of them may be added.
 */
export const MASKED = -1e9

/** 0 where a query may see a key, else `MASKED`: [queries, keys], the last query at the last key. */
export function causalBias({ queries, keys = queries }: { queries: number; keys?: number }): Tensor {
  const data = new Float32Array(queries * keys)
  for (let i = 0; i < queries; i++)
    data.fill(MASKED, i * keys + Math.min(keys, Math.max(0, i + keys - queries + 1)), (i + 1) * keys)
  return constant(data, [queries, keys])
}

const asBias = (onnx: Emitter, seen: string) => onnx.node('Where', [seen, onnx.scalar(0), onnx.scalar(MASKED)])

/** 0 at keys that are there, `MASKED` at those that only fill up: present bool [batch, keys] → [batch, 1, 1, keys]. */
export const keyPaddingBias: Operation<[present: Tensor]> = defineOp({
  name: 'key-padding-bias',
  dtype: 'float32',
  shape([present], _, [type]) {
    if (present.length !== 2 || type !== 'bool') throw misfit('present bool [batch, keys]', 'True stands for a key.')
    return [present[0], 1, 1, present[1]]
  },
  emit: (onnx, [present], { outputs: [{ shape }] }) => asBias(onnx, onnx.node('Reshape', [present, onnx.ints(shape)])),
  gradient: 'none',
})

/**
 * 0 between places of one segment, else `MASKED`: segments int32 [batch, length] → [batch, 1, length, length], block
 * diagonal where several short sequences are packed into one. Places that only fill up may share a segment of their own.
 */
export const segmentBias: Operation<[segments: Tensor], { causal?: boolean }> = defineOp({
  name: 'segment-bias',
  dtype: 'float32',
  shape([segments], _, [type]) {
    if (segments.length !== 2 || type !== 'int32') throw misfit('segments int32 [batch, length]', 'One id a place.')
    const [batch, length] = segments
    return [batch, 1, length, length]
  },
  emit(onnx, [segments], { inputs: [{ shape }], attributes: { causal = false } }) {
    const [batch, length] = shape
    const as = (...dims: number[]) => onnx.node('Reshape', [segments, onnx.ints([batch, 1, ...dims])])
    const same = onnx.node('Equal', [as(length, 1), as(1, length)])
    if (!causal) return asBias(onnx, same)
    const earlier = Uint8Array.from({ length: length * length }, (_, at) =>
      Number(at % length <= Math.floor(at / length)),
    )
    return asBias(onnx, onnx.node('And', [same, onnx.tensor(earlier, [length, length], 'bool')]))
  },
  gradient: 'none',
})
