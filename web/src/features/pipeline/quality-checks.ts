/** As the checks are made; the engine's JSON keeps no order. */
const order = [
  ...['rows', 'duplicates', 'missing', 'impossible', 'cancelled', 'unmatched_cancellations'],
  ...['outliers', 'non_products', 'anonymous', 'cold_people', 'cold_items'],
]

/** Checks of order lines, each with what it found, in the order in which they are made. */
export const inOrder = <Found>(checks: Record<string, Found>): [check: string, found: Found][] =>
  Object.entries(checks).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
