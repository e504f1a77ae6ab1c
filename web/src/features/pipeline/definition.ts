import type { Target } from '../../components/use-targets.ts'
import type { PostApiV1TargetsData } from '../../generated/types.gen.ts'

type Definition = PostApiV1TargetsData['body']['definition']
type Use = Target['use']

/** A field of a definition as the form asks for it; the defaults are those of the server's schema. */
export interface Field {
  name: string
  kind: 'text' | 'number'
  value: string | number
  /** May be left empty: the server then takes none (null). */
  optional?: true
  max?: number
}

const text = (name: string, value: string): Field => ({ name, kind: 'text', value })
const optional = (name: string, value = ''): Field => ({ name, kind: 'text', value, optional: true })
const number = (name: string, value: number, max: number): Field => ({ name, kind: 'number', value, max })
const days = (name: string, value: number) => number(name, value, 366)

/** Where lines of orders stand in the events. */
const orders: readonly Field[] = [
  text('event', 'item_purchased'),
  text('item', 'item'),
  text('basket', 'order_id'),
  text('quantity', 'quantity'),
  text('price', 'price'),
  optional('cancel_event', 'item_cancelled'),
  optional('product_pattern'),
  optional('anonymous_prefix'),
]

/** What each use asks of its own. */
const own: Record<Use, readonly Field[]> = {
  recommendation: [days('window_days', 28), days('hit_days', 7)],
  forecast: [
    days('horizon_days', 28),
    days('season_days', 7),
    number('min_days_sold', 10, 100_000),
    number('max_series', 500, 10_000),
  ],
  propensity: [text('outcome', 'order_completed'), days('within_days', 28)],
}

export const uses = Object.keys(own) as Use[]
export const fieldsOf = (use: Use): { own: readonly Field[]; orders: readonly Field[] } => ({ own: own[use], orders })

export type Values = Record<string, string | number>

export const defaultsOf = (use: Use): Values =>
  Object.fromEntries([...own[use], ...orders].map(({ name, value }) => [name, value]))

/** The definition as the server takes it. */
export function definitionOf(use: Use, values: Values): Definition {
  const { own: mine, orders: shared } = fieldsOf(use)
  const fields = [...mine, ...shared].map(({ name, optional: may }) => {
    const value = values[name]
    return [name, may && value === '' ? null : value]
  })
  return { use, ...Object.fromEntries(fields) } as Definition
}
