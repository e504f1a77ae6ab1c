import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import chdb from 'chdb'
import { BellwetherError } from '../src/core/errors.ts'
import { DAY_MS } from '../src/core/time.ts'
import type { Interactions } from '../src/models/recommender.ts'
import { shuffled } from '../src/nn/batches.ts'

/** Which columns of a table hold what; a common name is looked for where none is given. */
export interface Columns {
  user?: string
  item?: string
  time?: string
  basket?: string
  /** Columns that say what an item is like, parted by commas. */
  content?: string
}

interface Rows {
  user: string[]
  item: string[]
  time_ms: number[]
  /** Null where no column tells. */
  basket: string[] | null
  /** Of each item its words; null where no column tells. */
  content: Map<string, string[]> | null
  /** What was left out, in words. */
  left_out: string[]
}

/**
 * Interactions of a file: sequences (`user item item …`, a person a line, .txt) or a table (CSV, Parquet), `.gz` or not.
 * In order of time; equal times stand in an order drawn by the seed, and so do the numbers of people and items: neither
 * may tell a model anything. Without a seed they stand as in the file, for the data doctor. A sequence has no times: its last item counts as today's, the one before as yesterday's.
 */
export async function readInteractions(
  path: string,
  columns: Columns,
  seed: number | null,
): Promise<{ data: Interactions; left_out: string[]; timed: boolean }> {
  const sequences = /\.txt(\.gz)?$/.test(path)
  const rows = sequences ? sequenceRows(path) : await tableRows(path, columns)
  return { data: interactionsOf(rows, seed), left_out: rows.left_out, timed: !sequences }
}

/** Today of sequences without times; only differences matter. */
const TODAY_MS = 20_000 * DAY_MS

function sequenceRows(path: string): Rows {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  const rows: Rows = { user: [], item: [], time_ms: [], basket: null, content: null, left_out: [] }
  for (const line of text.split('\n')) {
    const [user, ...items] = line.trim().split(/\s+/)
    for (const [i, item] of items.entries()) {
      rows.user.push(user)
      rows.item.push(item)
      rows.time_ms.push(TODAY_MS - (items.length - 1 - i) * DAY_MS)
    }
  }
  return rows
}

