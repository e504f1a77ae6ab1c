import type { Problem } from './problem.ts'

/** A request that the server refused, in the server's own words. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.title ?? `HTTP ${status}`)
    this.status = status
    this.problem = problem
  }
}

interface Called<Data> {
  data?: Data
  error?: unknown
  response?: Response
}

const expired = new Set<() => void>()

/** Calls back when the server no longer knows who is asking; returns how to stop. */
export function onExpired(tell: () => void): () => void {
  expired.add(tell)
  return () => expired.delete(tell)
}

/** The data of a generated call. Throws ApiError, or the network's own error. */
export async function answer<Data>(call: Promise<Called<Data>>): Promise<Data> {
  const { data, error, response } = await call
  if (response?.ok) return data as Data
  if (!response) throw error
  if (response.status === 401) for (const tell of expired) tell()
  throw new ApiError(response.status, typeof error === 'object' && error !== null ? (error as Problem) : {})
}
