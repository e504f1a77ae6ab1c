import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Me } from '../generated/sdk.gen.ts'
import type { GetApiV1MeResponse } from '../generated/types.gen.ts'
import { setServerNow } from './server-clock.ts'

export type Me = GetApiV1MeResponse

async function ask(): Promise<Me> {
  const me = await answer(getApiV1Me())
  setServerNow(me.now)
  return me
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ask, staleTime: 60_000 })

/** Who is signed in, and their projects. */
export const useMe = () => useQuery(meQuery)
