import { dropout } from '../nn/layers/dropout.ts'
import { linear } from '../nn/layers/linear.ts'
import { constant } from '../nn/leaves.ts'
import { add } from '../nn/ops/add.ts'
import { bag } from '../nn/ops/bag.ts'
import { concat } from '../nn/ops/concat.ts'
import { div } from '../nn/ops/div.ts'
import { gelu } from '../nn/ops/gelu.ts'
import { matmul } from '../nn/ops/matmul.ts'
import { mul } from '../nn/ops/mul.ts'
import { sqrt } from '../nn/ops/sqrt.ts'
import { square } from '../nn/ops/square.ts'
import { sum } from '../nn/ops/sum.ts'
import { normal, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import type { ItemContent } from './item-content.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface ItemTowerOptions extends ItemTableOptions {
  /** Of the items; row 0 of the table, no item, has none. */
  content: ItemContent
  /** Share of items whose own vector is left out of a step, so that their words alone must do; 0.3 unless told. */
  forgotten?: number
}

/** So many events, and an item's own vector counts half: of one that nobody took it says nothing. */
const EVENTS = 2
const TINY = 1e-6

/**
 * The vectors of all items, [items, width], each of length 1: an item's own, by how often it was taken, and the mean of
 * its words'. In training the own vectors of some items are left out as wholes (Volkovs et al. 2017, "DropoutNet"): what
 * is learnt of the words then holds for items that nobody took yet. Parameters: `items`, `words`.
 */
export function itemTower(scope: Scope, { content, forgotten = 0.3, ...options }: ItemTowerOptions): Tensor {
  const { items } = options
  const trust = new Float32Array(items)
  trust.set(
    content.events.map((n) => n / (n + EVENTS)),
    1,
  )
  const own = mul(itemTable(scope, options), dropout(scope, constant(trust, [items, 1]), { rate: forgotten }))
  if (content.words.length === 0) return unit(own)
  const most = content.of.reduce((max, { length }) => Math.max(max, length), 1)
  const ids = new Int32Array(items * most).fill(-1)
  for (const [item, words] of content.of.entries()) ids.set(words, (item + 1) * most)
  const words = scope.parameter('words', [content.words.length, own.shape[1]], normal(0.02), { decay: false })
  return unit(add(own, bag(words, constant(ids, [items, most]), undefined, { mode: 'mean' })))
}

/** Vectors along the last axis, divided by their length; 0 stays 0. */
const unit = (x: Tensor): Tensor => div(x, sqrt(add(sum(square(x), { axes: [-1], keep: true }), TINY)))

export interface PersonTowerOptions {
  width: number
  /** 0 unless told. */
  dropout?: number
}

/** How much an item still counts when another came after it: only the newest does, the newest do most, all count the same. */
const FADES = [0, 0.7, 1]

/**
 * What a person is after each item of a past: means of the items' vectors with different memories, and a small network
 * over them. Vectors [batch, length, width], the first of the beginning, → states of the same shape. Parameters: `up.*`,
 * `down.*`.
 */
export function personTower(scope: Scope, x: Tensor, { width, dropout: rate = 0 }: PersonTowerOptions): Tensor {
  const means = FADES.map((fade) => matmul(constant(meansWith(fade, x.shape[1]), [x.shape[1], x.shape[1]]), x))
  const inner = gelu(linear(scope.at('up'), concat(...means, { axis: 2 }), { width: 2 * width }))
  return add(means[1], linear(scope.at('down'), dropout(scope, inner, { rate }), { width }))
}

/** Row `t` weighs the places 1 … t, the last of them 1 before it is made a mean; place 0 is the beginning. */
function meansWith(fade: number, length: number): Float32Array {
  const weights = new Float32Array(length * length)
  for (let t = 1; t < length; t++) {
    let whole = 0
    for (let place = 1; place <= t; place++) whole += fade ** (t - place)
    for (let place = 1; place <= t; place++) weights[t * length + place] = fade ** (t - place) / whole
  }
  return weights
}

/** States of length 1 ÷ temperature, to be scored against vectors of length 1. */
export const sharpened = (states: Tensor, temperature: number): Tensor => div(unit(states), temperature)
