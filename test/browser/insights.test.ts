import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { givenPeople } from '../given.ts'
import type { GivenServer } from '../server.ts'
import { givenDashboard, givenReader, noBrowser } from './browser.ts'

async function givenShoppers(): Promise<GivenServer> {
  const server = await givenDashboard()
  const { engine, project } = server
  await givenPeople(
    {
      ann: [
        ['view', '2026-01-05T10:00:00Z', { plan: 'pro' }],
        ['buy', '2026-01-05T11:00:00Z'],
      ],
      bob: [['view', '2026-01-06T10:00:00Z', { plan: 'free' }]],
      cleo: [
        ['view', '2026-01-06T10:00:00Z', { plan: 'pro' }],
        ['complain', '2026-01-06T11:00:00Z'],
        ['buy', '2026-01-06T12:00:00Z'],
      ],
    },
    { store: engine.store, project },
  )
  return server
}

/** Opens the insights page with a question. */
async function ask(page: Page, server: GivenServer, kind: string, query: object): Promise<void> {
  const search = new URLSearchParams({ kind, [kind]: JSON.stringify(query) })
  await page.goto(`/p/${server.project}/insights?${search}`)
}

describe.skipIf(noBrowser)('insights', { timeout: 120_000 }, () => {
  test('a number of the last days leads to its events', async () => {
    const server = await givenShoppers()
    const page = await givenReader(server)
    await ask(page, server, 'trend', { series: [{ event: 'view' }], breakdown: 'plan', range: { last_days: 2 } })
    await page.getByText('from 5 Jan 2026 to 6 Jan 2026').first().waitFor()
    await page.getByText('Table', { exact: true }).click()
    await page
      .getByRole('row', { name: /6 Jan 2026/ })
      .getByRole('link')
      .last()
      .click()
    await page.getByText('plan = free').waitFor()
    await page.getByText('6 Jan 2026').waitFor()
    const rows = page.getByRole('list', { name: /Events/ }).getByRole('button')
    await rows.first().waitFor()
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('bob')])
  })

  test('the people of a value of a breakdown can be listed', async () => {
    const server = await givenShoppers()
    const page = await givenReader(server)
    const steps = [{ event: 'view' }, { event: 'buy' }]
    await ask(page, server, 'funnel', { steps, breakdown: 'plan', range: { last_days: 7 } })
    await page.getByRole('button', { name: '1 person who reached step 1, view, free: show who' }).click()
    const people = page.getByRole('dialog').getByRole('link')
    await people.first().waitFor()
    expect(await people.allInnerTexts()).toEqual(['bob'])
  })

  test('who does something between two steps is left out', async () => {
    const server = await givenShoppers()
    const page = await givenReader(server)
    const steps = [{ event: 'view' }, { event: 'buy' }]
    await ask(page, server, 'funnel', { steps, range: { last_days: 7 } })
    await page.getByText('Of 3 people 2').waitFor()
    await page.getByRole('button', { name: 'Leave out who does' }).click()
    await page.getByRole('combobox', { name: 'Exclusion 1' }).click()
    await page.getByRole('option', { name: 'complain' }).click()
    await page.getByText('Of 2 people 1').waitFor()
    await page.getByRole('button', { name: 'Remove: Exclusion 1' }).click()
    await page.getByText('Of 3 people 2').waitFor()
  })
})
