import { ApiError, answer } from '../../../api/answer.ts'
import { basePath } from '../../../api/base.ts'
import type { Problem } from '../../../api/problem.ts'

interface SendFile {
  path: '/api/v1/imports' | '/api/v1/imports/preview'
  /** Id of the project. */
  project: string
  /** What is sent: the browser reads it as it goes. */
  body: Blob
  /** Its ending says the format. */
  file_name: string
  map: unknown
}

/**
 * Sends a file as the body of a request, which the generated client cannot stream. Throws ApiError, or the network's own
 * error.
 */
export function sendFile<Data>({ path, project, body, file_name, map }: SendFile): Promise<Data> {
  const query = new URLSearchParams({ file_name, map: JSON.stringify(map) })
  const call = async () => {
    const response = await fetch(`${basePath}${path}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'bellwether-project': project },
      body,
    })
    const told: unknown = await response.json().catch(() => null)
    return response.ok ? { data: told as Data, response } : { error: told as Problem, response }
  }
  return answer(call())
}

/** True of a refusal that names a fault of the file or its map, not of the connection. */
export const isRefusal = (error: unknown): error is ApiError => error instanceof ApiError && error.status < 500
