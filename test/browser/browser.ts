import assert from 'node:assert'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { ensureDashboard } from '../../src/cli/dashboard-build.ts'
import type { MemberRole } from '../../src/pipeline/sign-in.ts'
import { PASSWORD } from '../people.ts'
import { type GivenServer, givenServer } from '../server.ts'
import { pictures } from './pictures.ts'

/** Where Chromium is, when `npm test` found or installed it. */
const executablePath = process.env.BELLWETHER_TEST_BROWSER

/** Tests in a browser are left out where there is none; `npm test` then says what to install. */
export const noBrowser = executablePath === undefined

const shared: { browser?: Promise<Browser>; contexts: number } = { contexts: 0 }
afterAll(async () => (await shared.browser)?.close())

interface PageOptions extends BrowserContextOptions {
  /** Statuses that the test brings about: Chromium complains of each. */
  refusals?: number[]
}

/** A page that has opened nothing yet. It may ask its own server only, and must not complain: that is checked at the end. */
async function givenPage(server: GivenServer, { refusals = [], ...options }: PageOptions = {}): Promise<Page> {
  shared.browser ??= chromium.launch({ executablePath, args: ['--no-sandbox'] })
  shared.contexts += 1
  const context = await (await shared.browser).newContext({
    baseURL: server.url,
    locale: 'en-GB',
    // An address of its own: signing in is slowed down by address.
    extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${shared.contexts}` },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const wanted = refusals.some((status) => message.text().includes(`status of ${status}`))
    if (!wanted && (message.type() === 'error' || message.type() === 'warning')) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('blob:')) complaints.push(request.url())
  })
  onTestFinished(async () => {
    await context.close()
    assert.deepEqual(complaints, [], 'the page complained, or asked another server')
  })
  return page
}

/** The dashboard as its sources are. Call it before the file's server starts. */
export const ensureBuilt = ensureDashboard

/** A server that serves the dashboard, and a new project in it. */
export async function givenDashboard(): Promise<GivenServer> {
  ensureBuilt()
  return givenServer()
}

/** Somebody who has joined the project by an invitation, in a browser that is open on its home page. */
export async function givenReader(
  server: GivenServer,
  role: MemberRole = 'owner',
  options: PageOptions = {},
): Promise<Page> {
  const page = await givenPage(server, options)
  const { path } = await server.engine.invitations.create(server.project, role)
  await page.goto(path)
  await page.getByLabel(/name|姓名/).fill('Ann')
  await page.getByLabel(/email|邮箱/i).fill(`ann${shared.contexts}-${server.project}@example.com`)
  await page.getByRole('textbox', { name: /new password|新密码/i }).fill(PASSWORD)
  await page.getByRole('button', { name: /create account|创建账户/i }).click()
  await page.waitForURL(`**/p/${server.project}`)
  await page.locator('#page h1').waitFor()
  return page
}

/** Opens an address of the dashboard and waits until its numbers are there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Keeps a picture of the page. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  // From the top: what stays in its place while the page scrolls would stand in the middle of the picture.
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
