/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { type DemoInBrowser, openDemoInBrowser } from '../scripts/demo-in-browser.ts'
import { pages } from '../web/src/shell/pages.ts'
import { longList } from './web-list.ts'
import { longTasks, median, painted, watchLongTasks } from './web-page.ts'

/** Bench: the dashboard in Chromium: its first load, a change of page, and a hundred thousand events in the live list */
const demo = await openDemoInBrowser(process.argv[2])
try {
  const loads = []
  for (let i = 0; i < 5; i++) loads.push(await firstLoad(demo))
  const usable_ms = median(loads.map((load) => load.usable_ms))
  const [{ kB, charts_kB }] = loads
  console.log(`first load of the home page: ${kB} kB of 350, ${charts_kB} kB more with its chart`)
  console.log(`usable after ${usable_ms.toFixed(0)} ms of 1,000 (median of ${loads.length}, nothing in the cache)`)
  const changes = await pageChanges(demo)
  const slowest = changes.toSorted((a, b) => b.first_ms - a.first_ms)
  for (const { name, first_ms, again_ms, content_ms } of slowest)
    console.log(
      `${name.padEnd(16)} ${first_ms.toFixed(0).padStart(4)} ms the first time, ${again_ms.toFixed(0).padStart(4)} ms after; with its data ${content_ms.toFixed(0).padStart(5)} ms`,
    )
  const list = await longList(demo)
  console.log(
    `live list of ${list.events} events: ${list.rows} rows drawn, ${list.frames_s.toFixed(0)} frames/s while scrolling; tasks over 50 ms: ${list.scrolling.count}, the longest ${list.scrolling.longest_ms} ms (while they arrive: ${list.arriving.count}, ${list.arriving.longest_ms} ms)`,
  )
  console.log(JSON.stringify({ bench: 'web', kB, charts_kB, usable_ms, changes, list }))
} finally {
  await demo.close()
}

/** A visit with an empty cache: what is sent before the page is usable, and when that is (its numbers are there). */
async function firstLoad({ url, projects, window }: DemoInBrowser) {
  const { context, page } = await window({ viewport: { width: 1280, height: 900 } })
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let sent = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent += encodedDataLength
  })
  await page.addInitScript(noteUsable)
  await page.goto(`${url}/p/${projects.shop}`, { waitUntil: 'commit' })
  await page.getByText('Events today').waitFor()
  const usable_ms = await page.evaluate(() => (window as unknown as { usable_ms: number }).usable_ms)
  await page.waitForLoadState('networkidle')
  const all = sent
  const charts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /echarts/.test(name))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
  )
  await context.close()
  return { usable_ms, kB: Math.round((all - charts) / 1000), charts_kB: Math.round(charts / 1000) }
}

/** Runs in the page before anything of it: notes when its numbers have been painted. */
function noteUsable(): void {
  const look = () => {
    if (document.querySelector('#page')?.textContent?.includes('Events today'))
      requestAnimationFrame(() => Object.assign(window, { usable_ms: performance.now() }))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** A click on each page's name: until its heading is painted, the first time and after, and until nothing loads any more. */
async function pageChanges({ url, projects, window }: DemoInBrowser) {
  const { context, page } = await window({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${url}/p/${projects.shop}`)
  await page.waitForLoadState('networkidle')
  await watchLongTasks(page)
  const found = new Map<string, { name: string; first_ms: number; again_ms: number; content_ms: number }>()
  for (const round of ['first', 'again'] as const)
    for (const { name } of [...pages.slice(1), pages[0]]) {
      const title = `${name[0].toUpperCase()}${name.slice(1)}`
      const began = await change(page, title)
      const ms = await painted(page, title, began)
      const known = found.get(name) ?? { name, first_ms: 0, again_ms: 0, content_ms: 0 }
      if (round === 'first') known.first_ms = ms
      else known.again_ms = ms
      await page.locator('#page .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
      if (round === 'first') known.content_ms = (await page.evaluate(() => performance.now())) - began
      found.set(name, known)
      await page.waitForLoadState('networkidle')
    }
  console.log(`tasks over 50 ms while changing pages: ${JSON.stringify(await longTasks(page))}`)
  await context.close()
  return [...found.values()]
}

/** Clicks in the page itself, so that the driver's own time is not counted; answers when. */
function change(page: Page, title: string): Promise<number> {
  return page.evaluate((text) => {
    const link = [...document.querySelectorAll<HTMLElement>('nav a')].find((one) => one.textContent?.trim() === text)
    const now = performance.now()
    link?.click()
    return now
  }, title)
}
