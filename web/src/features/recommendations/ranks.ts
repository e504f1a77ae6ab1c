/** Where an item stands against another list: places gained (above 0) or lost, or new in this one. */
export type Move = number | 'new'

/** The move of each item of a list, in order, against the list before. */
export function moves(now: readonly { item: string }[], before: readonly { item: string }[]): Move[] {
  const places = new Map(before.map(({ item }, place) => [item, place]))
  return now.map(({ item }, place) => {
    const was = places.get(item)
    return was === undefined ? 'new' : was - place
  })
}
