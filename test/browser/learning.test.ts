import { describe, expect, test } from 'vitest'
import { givenShop } from '../shop.ts'
import { ensureBuilt, givenReader, noBrowser, picture } from './browser.ts'

describe.skipIf(noBrowser)('learning', { timeout: 180_000 }, () => {
  test('a target is declared, its run cancelled and repeated, and the champion recommends', async () => {
    ensureBuilt()
    const server = await givenShop()
    const page = await givenReader(server)
    await page.getByRole('link', { name: 'Pipeline' }).click()
    await page.getByRole('button', { name: 'Declare a target' }).first().click()
    const form = page.getByRole('dialog', { name: 'Declare a target' })
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('next-order')
    await form.getByLabel('Test window, days').fill('14')
    await picture(page, 'pipeline-declared')
    await form.getByRole('button', { name: 'Declare a target' }).click()

    await page.getByRole('button', { name: 'More: cut-off, seed and time' }).click()
    await page.getByRole('textbox', { name: 'Cut-off' }).fill('2026-03-01')
    await page.getByRole('textbox', { name: 'Seed' }).fill('7')
    await page.getByText('With neural networks', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Minutes for all networks together' }).fill('0.4')
    await picture(page, 'pipeline-time')
    await page.getByRole('dialog').getByRole('button', { name: 'Start a run' }).click()
    const run = page.getByRole('region', { name: 'Run', exact: true })
    await run.getByRole('progressbar', { name: 'Progress of the run' }).waitFor()
    await run.getByRole('button', { name: 'Cancel the run' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click()
    await run.getByText('Cancelled', { exact: true }).waitFor()

    await run.getByRole('button', { name: 'Run again the same' }).click()
    await run.getByRole('progressbar', { name: 'Progress of the run' }).waitFor()
    await picture(page, 'pipeline-running')
    await run.getByText('Done', { exact: true }).waitFor({ timeout: 120_000 })
    await run.getByText(/^Promoted: \S+ beats \S+ by/).waitFor()
    const runs = await page.getByRole('region', { name: 'Runs' }).getByRole('row').allInnerTexts()
    expect(runs.slice(1)).toEqual([expect.stringContaining('Done'), expect.stringContaining('Cancelled')])
    const training = page.getByRole('region', { name: /^Training of / })
    await training.getByRole('img', { name: /^Loss of [\w-]+: from .* at best .* on what is held out\.$/ }).waitFor()
    await training.locator('canvas').waitFor()
    await training.getByText(/^[\d,]+ sequences\/s$/).waitFor()
    await picture(page, 'pipeline-done')

    await page.getByRole('link', { name: 'Models' }).click()
    const kept = page.getByRole('region', { name: 'Models kept' })
    await kept.getByRole('row').filter({ hasText: 'Champion' }).waitFor()

    await page.getByRole('link', { name: 'Recommendations' }).click()
    await page.getByRole('combobox', { name: 'Person' }).fill('p1')
    await page.getByRole('button', { name: 'Recommend', exact: true }).click()
    await page.getByRole('region', { name: 'Recommended' }).getByText('favourite-1').first().waitFor()
  })
})
