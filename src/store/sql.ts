/** A piece of ClickHouse SQL with its values bound as parameters, never spliced into the text. */
export class Sql {
  readonly texts: readonly string[]
  readonly values: readonly SqlValue[]

  constructor(texts: readonly string[], values: readonly SqlValue[]) {
    this.texts = texts
    this.values = values
  }
}

/** Integers bind as Int64, other numbers as Float64, Dates as DateTime64(3), arrays as Array(String) or Array(Float64). */
export type SqlValue = string | number | boolean | Date | readonly string[] | readonly number[] | Sql

/**
 * ClickHouse SQL with bound values; fragments nest.
 * @example sql`SELECT count() FROM events WHERE event = ${name} AND ${inRange}`
 */
export const sql = (texts: TemplateStringsArray, ...values: SqlValue[]): Sql => new Sql(texts, values)

/** Text that is part of the program (a table, a column, a keyword). Never pass anything that came from outside. */
export const raw = (text: string): Sql => new Sql([text], [])

/** Fragments joined by a separator, `, ` unless told otherwise. */
export function list(parts: readonly SqlValue[], separator = ', '): Sql {
  if (parts.length === 0) return raw('')
  return new Sql(['', ...Array(parts.length - 1).fill(separator), ''], parts)
}

/** The text and the parameters that ClickHouse wants: `{p0:String}` and `{ p0: … }`. */
export function render(query: Sql): { text: string; params: Record<string, unknown> } {
  const params: Record<string, unknown> = {}
  let count = 0
  const visit = (part: Sql): string => {
    let text = part.texts[0]
    part.values.forEach((value, i) => {
      text += (value instanceof Sql ? visit(value) : bind(value)) + part.texts[i + 1]
    })
    return text
  }
  const bind = (value: Exclude<SqlValue, Sql>): string => {
    const name = `p${count++}`
    if (value instanceof Date) {
      params[name] = value.getTime()
      return `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`
    }
    params[name] = value
    return `{${name}:${typeOf(value)}}`
  }
  return { text: visit(query), params }
}

function typeOf(value: Exclude<SqlValue, Sql | Date>): string {
  if (typeof value === 'string') return 'String'
  if (typeof value === 'boolean') return 'Bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'Int64' : 'Float64'
  return typeof value[0] === 'number' ? 'Array(Float64)' : 'Array(String)'
}