const COMMON = {
  user: ['user', 'user_id', 'person', 'customer_id', 'distinct_id', 'uid'],
  item: ['item', 'item_id', 'stock_code', 'product_id', 'movie_id'],
  time: ['timestamp', 'time', 'invoice_date', 'date', 'ts'],
  basket: ['basket', 'order_id', 'invoice_no', 'session_id'],
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const named = (column: string): string => `\`${column.replaceAll('`', '')}\``

async function tableRows(path: string, given: Columns): Promise<Rows> {
  const source = `file(${quoted(path)})`
  const { data: known } = await ask<{ name: string }>(`DESCRIBE TABLE ${source}`)
  const names = known.map(({ name }) => name)
  const [user, item, time] = (['user', 'item', 'time'] as const).map((what) => columnOf(names, given, what, true)!)
  const basket = columnOf(names, given, 'basket', false)
  const content = columnsOf(names, given)
  // Where quantities and prices are told, a purchase has both above zero: others are returns and corrections.
  const sold = ['quantity', 'price', 'unit_price'].filter((name) => names.includes(name))
  const keep = [`toString(${named(user)}) NOT IN ('', '0')`, ...sold.map((name) => `${named(name)} > 0`)]
  const { data } = await ask<{ u: string; i: string; t: number; b: string }>(`
    SELECT ifNull(toString(${named(user)}), '') AS u, toString(${named(item)}) AS i, ${msOf(time)} AS t, ${basket ? `toString(${named(basket)})` : "''"} AS b
    FROM ${source} WHERE ${[`${named(user)} IS NOT NULL`, ...keep].join(' AND ')} AND i != ''`)
  const [{ n }] = (await ask<{ n: number }>(`SELECT count() AS n FROM ${source}`)).data
  const out = Number(n) - data.length
  return {
    user: data.map(({ u }) => u),
    item: data.map(({ i }) => i),
    time_ms: data.map(({ t }) => Number(t)),
    basket: basket ? data.map(({ u, b }) => `${u} ${b}`) : null,
    content: content ? await wordsOf(source, item, content) : null,
    left_out:
      out > 0
        ? [
            `${out} rows without ${[user, item].join(' or ')}${sold.map((name) => `, or with ${name} not above 0`).join('')}`,
          ]
        : [],
  }
}

/** Of each item its values, the most frequent of each column: `category=toys`. */
async function wordsOf(source: string, item: string, columns: readonly string[]): Promise<Map<string, string[]>> {
  const values = columns.map((column) => `arrayElement(topK(1)(ifNull(toString(${named(column)}), '')), 1)`).join(', ')
  const { data } = await ask<{ i: string; w: string[] }>(
    `SELECT toString(${named(item)}) AS i, [${values}] AS w FROM ${source} WHERE i != '' GROUP BY i`,
  )
  return new Map(data.map(({ i, w }) => [i, w.flatMap((value, at) => (value ? `${columns[at]}=${value}` : []))]))
}

/** A number counts seconds since 1970 (milliseconds where it is too large for that), a text is a date. */
const msOf = (time: string): string => {
  const number = `toFloat64OrNull(toString(${named(time)}))`
  const date = `toFloat64(toUnixTimestamp64Milli(parseDateTime64BestEffort(toString(${named(time)}), 3, 'UTC')))`
  return `if(isNull(${number}), ${date}, ${number} * if(${number} > 1e11, 1, 1000))`
}

/** Columns that say what an item is like; null where there are none. */
function columnsOf(names: readonly string[], { content }: Columns): string[] | null {
  if (content === undefined) return names.includes('category') ? ['category'] : null
  const columns = content.split(',')
  const unknown = columns.find((column) => !names.includes(column))
  if (unknown === undefined) return columns
  throw new BellwetherError({
    code: 'core.invalid',
    field: 'content',
    expected: `some of the columns ${names.join(', ')}`,
    got: unknown,
  })
}

function columnOf(
  names: readonly string[],
  given: Columns,
  what: keyof typeof COMMON,
  needed: boolean,
): string | undefined {
  const asked = given[what]
  const found = asked ?? COMMON[what].find((name) => names.includes(name))
  if (found !== undefined ? !names.includes(found) : needed) {
    throw new BellwetherError({
      code: 'core.invalid',
      field: what,
      expected: `one of the columns ${names.join(', ')}`,
      got: asked ?? 'none with a common name',
      hint: `Name it with --${what}.`,
    })
  }
  return found
}

async function ask<Row>(query: string): Promise<{ data: Row[] }> {
  // In the file's order, each time: what the seed draws rests on it, and the data doctor looks at it.
  const settings =
    'SETTINGS max_threads = 1, input_format_parquet_preserve_order = 1, output_format_json_quote_64bit_integers = 0'
  return (await chdb.queryAsync(`${query} ${settings}`, { format: 'JSON' })).json<{ data: Row[] }>()
}

function interactionsOf({ user, item, time_ms, basket, content }: Rows, seed: number | null): Interactions {
  const draw: Draw = (n, which) =>
    seed === null ? Int32Array.from({ length: n }, (_, i) => i) : shuffled(n, { seed, epoch: which })
  const order = draw(user.length, 0).sort((a, b) => time_ms[a] - time_ms[b])
  const [people, items] = [numbered(user, draw, 1), numbered(item, draw, 2)]
  // Of what a person took at one time nobody knows the order: without baskets it is one.
  const baskets = numbered(basket ?? user.map((name, row) => `${name} ${time_ms[row]}`), draw, 3)
  const kept = onceABasket(order, items.index, baskets.index)
  const pick = (column: Int32Array) => Int32Array.from(kept, (row) => column[row])
  return {
    people: people.names,
    items: items.names,
    person: pick(people.index),
    item: pick(items.index),
    time_ms: Float64Array.from(kept, (row) => time_ms[row]),
    basket: pick(baskets.index),
    ...(content && { content: items.names.map((name) => content.get(name) ?? []) }),
  }
}

function onceABasket(order: Int32Array, item: Int32Array, basket: Int32Array): Int32Array {
  const seen = new Map<number, Set<number>>()
  return order.filter((row) => {
    const own = seen.get(basket[row]) ?? new Set()
    seen.set(basket[row], own)
    return !own.has(item[row]) && own.add(item[row])
  })
}

type Draw = (n: number, which: number) => Int32Array

/** Names in an order drawn by chance, and each row's number. */
function numbered(column: readonly string[], draw: Draw, which: number): { names: string[]; index: Int32Array } {
  const unique = [...new Set(column)].sort()
  const names = Array.from(draw(unique.length, which), (i) => unique[i])
  const numbers = new Map(names.map((name, i) => [name, i]))
  return { names, index: Int32Array.from(column, (name) => numbers.get(name) as number) }
}
