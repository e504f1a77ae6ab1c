import type { TrendAnswer, TrendQuery } from './queries.ts'
import { distinct, useNamesOf } from './use-names-of.ts'

type Part = { other?: boolean; value: string | null | undefined }

export interface Line {
  name: string
  /** Place of its series in the question. */
  series: number
  /** The value of the breakdown that it is of. */
  part: Part | undefined
  values: readonly (number | null)[]
  total: number | null
  before?: { values: readonly (number | null)[]; total: number | null }
}

const most = (a: Pick<Line, 'total'>, b: Pick<Line, 'total'>) => (b.total ?? 0) - (a.total ?? 0)

/** The lines of an answer by name; "other" only where there is any. */
export function useLines(query: TrendQuery, answer: TrendAnswer): Line[] {
  const names = useNamesOf()
  let series = 0
  const lines = answer.series.map(({ breakdown, other, values, total }, i) => {
    const of = query.series[series] ?? query.series[0]
    const parted = query.breakdown !== undefined
    const part = parted ? { other, value: breakdown } : undefined
    const value = part && names.part(part)
    const name = !value ? names.series(of) : query.series.length > 1 ? `${names.series(of)} · ${value}` : value
    const line = { name, series, part, values, total, before: answer.before?.series[i] }
    // With a breakdown a series ends with what is beyond its values.
    if (!parted || other) series += 1
    return line
  })
  const seen = lines
    .filter(({ part, total, before }) => !part?.other || total || before?.total)
    .sort(
      (a, b) => a.series - b.series || Number(a.part?.other ?? false) - Number(b.part?.other ?? false) || most(a, b),
    )
  const own = distinct(seen.map(({ name }) => name))
  return seen.map((line, i) => ({ ...line, name: own[i] }))
}
