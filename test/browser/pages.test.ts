/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { GivenServer } from '../server.ts'
import { givenReader, noBrowser, open, picture } from './browser.ts'
import { givenLearntShop } from './learnt-shop.ts'
import { viewsOf } from './views.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that keeps somebody out. The page's policy lets no script in; the debugger's own evaluation may. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: found } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await found.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
  })
}

/** The shop with something on every page: alerts, a rule, a refused event, an imported file. */
async function givenBusyShop(): Promise<GivenServer> {
  const server = await givenLearntShop()
  const tell = (path: string, json: object) => server.fetch(`/api/v1${path}`, { role: 'admin', json })
  await tell('/targets/shop/monitor', {})
  await tell('/alert-rules', { name: 'Chat', channel: 'webhook', destination: 'https://chat.example.com/hook' })
  await tell('/events', { events: [{ event: 'item_purchased', distinct_id: '' }] })
  const map = JSON.stringify([
    { event: { const: 'visit' }, distinct_id: { column: 'who' }, timestamp: { column: 'at' }, properties: {} },
  ])
  const body = new TextEncoder().encode('who,at\np1,2026-01-05T00:00:00Z\n')
  const query = new URLSearchParams({ file_name: 'visits.csv', map })
  const sent = await server.fetch(`/api/v1/imports?${query}`, {
    role: 'admin',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(sent.status).toBe(202)
  return server
}

describe.skipIf(noBrowser)('the pages of a shop that has learnt', { timeout: 300_000 }, () => {
  test.each([
    { name: 'wide, light, English', width: 1280, locale: 'en-GB', colorScheme: 'light' as const },
    { name: 'narrow, dark, Chinese', width: 360, locale: 'zh-CN', colorScheme: 'dark' as const },
  ])('keep nobody out and complain of nothing: $name', async ({ width, locale, colorScheme }) => {
    const server = await givenBusyShop()
    const page = await givenReader(server, 'owner', { locale, colorScheme, viewport: { width, height: 900 } })
    const wrong: string[] = []
    for (const { name, path } of await viewsOf(server)) {
      await open(page, path)
      wrong.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`))
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (sideways > 1) wrong.push(`${name}: scrolls sideways by ${sideways} px`)
      await picture(page, `${name}-${locale}-${colorScheme}-${width}`)
    }
    expect(wrong).toEqual([])
  })

  test('a viewer sees the models and no button that changes them', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server, 'viewer')
    await open(page, `/p/${server.project}/models`)
    await page.getByText('Champion').first().waitFor()
    expect(await page.getByRole('button', { name: /roll back|promote|what to do/i }).count()).toBe(0)
  })
})
