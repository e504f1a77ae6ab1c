import { expect, test } from 'vitest'
import { routes } from '../../src/api/routes.ts'
import { givenServer } from '../server.ts'

interface Schema {
  description?: string
  properties?: Record<string, Schema>
  $ref?: string
}

interface Operation {
  summary?: string
  tags?: string[]
  security?: object[]
  description?: string
  parameters?: { name: string; in: string; schema: Schema; description?: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>
}

type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }

async function operations(): Promise<[name: string, operation: Operation][]> {
  const { fetch } = await givenServer()
  const { paths } = (await (await fetch('/api/openapi.json')).json()) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  )
}

test('the document lists operations of every resource and hides its own pages', async () => {
  const names = (await operations()).map(([name]) => name)
  expect(names.length).toBeGreaterThanOrEqual(routes.length)
  expect(names).toContain('get /readyz')
  expect(names.filter((name) => name.includes('/api/docs'))).toEqual([])
})

test('every operation has a summary, a tag, a success and a problem', async () => {
  const lacking = (await operations()).filter(
    ([, { summary, tags, responses }]) =>
      !summary || !tags?.length || !Object.keys(responses).some((status) => /^2/.test(status)) || !responses.default,
  )
  expect(lacking.map(([name]) => name)).toEqual([])
})

test('every operation of the API says which key or session it needs, or that it is open', async () => {
  const silent = (await operations()).filter(
    ([name, { security, description = '' }]) =>
      name.includes(' /api/v1/') &&
      !(security ? /Needs (an? \w+ key|the session)/ : /Open to whoever has the link/).test(description),
  )
  expect(silent.map(([name]) => name)).toEqual([])
})

test('every parameter in a path is declared, and every parameter is described', async () => {
  const wrong = (await operations()).flatMap(([name, { parameters = [] }]) => {
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const declared = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
    const undeclared = inPath.filter((parameter) => !declared.includes(parameter))
    const silent = parameters.filter((parameter) => !parameter.description && !parameter.schema.description)
    return [...undeclared, ...silent.map((parameter) => parameter.name)].map((parameter) => `${name}: ${parameter}`)
  })
  expect(wrong).toEqual([])
})

test('every reference leads somewhere', async () => {
  const { fetch } = await givenServer()
  const document = (await (await fetch('/api/openapi.json')).json()) as Document
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path)
  const missing = references.filter(
    (path) => !path.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document),
  )
  expect(missing).toEqual([])
  expect(document.openapi).toBe('3.1.0')
})

test('the page to browse it loads nothing from elsewhere', async () => {
  const { fetch } = await givenServer()
  const page = await fetch('/api/docs')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';(?!.*https?:)/)
  const html = await page.text()
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].filter(([, url]) => /^(https?:)?\/\//.test(url))).toEqual([])
  const scripts = [...html.matchAll(/src="([^"]+)"/g)].map(
    ([, url]) => new URL(url, `${page.url.replace(/\/?$/, '/')}`),
  )
  for (const url of scripts) expect(await (await fetch(url.pathname)).text()).toContain('function')
})
