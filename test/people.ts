import { expect } from 'vitest'
import type { MemberRole } from '../src/pipeline/sign-in.ts'
import type { GivenServer } from './server.ts'

/** How a page asks. */
interface Asking {
  method?: string
  json?: unknown
  headers?: Record<string, string>
}

/** A browser: it keeps cookies and names the origin of its page. */
export interface Browser {
  fetch(path: string, asking?: Asking): Promise<Response>
  /** The cookies it would send. */
  cookie(): string
}

export const PASSWORD = 'correct horse battery'

const counted = { browsers: 0, people: 0 }

/** A browser that has been nowhere, at an address of its own. */
export function givenBrowser(url: string, headers: Record<string, string> = {}): Browser {
  counted.browsers += 1
  const ip = `192.0.2.${counted.browsers}`
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookie,
    async fetch(path, { json, method = json === undefined ? 'GET' : 'POST', headers: more } = {}) {
      const answer = await fetch(url + path, {
        method,
        headers: {
          'x-forwarded-for': ip,
          ...(jar.size > 0 && { cookie: cookie() }),
          ...(method !== 'GET' && { origin: new URL(url).origin }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
          ...more,
        },
        body: json === undefined ? undefined : JSON.stringify(json),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair, ...attributes] = line.split('; ')
        const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
        if (value === '' || attributes.includes('Max-Age=0')) jar.delete(name)
        else jar.set(name, value)
      }
      return answer
    },
  }
}

/** Somebody who has joined a project. */
export interface GivenPerson {
  id: string
  email: string
  browser: Browser
}

/** Somebody new in the server's project, signed in. */
export async function givenPerson({ url, engine, project }: GivenServer, role: MemberRole): Promise<GivenPerson> {
  counted.people += 1
  const email = `person${counted.people}@${project.slice(-12)}.example.com`
  const { path } = await engine.invitations.create(project, role)
  const browser = givenBrowser(url)
  const joined = await browser.fetch(`/api/v1${path}`, { json: { name: 'Ann', email, password: PASSWORD } })
  expect(joined.status).toBe(201)
  const { user } = (await (await browser.fetch('/api/v1/me')).json()) as { user: { id: string } }
  return { id: user.id, email, browser }
}

/** Signs in and gives the answer. */
export const signIn = (browser: Browser, email: string, password = PASSWORD): Promise<Response> =>
  browser.fetch('/api/auth/sign-in/email', { json: { email, password } })
