import { BellwetherError } from '../../core/errors.ts'

/** The demo's way to its own server: real HTTP, one key for writing events, one for everything else. */
export interface DemoApi {
  url: string
  keys: { ingest: string; read: string; admin: string }
}

type Role = keyof DemoApi['keys']

/** Sends a request and reads the JSON answer. Throws `core.internal` with the server's words on a refusal. */
export async function call<Answer>(
  api: DemoApi,
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const { status, answer } = await attempt<Answer & { title?: string; hint?: string }>(api, role, method, path, body)
  if (status >= 400)
    throw new BellwetherError({
      code: 'core.internal',
      field: path,
      got: `${status} ${JSON.stringify(answer).slice(0, 300)}`,
    })
  return answer
}

/** The same, with a refusal given back instead of thrown. */
export async function attempt<Answer>(
  api: DemoApi,
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(api.url + path, {
    method,
    headers: {
      authorization: `Bearer ${api.keys[role]}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Answer }
}
