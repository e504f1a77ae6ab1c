import type { Emitter } from '../onnx/emitter.ts'
import type { OnnxValue } from '../onnx/model.ts'

/** Bytes of a chunk's logits: about what the last cache of a small machine holds. */
const CHUNK_BYTES = 24 * 2 ** 20

/** Rows taken a chunk at a time by a Scan, so that what is made of a chunk stays in the cache. */
export interface Chunks {
  /** Rows of a chunk. */
  rows: number
  count: number
  /** x [n, width] as [count, rows, width]; zeros fill the last chunk up. */
  cut(x: string, width: number): string
  /** [count, rows, ...row] as [n, ...row]. */
  join(x: string, ...row: number[]): string
}

/** Chunks of n rows, each of which makes `width` numbers. */
export function chunksOf(onnx: Emitter, n: number, width: number): Chunks {
  const most = Math.max(32, Math.min(512, Math.floor(CHUNK_BYTES / (4 * width))))
  const count = Math.ceil(n / most)
  const rows = Math.ceil(n / count)
  const missing = rows * count - n
  return {
    rows,
    count,
    cut(x, columns) {
      const whole = missing > 0 ? onnx.node('Pad', [x, onnx.ints([0, 0, missing, 0])]) : x
      return onnx.node('Reshape', [whole, onnx.ints([count, rows, columns])])
    },
    join(x, ...row) {
      const whole = onnx.node('Reshape', [x, onnx.ints([rows * count, ...row])])
      return missing > 0 ? onnx.node('Slice', [whole, onnx.ints([0]), onnx.ints([n]), onnx.ints([0])]) : whole
    },
  }
}

/** A float32 value inside a Scan. */
export const floats = (name: string, ...shape: number[]): OnnxValue => ({ name, type: 'float32', shape })
