/** One attribute over the catalogue, a cell an item: numbers, or words by their place in `words`. */
export interface Column {
  /** What the attribute's values are; words where they are of several kinds. */
  kind: 'number' | 'boolean' | 'text'
  /** NaN where there is none, or none that is a number. */
  numbers: Float64Array
  /** −1 where there is none. */
  codes: Int32Array
  words: readonly string[]
}

/** Attributes of a catalogue in columns, so that a condition is one pass over an array. */
export interface Columns {
  /** The items; their places are the rows. */
  items: readonly string[]
  /** Row of an item; −1 where the catalogue does not have it. */
  rowOf(item: string): number
  /** Undefined for an attribute that no item has. `item` is the id itself. */
  column(attribute: string): Column | undefined
  attributes: readonly string[]
}

/** Parts a catalogue into columns, each made when it is first asked for. Cost: one pass over the items a column. */
export function columnsOf(catalogue: ReadonlyMap<string, Record<string, unknown>>): Columns {
  const items = [...catalogue.keys()]
  // A catalogue may grow before a column is asked for.
  const cells = [...catalogue.values()]
  const rows = new Map(items.map((item, row) => [item, row]))
  const names = new Set(['item'])
  for (const attributes of cells) for (const name of Object.keys(attributes)) names.add(name)
  const made = new Map<string, Column>()
  return {
    items,
    rowOf: (item) => rows.get(item) ?? -1,
    attributes: [...names],
    column(attribute) {
      if (!names.has(attribute)) return undefined
      const values = () => (attribute === 'item' ? items : cells.map((attributes) => attributes[attribute]))
      const column = made.get(attribute) ?? columnOf(values())
      made.set(attribute, column)
      return column
    },
  }
}

function columnOf(values: readonly unknown[]): Column {
  const numbers = new Float64Array(values.length).fill(Number.NaN)
  const codes = new Int32Array(values.length).fill(-1)
  const known = new Map<string, number>()
  const kinds = new Set<string>()
  values.forEach((value, row) => {
    if (value === undefined || value === null) return
    kinds.add(typeof value)
    const word = typeof value === 'object' ? JSON.stringify(value) : String(value)
    numbers[row] = Number(value)
    codes[row] = known.get(word) ?? known.set(word, known.size).size - 1
  })
  const [only, ...others] = kinds
  const kind = others.length === 0 && (only === 'number' || only === 'boolean') ? only : 'text'
  return { kind, numbers, codes, words: [...known.keys()] }
}
