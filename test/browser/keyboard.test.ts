/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../people.ts'
import { givenDashboard, givenReader, noBrowser } from './browser.ts'

/** Whether what has the focus looks otherwise than its like without: a ring, a border, a ground. */
const looksFocused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement
    const other = one.cloneNode(true) as HTMLElement
    one.after(other)
    const look = (element: HTMLElement) => {
      const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(element)
      return [outline, boxShadow, borderColor, backgroundColor].join()
    }
    const differs = look(one) !== look(other)
    other.remove()
    return differs
  })

const focused = (one: Locator) => one.evaluate((element) => element === document.activeElement)

/** Presses a key until something has the focus, as somebody does who sees where it is. */
async function reach(page: Page, one: Locator, key = 'Tab'): Promise<void> {
  await one.waitFor()
  for (let presses = 0; !(await focused(one)); presses++) {
    expect(presses, `${one} is out of reach`).toBeLessThan(40)
    await page.keyboard.press(key)
  }
  await expect.poll(() => looksFocused(page), { message: `the focus on ${one} is not seen` }).toBe(true)
}

async function press(page: Page, one: Locator): Promise<void> {
  await reach(page, one)
  await page.keyboard.press('Enter')
}

describe.skipIf(noBrowser)('the keyboard alone', { timeout: 120_000 }, () => {
  test('opens a page by its letters, and by the palette', async () => {
    const page = await givenReader(await givenDashboard())
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.waitForURL(/\/models/)
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').or(page.getByPlaceholder('Search pages and projects')).first().waitFor()
    await page.keyboard.type('Forec')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/forecast/)
  })

  test('signs in, walks the pages, and comes back from a dialog to where it was', async () => {
    const page = await givenReader(await givenDashboard())
    const account = page.getByRole('button', { name: 'Your account' })
    await press(page, account)
    const email = (await page.getByText('@example.com').textContent()) ?? ''
    await reach(page, page.getByRole('menuitem', { name: 'Sign out' }), 'ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sign-in')

    await reach(page, page.getByLabel('Email'))
    await page.keyboard.type(email)
    await reach(page, page.getByRole('textbox', { name: 'Password' }))
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')

    // Past the navigation in one step; and through it.
    await press(page, page.getByRole('link', { name: 'Skip to the page' }))
    await press(page, page.getByRole('button', { name: 'Make a key and show the line' }))
    await page.getByText(/^posthog\.init\(/).waitFor()
    await page.reload()
    await press(page, page.getByRole('link', { name: 'Monitor' }))
    await page.getByRole('heading', { level: 1, name: 'Monitor' }).waitFor()
    await reach(page, page.getByRole('tab', { name: 'Alerts' }))
    await reach(page, page.getByRole('tab', { name: 'Alert rules' }), 'ArrowRight')

    const opener = page.getByRole('button', { name: 'New rule' })
    await press(page, opener)
    const dialog = page.getByRole('dialog', { name: 'New rule' })
    await expect.poll(() => focused(dialog.getByLabel('Name'))).toBe(true)
    // The focus stays in the dialog, however often Tab is pressed.
    for (let presses = 0; presses < 12; presses++) await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => focused(opener)).toBe(true)
  })

  test.each([
    { path: 'pipeline', opens: 'Declare a target' },
    { path: 'settings?tab=keys', opens: 'Revoke read' },
  ])('Escape leaves the dialog of “$opens”, and the focus is on the button again', async ({ path, opens }) => {
    const server = await givenDashboard()
    const page = await givenReader(server)
    await page.goto(`/p/${server.project}/${path}`)
    const opener = page.getByRole('button', { name: opens }).first()
    await press(page, opener)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(opener)).toBe(true)
  })
})
