import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './answer.ts'

/** What the caller did wrong stays wrong: only what may pass by itself is asked again. */
const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500)

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 10_000, refetchOnWindowFocus: true }, mutations: { retry: false } },
})
