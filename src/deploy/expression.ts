import { BellwetherError } from '../core/errors.ts'

export type Literal = string | number | boolean
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in'

/** A condition on an item's attributes. `at` is where in the text an attribute stands; null where there was no text. */
export type Expression =
  | { kind: 'compare'; attribute: string; operator: Comparison; values: readonly Literal[]; at: number | null }
  | { kind: 'not'; of: Expression }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }

/** All conditions at once; undefined of none. */
export const allOf = (conditions: readonly Expression[]): Expression | undefined =>
  conditions.length === 0 ? undefined : conditions.reduce((left, right) => ({ kind: 'and', left, right }))

interface Token {
  kind: 'word' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  text: string
  at: number
}

/** Words, `quoted names`, "texts" with \-escapes, numbers, signs; in this order, so that a word never eats a number. */
const PIECE =
  /\s*(?:(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_]))|(?<word>[\p{L}_][\p{L}\p{N}_.$-]*)|`(?<quoted>[^`]+)`|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<sign>==|!=|<=|>=|[<>(),]))/uy

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'true', 'false'])

export const LONGEST_EXPRESSION = 2_000
/** Brackets and `not`s within each other. */
const DEEPEST = 50

/** Where a reading stands. */
interface Cursor {
  tokens: readonly Token[]
  next: number
  depth: number
  field: string
}

/**
 * Reads a condition such as `category == "Toys" and (price < 20 or not sale == true)`; `in ("a", "b")` names several
 * values. `and` binds tighter than `or`. Names with odd characters stand in backquotes. Throws `deploy.expression` with
 * the offset (in UTF-16 units) of what does not fit.
 */
export function parseExpression(text: string, field = 'where'): Expression {
  const cursor = { tokens: tokensOf(text, field), next: 0, depth: 0, field }
  const whole = either(cursor)
  if (here(cursor).kind !== 'end') fail(cursor, 'and, or, or the end')
  return whole
}

const here = ({ tokens, next }: Cursor) => tokens[next]

function fail(cursor: Cursor, expected: string): never {
  const { at, text } = here(cursor)
  throw wrong(cursor.field, { at, found: text || 'the end' }, expected)
}

/** Steps over a word or sign where it stands here. */
function took(cursor: Cursor, kind: 'word' | 'sign', text: string): boolean {
  const token = here(cursor)
  const found = token.kind === kind && token.text === text
  if (found) cursor.next++
  return found
}

function either(cursor: Cursor): Expression {
  let left = both(cursor)
  while (took(cursor, 'word', 'or')) left = { kind: 'or', left, right: both(cursor) }
  return left
}

function both(cursor: Cursor): Expression {
  let left = one(cursor)
  while (took(cursor, 'word', 'and')) left = { kind: 'and', left, right: one(cursor) }
  return left
}

function one(cursor: Cursor): Expression {
  if (++cursor.depth > DEEPEST) fail(cursor, `at most ${DEEPEST} brackets within each other`)
  const found = inner(cursor)
  cursor.depth--
  return found
}

function inner(cursor: Cursor): Expression {
  if (took(cursor, 'word', 'not')) return { kind: 'not', of: one(cursor) }
  if (!took(cursor, 'sign', '(')) return comparison(cursor)
  const found = either(cursor)
  if (!took(cursor, 'sign', ')')) fail(cursor, 'and, or, or )')
  return found
}

function comparison(cursor: Cursor): Expression {
  const { kind, text: attribute, at } = here(cursor)
  const isName = kind === 'quoted' || (kind === 'word' && !KEYWORDS.has(attribute))
  if (!isName) fail(cursor, 'an attribute, not, or (')
  cursor.next++
  if (took(cursor, 'word', 'in')) return { kind: 'compare', attribute, at, operator: 'in', values: several(cursor) }
  const sign = here(cursor)
  if (sign.kind !== 'sign' || '(),'.includes(sign.text)) fail(cursor, '==, !=, <, <=, >, >= or in')
  cursor.next++
  return { kind: 'compare', attribute, at, operator: sign.text as Comparison, values: [value(cursor)] }
}

function several(cursor: Cursor): Literal[] {
  if (!took(cursor, 'sign', '(')) fail(cursor, '(')
  const values = [value(cursor)]
  while (took(cursor, 'sign', ',')) values.push(value(cursor))
  if (!took(cursor, 'sign', ')')) fail(cursor, ', or )')
  return values
}

function value(cursor: Cursor): Literal {
  const { kind, text } = here(cursor)
  const isTruth = kind === 'word' && (text === 'true' || text === 'false')
  if (kind !== 'number' && kind !== 'text' && !isTruth) fail(cursor, 'a "text", a number, true or false')
  cursor.next++
  return kind === 'number' ? Number(text) : kind === 'text' ? unquoted(text) : text === 'true'
}

const unquoted = (text: string) => text.slice(1, -1).replaceAll(/\\(.)/gsu, '$1')

function tokensOf(text: string, field: string): Token[] {
  if (text.length > LONGEST_EXPRESSION)
    throw wrong(field, { at: LONGEST_EXPRESSION, found: `${text.length} characters` }, `at most ${LONGEST_EXPRESSION}`)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    if (!match) break
    const [kind, piece] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) as [
      Token['kind'],
      string,
    ]
    at = PIECE.lastIndex
    tokens.push({ kind, text: piece, at: at - piece.length - (kind === 'quoted' ? 1 : 0) })
  }
  const rest = text.slice(at)
  const end = at + rest.length - rest.trimStart().length
  if (rest.trim()) throw wrong(field, { at: end, found: rest.trim().slice(0, 20) }, 'a name, a comparison or a value')
  return [...tokens, { kind: 'end', text: '', at: end }]
}

/** The error of an expression, which names the place. */
export const wrong = (field: string, got: { at: number; found: string }, expected: unknown, hint?: string) =>
  new BellwetherError({ code: 'deploy.expression', field, expected, got: { offset: got.at, found: got.found }, hint })
