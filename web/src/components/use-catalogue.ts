import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Items } from '../generated/sdk.gen.ts'
import type { GetApiV1ItemsResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type CatalogueItem = GetApiV1ItemsResponse['items'][number]

const PAGE = 1_000
const PAGES = 10

/** The project's items, the first ten thousand by id, read once and kept for the visit. */
export function useCatalogue() {
  const { id } = useProject()
  return useQuery({ queryKey: [id, 'items', 'catalogue'], queryFn: readAll, staleTime: 600_000 })
}

async function readAll(): Promise<Map<string, CatalogueItem>> {
  const found = new Map<string, CatalogueItem>()
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const { items, next } = await answer(getApiV1Items({ query: { limit: PAGE, cursor } }))
    for (const item of items) found.set(item.item, item)
    if (!next) break
    cursor = next
  }
  return found
}

/** What people call an item: its name or title in the catalogue, else its id. */
export function useItemName(): (item: string) => string {
  const { data } = useCatalogue()
  return (item) => {
    const known = data?.get(item)
    const called = known?.name ?? known?.title
    return typeof called === 'string' && called.trim() ? called : item
  }
}
