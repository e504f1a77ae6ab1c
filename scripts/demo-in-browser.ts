import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core'
import { ensureDashboard } from '../src/cli/dashboard-build.ts'
import { runDemo } from '../src/cli/demo/demo.ts'
import { openTerminal } from '../src/cli/demo/terminal.ts'
import { readConfig } from '../src/core/config.ts'
import { chromium } from './chromium.ts'

/** The demo's dashboard, open in Chromium as its owner. */
export interface DemoInBrowser {
  url: string
  /** Ids of the shop's project and of the generated site's. */
  projects: { shop: string; site: string }
  /** Another window of the same reader, with an empty cache. */
  window(options?: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

/**
 * Opens the demo that `link` leads to, which a running `npm run demo` printed; without one, runs the demo first, in a
 * folder that is deleted afterwards. The link makes an account, once. Throws where there is no Chromium.
 */
export async function openDemoInBrowser(link: string | undefined): Promise<DemoInBrowser> {
  const executablePath = chromium()
  if (!executablePath) throw new Error('Without Chromium there is nothing to look at')
  const demo = link ? { dashboard: link, close: async () => undefined } : await startDemo()
  const browser = await driver.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(demo.dashboard)
  await page.getByLabel('Your name').fill('Ann')
  await page.getByLabel('Email').fill('ann@example.com')
  await page.getByLabel('New password').fill('a password for looking')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/p/*')
  const url = new URL('.', page.url().replace(/\/p\/.*/, '/')).href.replace(/\/$/, '')
  const me = (await (await context.request.get(`${url}/api/v1/me`)).json()) as {
    projects: { id: string; generated: boolean }[]
  }
  const storageState = await context.storageState()
  await context.close()
  const idOf = (generated: boolean) => me.projects.find((one) => one.generated === generated)?.id ?? ''
  return {
    url,
    projects: { shop: idOf(false), site: idOf(true) },
    async window(options) {
      const context = await browser.newContext({ locale: 'en-GB', storageState, ...options })
      return { context, page: await context.newPage() }
    },
    async close() {
      await browser.close()
      await demo.close()
    },
  }
}

async function startDemo(): Promise<{ dashboard: string; close(): Promise<void> }> {
  ensureDashboard()
  const data = mkdtempSync(join(tmpdir(), 'bellwether-demo-'))
  const { dashboard, learnt, close } = await runDemo({
    config: readConfig({ data, port: 0 }),
    keep: true,
    terminal: openTerminal(process.stderr),
  })
  await learnt
  return {
    dashboard,
    async close() {
      await close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
