import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveFiles from '@fastify/static'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

/** Beside `src` in the published package, in `dist/` in the repository, where `npm run build:web` puts it. */
const places = ['../../../web', '../../../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
const built = () => places.find((place) => existsSync(`${place}/assets`))

/** The addresses of pages; everything else stays the API's. */
const pages = ['/', '/sign-in', '/forgot', '/join/*', '/reset/*', '/p/*']

/** Scripts and data from here only; styles too, but for those that carry the page's nonce and the chart library's attributes. */
const policy = (nonce: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The dashboard: one page for all its addresses, and its files, which never change under their names. */
export function dashboardRoutes(app: App, { config }: Engine): void {
  const folder = built()
  if (!folder) return
  app.register(serveFiles, {
    root: `${folder}/assets`,
    prefix: '/assets/',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('image/svg+xml')
      .serializer(String)
      .send(readFileSync(`${folder}/favicon.svg`, 'utf8')),
  )
  const html = readFileSync(`${folder}/index.html`, 'utf8').replace(
    '<base href="/" />',
    `<base href="${config.base_path}/" />`,
  )
  for (const path of pages) {
    app.get(path, { schema: { hide: true } }, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      return reply
        .header('content-security-policy', policy(nonce))
        .type('text/html; charset=utf-8')
        .serializer(String)
        .send(html.replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`))
    })
  }
}
