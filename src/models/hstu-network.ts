import { dropout } from '../nn/layers/dropout.ts'
import { layerNormLayer } from '../nn/layers/layer-norm.ts'
import { linear } from '../nn/layers/linear.ts'
import { constant } from '../nn/leaves.ts'
import { add } from '../nn/ops/add.ts'
import { cast } from '../nn/ops/cast.ts'
import { clip } from '../nn/ops/clip.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { log } from '../nn/ops/log.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { maximum } from '../nn/ops/maximum.ts'
import { mul } from '../nn/ops/mul.ts'
import { reshape } from '../nn/ops/reshape.ts'
import { silu } from '../nn/ops/silu.ts'
import { unstack } from '../nn/ops/stack.ts'
import { sub } from '../nn/ops/sub.ts'
import { transpose } from '../nn/ops/transpose.ts'
import { normal, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type SequenceInputOptions, sequenceInput } from './sequence-input.ts'

export interface HstuOptions extends SequenceInputOptions {
  /** 2 unless told. */
  blocks?: number
  /** 1 unless told; they divide d. */
  heads?: number
  /** Of the inputs and of what each block adds; 0.1 unless told. */
  dropout?: number
}

/**
 * Hierarchical sequential transduction units (Zhai et al. 2024, arXiv:2402.17152): attention whose weights are SiLU(q ·
 * kᵀ + bias of the distance + bias of the time between) ÷ length rather than a softmax, so that how much there is counts
 * too, gated by u in place of a feed-forward part. ids int32 [batch, length] and, for the bias of times, seconds before
 * the newest [batch, length] → states [batch, length, d], each to be scored against `itemTable`. Parameters: `items`,
 * `positions`, `blocks.i.*`, `norm.*`.
 */
export function hstuNetwork(
  scope: Scope,
  { ids, age_s }: { ids: Tensor; age_s?: Tensor },
  { blocks = 2, heads = 1, dropout: rate = 0.1, ...options }: HstuOptions,
): Tensor {
  const length = options.length ?? ids.shape[1]
  const between = age_s && timeBuckets(age_s)
  let x = sequenceInput(scope, ids, { ...options, dropout: rate })
  for (let i = 0; i < blocks; i++) x = hstuBlock(scope.at('blocks').at(i), x, { heads, rate, length, between })
  return layerNormLayer(scope.at('norm'), x)
}

interface BlockOptions {
  heads: number
  rate: number
  /** Places that the model knows. */
  length: number
  /** Bucket of the time between each two places, int32 [batch, length, length]. */
  between?: Tensor
}

/** x += out(u · norm(weights · v)); u, v, q and k by SiLU of one product of norm(x): [batch, length, d]. */
function hstuBlock(scope: Scope, x: Tensor, { heads, rate, length, between }: BlockOptions): Tensor {
  const [batch, places, d] = x.shape
  const all = silu(linear(scope.at('uvqk'), layerNormLayer(scope.at('norm1'), x), { width: 4 * d, bias: false }))
  const joint = reshape(all, { shape: [batch, places, 4, heads, d / heads] })
  const [u, v, q, k] = unstack(transpose(joint, { axes: [2, 0, 3, 1, 4] }), { axis: 0 })
  const place = biasOf(scope, 'places', length, distances(places))
  const bias = between
    ? add(place, reshape(biasOf(scope, 'times', TIME_BUCKETS, between), { shape: [batch, 1, places, places] }))
    : place
  const weights = mul(silu(add(matmul(q, k, { transposeB: true }), bias)), seen(places, length))
  const flat = (of: Tensor) => reshape(transpose(of, { axes: [0, 2, 1, 3] }), { shape: x.shape })
  const mixed = mul(layerNormLayer(scope.at('norm2'), flat(matmul(weights, v))), flat(u))
  return add(x, linear(scope.at('out'), dropout(scope, mixed, { rate }), { width: d }))
}

/** A learnt number for each bucket, one for all heads: buckets int32 [...s] → [...s]. */
function biasOf(scope: Scope, name: string, size: number, buckets: Tensor): Tensor {
  const table = scope.parameter(name, [size], normal(0.02), { decay: false })
  // As a column its gradient is one array: left apart by place, it would be larger by far.
  return reshape(gatherRows(reshape(table, { shape: [size, 1] }), buckets), { shape: buckets.shape })
}

/** How far before a query each key lies, 0 for those after it: int32 [places, places]. */
const distances = (places: number): Tensor =>
  constant(
    Int32Array.from({ length: places * places }, (_, at) => Math.max(0, Math.floor(at / places) - (at % places))),
    [places, places],
  )

/** 1 ÷ length where a query sees a key, else 0: [places, places]. */
const seen = (places: number, length: number): Tensor =>
  constant(
    Float32Array.from({ length: places * places }, (_, at) =>
      at % places <= Math.floor(at / places) ? 1 / length : 0,
    ),
    [places, places],
  )

/** Up to e^(63 · 0.301) s, five years: beyond, all is long ago. */
const TIME_BUCKETS = 64
const BUCKET_WIDTH = 0.301

/** ⌊ln(seconds between) ÷ 0.301⌋, 0 up to one second and for what comes later: [batch, length] → int32 [batch, length, length]. */
function timeBuckets(age_s: Tensor): Tensor {
  const [batch, length] = age_s.shape
  const apart = sub(reshape(age_s, { shape: [batch, 1, length] }), reshape(age_s, { shape: [batch, length, 1] }))
  const bucket = mul(log(maximum(apart, 1)), 1 / BUCKET_WIDTH)
  return cast(clip(bucket, { min: 0, max: TIME_BUCKETS - 1 }), { dtype: 'int32' })
}
