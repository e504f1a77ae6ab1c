import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { givenReceiver } from '../receiver.ts'
import { givenReader, noBrowser, open, picture } from './browser.ts'
import { givenLearntShop } from './learnt-shop.ts'

describe.skipIf(noBrowser)('a shop that has learnt', { timeout: 180_000 }, () => {
  test('a person is recommended what they keep buying, with the reason', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await open(page, `/p/${server.project}/recommendations`)
    await page.getByRole('combobox', { name: 'Person' }).fill('p1')
    await page.getByRole('button', { name: 'Recommend', exact: true }).click()
    await page
      .getByRole('region', { name: 'Recommended' })
      .getByRole('listitem')
      .filter({ has: page.getByText('favourite-1', { exact: true }) })
      .filter({ hasText: /Bought before|Because they bought/ })
      .waitFor()
    const names = page.getByRole('region', { name: 'Recommended' }).getByRole('listitem')
    const before = await names.allInnerTexts()
    await page.getByRole('slider', { name: 'Novelty' }).press('End')
    await page.getByRole('button', { name: 'Recommend', exact: true }).click()
    await page.waitForURL(/novelty=1/)
    const isOther = (now: readonly string[]) => now.length === before.length && now.join() !== before.join()
    await expect.poll(async () => isOther(await names.allInnerTexts())).toBe(true)
    await picture(page, 'recommendations-dials')
  })

  test('a rule that is written on the page is in the next list, and the list says so', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await open(page, `/p/${server.project}/recommendations?person=p2`)
    await page.getByRole('button', { name: 'New rule' }).click()
    const dialog = page.getByRole('dialog', { name: 'New rule' })
    await dialog.getByLabel('Name').fill('Thing first')
    await dialog.getByRole('combobox', { name: 'What it does' }).click()
    await page.getByRole('option', { name: 'Give one item a place' }).click()
    await dialog.getByRole('textbox', { name: 'Item' }).fill('thing-24')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const answer = page.getByRole('region', { name: 'Recommended' })
    await answer
      .getByRole('listitem')
      .first()
      .filter({ hasText: 'thing-24' })
      .filter({ hasText: 'by a rule' })
      .waitFor()
    await answer.getByText('Rules that applied: Thing first (version 1).').waitFor()
    await picture(page, 'recommendation-rules')

    await page.getByRole('button', { name: 'Remove Thing first' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('No rule: the lists are as the model ranks them.').waitFor()
  })

  test('a series is found, opened, read as a table, and taken along as a file', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await page.getByRole('link', { name: 'Forecast' }).click()
    const series = page.getByRole('listbox', { name: 'Series' })
    await series.getByRole('option', { name: 'All items together' }).waitFor()
    await page.getByRole('radiogroup', { name: 'Order of the list' }).getByText('Name', { exact: true }).click()
    await page.waitForURL(/sort=name/)
    await page.getByRole('textbox', { name: 'Find an item' }).fill('favourite')
    await expect.poll(() => series.getByRole('option').count()).toBe(12)
    const names = await series.getByRole('option').allInnerTexts()
    expect(names).toEqual(names.toSorted())
    await series.getByRole('option', { name: /^favourite-3/ }).click()

    const chart = page.getByRole('region', { name: 'favourite-3: units a day' })
    await chart.getByRole('img', { name: /^Units a day of favourite-3/ }).waitFor()
    await picture(page, 'forecast-series')
    await chart.getByText('Table', { exact: true }).click()
    const columns = await chart.getByRole('columnheader').allInnerTexts()
    expect(columns.slice(0, 4)).toEqual(['Day', 'Sold', 'Forecast in the test', 'Forecast'])
    expect(await chart.getByRole('row').count()).toBeGreaterThan(100)

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: /^Download CSV/ }).click(),
    ])
    expect(file.suggestedFilename()).toBe('favourite-3-units-a-day.csv')
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n')
    expect(lines[0]).toBe(`\ufeff${columns.join(',')}`)
    // A day to come: nothing sold, no backtest; a mean and two intervals.
    expect(lines.at(-1)).toMatch(/^\d{4}-\d\d-\d\d,,(,-?[\d.]+){5}$/)
  })

  test('the page of a target shows what the data doctor says, and good and bad recommendations', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await open(page, `/p/${server.project}/pipeline?target=shop&stage=prepare`)
    const doctor = page.getByRole('region', { name: 'Data doctor' })
    await doctor.getByRole('row', { name: /^Items in the order of a list Sound/ }).waitFor()
    expect(await doctor.getByRole('row').count()).toBe(7)
    await picture(page, 'pipeline-doctor')

    await page.getByRole('link', { name: /^Evaluate/ }).click()
    const examples = page.getByRole('region', { name: 'Good and bad recommendations' })
    const people = examples.getByRole('article')
    await people.first().waitFor()
    expect(await people.count()).toBe(6)
    const best = people.first()
    const took = await best.getByRole('list', { name: 'Then took' }).getByRole('listitem').allInnerTexts()
    const hits = await best.getByRole('list', { name: 'Was recommended' }).getByText('taken').count()
    expect(hits).toBeGreaterThan(0)
    expect(hits).toBeLessThanOrEqual(took.length)
    await picture(page, 'pipeline-examples')
    await best.getByRole('link').click()
    await page.waitForURL(/people\?person=p\d+/)
  })

  test('another model is promoted and rolled back, with reasons that the history keeps', async () => {
    const server = await givenLearntShop()
    const page = await givenReader(server)
    await open(page, `/p/${server.project}/models?target=shop`)
    const rows = page.getByRole('region', { name: 'Models kept' }).getByRole('row')
    const champion = rows.filter({ hasText: 'Champion' })
    const nameOf = async (row: typeof champion) => (await row.getByRole('rowheader').textContent())?.trim() ?? ''
    const before = await nameOf(champion)
    const spare = await nameOf(rows.filter({ has: page.getByRole('rowheader') }).filter({ hasNotText: 'Champion' }))

    await page.getByRole('button', { name: `What to do with ${spare}` }).click()
    await page.getByRole('menuitem', { name: 'Promote to champion' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${spare} answers from now on`).waitFor()
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Ann prefers it')
    await dialog.getByRole('button', { name: 'Promote to champion' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => nameOf(champion)).toBe(spare)

    await page.getByRole('button', { name: 'Roll back' }).click()
    await dialog.getByText(`${before} answers again`).waitFor()
    await picture(page, 'models-roll-back')
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Ann was wrong')
    await dialog.getByRole('button', { name: 'Roll back' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => nameOf(champion)).toBe(before)

    await page.getByRole('link', { name: 'Pipeline' }).click()
    await page.getByRole('combobox', { name: 'Target' }).click()
    await page.getByRole('option', { name: /^shop/ }).click()
    await page.getByRole('link', { name: /^Deploy/ }).click()
    const history = page.getByRole('region', { name: 'Who answered, since when and why' })
    await history.getByText('Ann prefers it').waitFor()
    await history.getByText('Ann was wrong').waitFor()
  })

  test('an alert is raised by a look, stands on both pages with what it rests on, and a rule sends it on', async () => {
    const server = await givenLearntShop()
    const receiver = await givenReceiver(200)
    const page = await givenReader(server)
    await page.getByRole('link', { name: 'Monitor' }).click()
    await page.getByRole('tab', { name: 'Alert rules' }).click()
    await page.getByRole('button', { name: 'New rule' }).click()
    const dialog = page.getByRole('dialog', { name: 'New rule' })
    await dialog.getByLabel('Name').fill('Chat')
    await dialog.getByLabel('Address of the webhook').fill(receiver.url)
    await dialog.getByLabel('Freshness').check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    const rule = page.getByRole('article', { name: 'Chat' })
    await rule.getByRole('button', { name: 'Send a test' }).click()
    await rule.getByText('It arrived').waitFor()
    expect(receiver.received).toMatchObject([{ subject: 'test' }])

    // The shop's events ended in March 2026: whoever looks now finds them stale.
    await page.getByRole('tab', { name: 'Alerts' }).click()
    await page.getByRole('button', { name: 'Look now: shop' }).click()
    const alert = page.getByRole('article', { name: 'No new events' })
    await alert.getByText('of shop').waitFor()
    await alert.getByRole('row', { name: /Age of the newest event, days \d+/ }).waitFor()
    await page.getByRole('region', { name: 'All alerts' }).getByText('Still holds').first().waitFor()
    await picture(page, 'monitor-alert')
    await expect.poll(() => receiver.received.map(({ subject }) => subject)).toContain('events')

    await page.getByRole('link', { name: 'Home' }).click()
    await page
      .getByRole('alert')
      .getByText(/^\d open alerts?$/)
      .waitFor()
    await page.getByRole('link', { name: 'All alerts' }).click()
    await alert.waitFor()
  })
})
