import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Me } from '../generated/sdk.gen.ts'
import type { GetApiV1MeResponse } from '../generated/types.gen.ts'

export type Me = GetApiV1MeResponse

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answer(getApiV1Me()), staleTime: 60_000 })

/** Who is signed in, and their projects. */
export const useMe = () => useQuery(meQuery)
