import type { RecommendationService } from './recommendation.ts'

/** Something that a person took. */
export interface TakenItem {
  item: string
  time: string
  /** As the catalogue has it. */
  name?: string
}

const SHOWN = 100

/** What a person has taken before, newest first, at most 100. From memory, or one scan of the target's event. */
export async function taken(
  service: Pick<RecommendationService, 'histories' | 'catalogue'>,
  distinctId: string,
): Promise<TakenItem[]> {
  const [{ items, time_ms }, known] = await Promise.all([
    service.histories.of(distinctId),
    service.catalogue.attributes(),
  ])
  return items
    .map((item, row) => {
      const { name } = known.get(item) ?? {}
      const time = new Date(time_ms[row]).toISOString()
      return typeof name === 'string' ? { item, time, name } : { item, time }
    })
    .toReversed()
    .slice(0, SHOWN)
}
