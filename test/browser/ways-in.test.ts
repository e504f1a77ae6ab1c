import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../given.ts'
import { givenDashboard, givenReader, noBrowser, picture } from './browser.ts'

const lines = `Order,Date,Customer,SKU,Product,Price,Qty
1001,2026-01-05 09:30,ann@example.com,cup-1,A cup,5.00,2
1001,2026-01-05 09:30,ann@example.com,tea-7,Green tea,3.50,1
1002,2026-01-06 14:10,bob@example.com,cup-1,A cup,5.00,1
`

/** Drops a file into the wizard, from the empty home page on. */
async function drop(page: Page, text: string, name = 'orders.csv'): Promise<void> {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  await page.getByRole('link', { name: 'Choose a file' }).click()
  await page.getByRole('button', { name: 'Import a file' }).click()
  await page.getByLabel('Choose a file').setInputFiles(file)
}

const chosen = (page: Page, column: string) => page.getByRole('combobox', { name: column, exact: true }).inputValue()

describe.skipIf(noBrowser)('an empty project', { timeout: 120_000 }, () => {
  test('gives a snippet with a key of its own, and hears the first event that comes with it', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server)
    await page.getByText('Waiting for your first event').waitFor()
    await page.getByRole('button', { name: 'Make a key and show the line' }).click()
    const snippet = page.getByText(/^posthog\.init\(/)
    const [, key, host] =
      /^posthog\.init\('(.+)', \{ api_host: '(.+)' \}\)$/.exec((await snippet.textContent()) ?? '') ?? []
    expect(host).toBe(server.url)
    await picture(page, 'home-waiting')
    const sent = await server.fetch('/i/v0/e/', {
      json: { api_key: key, event: 'visit', distinct_id: 'ann', properties: {} },
    })
    expect(sent.status).toBe(200)
    await page.getByText('Your first event was received').waitFor()
    // Whoever has not copied the line yet still can.
    await snippet.waitFor()
    await picture(page, 'home-received')
    await page.getByRole('button', { name: 'Show the home page' }).click()
    await page.getByText('Events today').waitFor()
  })

  test('takes a file whose columns are guessed and corrected, and gives it back', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server)
    await drop(page, lines)
    await expect.poll(() => chosen(page, 'When')).toBe('Date')
    expect(await chosen(page, 'Who')).toBe('Customer')
    expect(await chosen(page, 'Order number')).toBe('Order')
    expect(await chosen(page, 'Item')).toBe('SKU')
    const preview = page.getByRole('region', { name: 'The first rows as events' })
    await preview.getByText('item_purchased').first().waitFor()
    await preview.getByText('Green tea').waitFor()
    // The shop calls its items by name: the column of the code is not what it wants.
    await page.getByRole('combobox', { name: 'Item', exact: true }).click()
    await page.getByRole('option', { name: 'Product' }).click()
    await preview.getByText('item Green tea').waitFor()
    await picture(page, 'import-mapped')
    await page.getByRole('button', { name: 'Start the import' }).click()
    const row = page.getByRole('row').filter({ hasText: 'orders.csv' })
    await row.getByText('Done', { exact: true }).waitFor()
    await picture(page, 'import-done')

    await page.getByRole('tab', { name: 'Live' }).click()
    const events = page.getByRole('list', { name: 'Events, the last received first' }).getByRole('listitem')
    await expect.poll(() => events.count()).toBe(5)
    expect((await events.allInnerTexts()).filter((text) => text.includes('bob@example.com'))).toHaveLength(2)

    await page.getByRole('tab', { name: 'Imports' }).click()
    await row.getByRole('button', { name: 'Undo the import of orders.csv' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('5 events that this import brought are deleted').waitFor()
    await dialog.getByRole('button', { name: 'Delete its events' }).click()
    await row.getByText('Undone', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Live' }).click()
    await page.getByText('Waiting for the first event').waitFor()
  })

  test('says which row of a file cannot be read and why, and takes the others', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server)
    await drop(page, `${lines}1003,yesterday,cleo@example.com,cup-1,A cup,5.00,1\n`)
    await page.getByText(/^Line 5, .+found yesterday/).waitFor()
    await picture(page, 'import-bad-row')
    await page.getByRole('button', { name: 'Start the import' }).click()
    const row = page.getByRole('row').filter({ hasText: 'orders.csv' })
    await row.getByText('Done', { exact: true }).waitFor()
    await row.getByRole('link').click()
    await page
      .getByRole('button', { name: /yesterday/ })
      .first()
      .click()
    await page.getByText('an import · line 5').waitFor()
    await picture(page, 'quarantine-import')
  })
})
