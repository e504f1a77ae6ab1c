import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Items } from '../generated/sdk.gen.ts'
import type { GetApiV1ItemsResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type CatalogueItem = GetApiV1ItemsResponse['items'][number]

const PAGE = 1_000

/** The project's items, the first `most` by id, to choose from; asked for once somebody wants to, and kept for the visit. */
export function useCatalogue(most: number, wanted: boolean) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'items', 'catalogue', most],
    queryFn: () => readFirst(most),
    enabled: wanted,
    staleTime: 600_000,
  })
}

async function readFirst(most: number): Promise<CatalogueItem[]> {
  const found: CatalogueItem[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(PAGE, most - found.length)
    const { items, next } = await answer(getApiV1Items({ query: { limit, cursor } }))
    found.push(...items)
    cursor = next ?? undefined
  } while (cursor && found.length < most)
  return found
}

/** What people call each of some items: its name or title in the catalogue, else its id. */
export function useItemNames(items: readonly string[]): (item: string) => string {
  const { id } = useProject()
  const ids = [...new Set(items)].sort().slice(0, PAGE)
  const { data } = useQuery({
    queryKey: [id, 'items', 'named', ids],
    queryFn: async () => {
      const { items: found } = await answer(getApiV1Items({ query: { ids, limit: PAGE } }))
      return new Map(found.map((item) => [item.item, nameOf(item)]))
    },
    enabled: ids.length > 0,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  })
  return (item) => data?.get(item) ?? item
}

/** An item's name or title; its id where it has neither. */
export function nameOf(item: CatalogueItem): string {
  const called = item.name ?? item.title
  return typeof called === 'string' && called.trim() ? called : item.item
}
