import { type Column, type Columns, columnsOf } from './columns.ts'
import { type Comparison, type Expression, type Literal, wrong } from './expression.ts'

/**
 * Checks an expression's names and kinds of value against the catalogue; what was not read from text, and a catalogue
 * without items, are not checked. Throws `deploy.expression` with the offset and the nearest attribute.
 */
export function checkExpression(expression: Expression, columns: Columns, field = 'where'): void {
  if (columns.items.length > 0) for (const comparison of comparisonsOf(expression)) check(comparison, columns, field)
}

type Compared = Extract<Expression, { kind: 'compare' }>

function comparisonsOf(expression: Expression): Compared[] {
  if (expression.kind === 'compare') return [expression]
  if (expression.kind === 'not') return comparisonsOf(expression.of)
  return [...comparisonsOf(expression.left), ...comparisonsOf(expression.right)]
}

function check({ attribute, operator, values, at }: Compared, columns: Columns, field: string): void {
  if (at === null) return
  const column = columns.column(attribute)
  if (!column) throw unknown(field, attribute, at, columns.attributes)
  const orders = operator !== '==' && operator !== '!=' && operator !== 'in'
  const fits = (value: Literal) => (column.kind === 'text' ? typeof value === 'string' : typeof value === column.kind)
  const expected = orders ? 'number' : column.kind
  if (values.every((value) => fits(value)) && (!orders || column.kind === 'number')) return
  const sign = `${attribute} ${operator}`
  throw wrong(field, { at, found: sign }, `a comparison of ${expected}: ${attribute} is ${column.kind}`)
}

function unknown(field: string, attribute: string, at: number, known: readonly string[]) {
  const nearest = nearestOf(attribute, known)
  return wrong(field, { at, found: attribute }, known, nearest && `Did you mean ${nearest}?`)
}

/** The known name with the fewest changes of a letter, where those are fewer than half of its letters. */
function nearestOf(name: string, known: readonly string[]): string | undefined {
  const distances = known.map((one) => ({ one, changes: editDistance(name.toLowerCase(), one.toLowerCase()) }))
  const [best] = distances.sort((a, b) => a.changes - b.changes)
  return best && best.changes <= Math.max(1, best.one.length / 2) ? best.one : undefined
}

/** Letters to insert, take out or change (Levenshtein 1966). Cost: the product of the lengths. */
export function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + Number(a[i - 1] !== b[j - 1])))
    before = row
  }
  return before[b.length]
}

/** Which items an expression holds for. */
export interface Mask {
  has(item: string): boolean
  /** The same for each of a list that stays (a model's items): 1 or 0, computed once a list. */
  over(items: readonly string[]): Uint8Array
}

/** Evaluates an expression over all items at once. Cost: one pass over a column for each comparison. */
export function maskOf(expression: Expression, columns: Columns): Mask {
  const rows = evaluate(expression, columns)
  const lists = new WeakMap<readonly string[], Uint8Array>()
  const others = new Map<string, boolean>()
  // Of an item that the catalogue does not have, only its id is known.
  const ofOther = (item: string) => {
    if (others.size > 100_000) others.clear()
    const found = others.get(item) ?? evaluate(expression, columnsOf(new Map([[item, {}]])))[0] === 1
    others.set(item, found)
    return found
  }
  const has = (item: string) => {
    const row = columns.rowOf(item)
    return row >= 0 ? rows[row] === 1 : ofOther(item)
  }
  return {
    has,
    over(items) {
      const found = lists.get(items) ?? Uint8Array.from(items, (item) => Number(has(item)))
      lists.set(items, found)
      return found
    },
  }
}

function evaluate(expression: Expression, columns: Columns): Uint8Array {
  if (expression.kind === 'compare') return compare(expression, columns)
  if (expression.kind === 'not') return evaluate(expression.of, columns).map((met) => 1 - met)
  const [left, right] = [evaluate(expression.left, columns), evaluate(expression.right, columns)]
  return expression.kind === 'and' ? left.map((met, row) => met & right[row]) : left.map((met, row) => met | right[row])
}

/** A missing attribute meets only `!=`. */
function compare(expression: Compared, columns: Columns): Uint8Array {
  const { attribute, operator, values } = expression
  const column = columns.column(attribute)
  const out = new Uint8Array(columns.items.length)
  if (!column) return operator === '!=' ? out.fill(1) : out
  if (operator in order) return ordered(column, operator, Number(values[0]), out)
  const wanted = new Set(values.map(String))
  const equal = column.words.map((word) => wanted.has(word) !== (operator === '!='))
  return out.map((_, row) => (column.codes[row] < 0 ? Number(operator === '!=') : Number(equal[column.codes[row]])))
}

const order: Partial<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function ordered({ numbers }: Column, operator: Comparison, value: number, out: Uint8Array): Uint8Array {
  const met = order[operator] as (a: number, b: number) => boolean
  for (let row = 0; row < out.length; row++) out[row] = Number(met(numbers[row], value))
  return out
}
