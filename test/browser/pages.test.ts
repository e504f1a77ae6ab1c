/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pages } from '../../web/src/shell/pages.ts'
import type { GivenServer } from '../server.ts'
import { givenShop, learnt } from '../shop.ts'
import { ensureBuilt, givenReader, noBrowser, picture } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function givenLearntShop(): Promise<GivenServer> {
  ensureBuilt()
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  await learnt(server, 'demand', { use: 'forecast', horizon_days: 14, min_days_sold: 5 })
  return server
}

const addressOf = (server: GivenServer, path: string) => path.replace('$project', server.project)

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

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

describe.skipIf(noBrowser)('the pages of a shop that has learnt', { timeout: 240_000 }, () => {
  test.each([
    { name: 'wide, light, English', width: 1280, locale: 'en-GB', colorScheme: 'light' as const },
    { name: 'narrow, dark, Chinese', width: 360, locale: 'zh-CN', colorScheme: 'dark' as const },
  ])('keep nobody out and complain of nothing: $name', async ({ width, locale, colorScheme }) => {
    const server = await givenLearntShop()
    const page = await givenReader(server, 'owner', { locale, colorScheme, viewport: { width, height: 900 } })
    for (const { name, path } of pages) {
      await open(page, addressOf(server, path))
      expect([name, await barriers(page)]).toEqual([name, []])
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([name, sideways]).toEqual([name, expect.toSatisfy((px: number) => px <= 1)])
      await picture(page, `${name}-${locale}-${colorScheme}-${width}`)
    }
  })

  test('a person is recommended what they keep buying, with the reason', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await open(page, `/p/${server.project}/recommendations?person=p1`)
    await page.getByText('favourite-1').first().waitFor()
  })

  test('a viewer sees the models and no button that changes them', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server, 'viewer')
    await open(page, `/p/${server.project}/models`)
    await page.getByText('Champion').first().waitFor()
    expect(await page.getByRole('button', { name: /roll back|promote/i }).count()).toBe(0)
  })

  test('names and properties of events are text, whatever they hold', async () => {
    const server = await givenLearntShop()
    const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    await server.fetch('/api/v1/events', {
      role: 'ingest',
      json: { events: [{ event: evil.slice(0, 100), distinct_id: evil.slice(0, 100), properties: { item: evil } }] },
    })
    const page = await givenReader(server)
    for (const path of ['events', 'events?tab=names', 'people']) {
      await open(page, `/p/${server.project}/${path}`)
      await page.getByText('<img src=x').first().waitFor()
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    }
  })
})
