export interface ModelsSearch {
  target?: string
  /** The run whose leaderboard is shown; the newest that has one unless given. */
  run?: string
  /** Hash of the model whose card is open. */
  model?: string
  /** Hashes of the models to compare, two at most. */
  compare?: string[]
  /** Archived models are listed too. */
  archived?: true
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export function modelsSearch(search: Record<string, unknown>): ModelsSearch {
  const compare = [search.compare].flat().filter((one) => typeof one === 'string')
  return {
    target: text(search.target),
    run: text(search.run),
    model: text(search.model),
    compare: compare.length ? compare.slice(0, 2) : undefined,
    archived: search.archived === true ? true : undefined,
  }
}
