/** A column as it is, or read as a number. */
type Property = string | { column: string; type: 'number'; decimal: '.' | ',' }

interface Identity {
  column: string
  prefix?: string
}

/** One kind of event that a row becomes; the server knows more fields than the wizard makes. */
interface ImportEntry {
  event: { const: string } | { column: string }
  distinct_id: Identity[]
  timestamp: { column: string; format?: string; zone: string }
  id?: string[]
  unique?: boolean
  properties: Record<string, Property>
  properties_in?: string
  when?: { column: string; matches: string }
}

/** How the rows of a file become events, as the server takes it. */
export type ImportMap = ImportEntry[]

/** What the wizard asks. Columns are '' where the file has none for it. */
export interface Mapping {
  time: string
  /** '' for ISO 8601. */
  format: string
  zone: string
  person: string
  /** Column with the events' names; '' where all are `event_name`. */
  event: string
  event_name: string
  item: string
  name: string
  price: string
  quantity: string
  order_id: string
  /** Column that holds an object whose fields are the properties. */
  properties_in: string
  decimal: '.' | ','
  /** Rows with a negative quantity are lines taken back. */
  returns: boolean
  /** The other columns go along under their own names. */
  others: boolean
}

/** Where an order's line has no person, it is the order's own. */
const ORDER = 'order:'
const NEGATIVE = '^\\s*[-\u2212]'
const NOT_NEGATIVE = '^(?!\\s*[-\u2212])'

/** Order lines as the targets want them: lines bought, lines taken back, and each order once. */
export function importMap(mapping: Mapping, columns: readonly string[]): ImportMap {
  const { time, format, zone, person, event, event_name, quantity, order_id, item, returns } = mapping
  const base = {
    distinct_id: [
      ...(person ? [{ column: person }] : []),
      ...(order_id && order_id !== person ? [{ column: order_id, prefix: ORDER }] : []),
    ],
    timestamp: { column: time, zone, ...(format && { format }) },
  }
  const line = {
    ...base,
    properties: propertiesOf(mapping, columns),
    ...(mapping.properties_in && { properties_in: mapping.properties_in }),
  }
  if (event) return [{ event: { column: event }, ...line }]
  const orders = event_name === 'item_purchased' && order_id && item
  const bought = returns && quantity ? { when: { column: quantity, matches: NOT_NEGATIVE } } : {}
  const order = { ...base, id: [order_id], unique: true, properties: { order_id } }
  return [
    { event: { const: event_name }, ...line, ...bought },
    ...(returns && quantity
      ? [{ event: { const: 'item_cancelled' }, ...line, when: { column: quantity, matches: NEGATIVE } }]
      : []),
    ...(orders ? [{ event: { const: 'order_completed' }, ...order, ...bought }] : []),
  ]
}

function propertiesOf(mapping: Mapping, columns: readonly string[]): Record<string, Property> {
  const { item, name, price, quantity, order_id, decimal, time, person, event, properties_in } = mapping
  const named = Object.entries({ item, name, order_id }).filter(([, column]) => column)
  const numbers = Object.entries({ price, quantity })
    .filter(([, column]) => column)
    .map(([property, column]) => [property, { column, type: 'number' as const, decimal }] as const)
  const used = new Set([item, name, order_id, price, quantity, time, person, event, properties_in])
  const taken = new Set([...named, ...numbers].map(([property]) => property))
  const others = mapping.others ? columns.filter((one) => one && !used.has(one) && !taken.has(one)) : []
  return Object.fromEntries([...others.map((one) => [one, one] as const), ...named, ...numbers])
}
