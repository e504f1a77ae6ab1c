import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../people.ts'
import { totp } from '../totp.ts'
import { givenDashboard, givenReader, noBrowser } from './browser.ts'

describe.skipIf(noBrowser)('signing in', { timeout: 120_000 }, () => {
  test('the set-up link makes an account and opens the home page; afterwards it leads nowhere', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.title()).toContain('Bellwether')
    const { path } = await server.engine.invitations.create(server.project, 'viewer')
    await server.engine.invitations
      .list(server.project)
      .then(([{ id }]) => server.engine.invitations.revoke(server.project, id))
    expect((await server.fetch(`/api/v1${path}`)).status).toBe(404)
  })

  test('a wrong password is told so, and five of them are slowed down', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server, 'owner', { refusals: [401, 429] })
    await page.getByRole('button', { name: 'Your account' }).click()
    const email = (await page.getByText('@example.com').textContent()) ?? ''
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await page.getByLabel('Email').fill(email)
    for (let tries = 0; tries < 6; tries++) {
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
    }
    await page.getByText(/Wait \d+ seconds/).waitFor()
  })

  test('a second factor is turned on by a picture that an app can read, or by its secret', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server, 'viewer', { refusals: [401, 429], colorScheme: 'dark' })
    await page.goto(`/p/${server.project}/settings?tab=account`)
    await page.getByRole('button', { name: 'Turn on' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Password now' }).fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Go on' }).click()
    const picture = dialog.getByRole('img', { name: 'QR code' })
    await picture.waitFor()
    const [back, ink] = await picture
      .locator('path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')))
    expect([back, ink]).toEqual(['#FFFFFF', '#000000'])
    const uri = (await dialog.getByRole('link', { name: 'open the app' }).getAttribute('href')) as string
    const type = async (code: string) => {
      await dialog.getByRole('textbox', { name: 'Six digits' }).fill(code)
      await dialog.getByRole('button', { name: 'Turn on' }).click()
    }
    await type('000000')
    await dialog.getByText('That code is not right').waitFor()
    await type(totp(uri))
    await dialog.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Turn off' }).waitFor()
  })

  test('a session that ends asks over the page, and what was typed stays', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server, 'owner', { refusals: [401] })
    await page.goto(`/p/${server.project}/settings`)
    await page.getByLabel('Name').fill('Typed before')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('You were signed out').waitFor()
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Name').inputValue()).toBe('Typed before')
  })

  test('the language is the browser’s, can be changed, and stays', async () => {
    const server = await givenDashboard()
    const page = await givenReader(server, 'owner', { locale: 'zh-CN' })
    await page.getByRole('link', { name: '流水线' }).waitFor()
    await page.getByRole('button', { name: '您的账户' }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Pipeline' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Pipeline' }).waitFor()
  })
})
