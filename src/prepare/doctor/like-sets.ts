import { seededRandom } from '../../stats/random.ts'

/** Hashes of a set: bands of so many that must all agree. Of sets that share four fifths three pairs in a thousand are missed. */
const BANDS = 8
const BAND = 3
/** Sets of a bucket that a newcomer is compared with: keeps the cost linear where thousands are alike. */
const COMPARED = 8

/** Sets of whole numbers, one after another: set i is `members[start[i]]` … `members[start[i + 1] - 1]`, ascending. */
export interface Sets {
  start: Int32Array
  members: Int32Array
}

/**
 * Marks sets of at least `smallest` members that share at least the part `like` of their union with another (Jaccard),
 * found by min-wise hashing (Broder 1997) and then compared in full. Cost: 24 hashes a member.
 */
export function likeSets({ start, members }: Sets, { smallest, like }: { smallest: number; like: number }): Uint8Array {
  const marked = new Uint8Array(start.length - 1)
  const salts = saltsOf(BANDS * BAND)
  const buckets = Array.from({ length: BANDS }, () => new Map<number, number[]>())
  const lowest = new Uint32Array(BANDS * BAND)
  const set = (i: number) => members.subarray(start[i], start[i + 1])
  for (let i = 0; i < marked.length; i++) {
    const own = set(i)
    if (own.length < smallest) continue
    minHashes(own, salts, lowest)
    for (const [band, bucket] of buckets.entries()) {
      const key = bandKey(lowest, band * BAND)
      const there = bucket.get(key) ?? []
      const twin = there.find((other) => jaccard(own, set(other)) >= like)
      if (twin !== undefined) marked[i] = marked[twin] = 1
      if (there.length < COMPARED) bucket.set(key, [...there, i])
    }
  }
  return marked
}

function saltsOf(n: number): Uint32Array {
  const random = seededRandom(0)
  return Uint32Array.from({ length: n }, () => Math.floor(random() * 2 ** 32))
}

function minHashes(members: Int32Array, salts: Uint32Array, lowest: Uint32Array): void {
  lowest.fill(0xffffffff)
  for (const member of members)
    for (let k = 0; k < salts.length; k++) lowest[k] = Math.min(lowest[k], mixed(member, salts[k]))
}

/** 32 bits of a number under a salt: the finaliser of MurmurHash3. */
export function mixed(value: number, salt: number): number {
  let h = value ^ salt
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A band's hashes as one number of 52 bits. */
function bandKey(hashes: Uint32Array, from: number): number {
  let [low, high] = [0, 0]
  for (let k = from; k < from + BAND; k++) {
    low = mixed(hashes[k], low)
    high = mixed(low, hashes[k])
  }
  return (high & 0xfffff) * 2 ** 32 + low
}

function jaccard(a: Int32Array, b: Int32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) shared++
    const [left, right] = [a[i], b[j]]
    if (left <= right) i++
    if (right <= left) j++
  }
  return shared / (a.length + b.length - shared)
}

/** For each owner the distinct members that its rows name, ascending: one sort by counting over each column. */
export function setsOf(owner: Int32Array, member: Int32Array, owners: number, members: number): Sets {
  const byMember = sortedRows(member, members)
  const start = new Int32Array(owners + 1)
  const last = new Int32Array(owners).fill(-1)
  for (const row of byMember) {
    if (last[owner[row]] !== member[row]) start[owner[row] + 1]++
    last[owner[row]] = member[row]
  }
  for (let i = 0; i < owners; i++) start[i + 1] += start[i]
  const next = start.slice()
  const out = new Int32Array(start[owners])
  last.fill(-1)
  for (const row of byMember) {
    if (last[owner[row]] !== member[row]) out[next[owner[row]]++] = member[row]
    last[owner[row]] = member[row]
  }
  return { start, members: out }
}

function sortedRows(column: Int32Array, values: number): Int32Array {
  const next = new Int32Array(values + 1)
  for (const value of column) next[value + 1]++
  for (let i = 0; i < values; i++) next[i + 1] += next[i]
  const rows = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) rows[next[column[row]]++] = row
  return rows
}
