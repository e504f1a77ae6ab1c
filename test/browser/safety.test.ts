import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { givenDashboard, givenReader, noBrowser, open } from './browser.ts'

/** A page of another site, opened in the reader's browser: their cookies are there. */
async function givenForeignPage(reader: Page, html: string): Promise<Page> {
  const site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    site.closeAllConnections()
    site.close()
  })
  const page = await reader.context().newPage()
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  return page
}

describe.skipIf(noBrowser)('a page of another site', { timeout: 120_000 }, () => {
  test('cannot show the dashboard in a frame', async () => {
    const server = await givenDashboard()
    const reader = await givenReader(server)
    const refused = reader.context().waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    const page = await givenForeignPage(reader, `<iframe title="theirs" src="${reader.url()}"></iframe>`)
    await refused
    expect(await page.frameLocator('iframe').getByRole('navigation').count()).toBe(0)
    for (const path of ['/sign-in', `/p/${server.project}`]) {
      const { headers } = await server.fetch(path)
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })

  test('changes nothing by a form that it sends with the cookies of whoever is signed in', async () => {
    const server = await givenDashboard()
    const reader = await givenReader(server)
    const page = await givenForeignPage(
      reader,
      `<form method="post" enctype="text/plain" action="${server.url}/api/auth/sign-out"><button>A prize</button></form>`,
    )
    const theirs = new URL(page.url()).origin
    const [answer] = await Promise.all([
      page.waitForResponse(`${server.url}/api/auth/sign-out`),
      page.getByRole('button', { name: 'A prize' }).click(),
    ])
    const { origin, cookie } = await answer.request().allHeaders()
    expect([origin, cookie]).toEqual([theirs, expect.stringContaining('session')])
    expect(answer.status()).toBe(403)
    await reader.reload()
    await reader.getByRole('button', { name: 'Your account' }).waitFor()
  })
})

test.skipIf(noBrowser)('names and properties of events are text, whatever they hold', async () => {
  const server = await givenDashboard()
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
