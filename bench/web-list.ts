/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core'
import type { DemoInBrowser } from '../scripts/demo-in-browser.ts'
import { type LongTasks, longTasks, watchLongTasks } from './web-page.ts'

const EVENTS = 100_000
const A_REQUEST = 1_000

export interface LongList {
  /** Events in the list. */
  events: number
  /** Rows in the document: those in sight and a few around them. */
  rows: number
  frames_s: number
  arriving: LongTasks
  scrolling: LongTasks
}

/** Sends a hundred thousand events while the live list is open, waits until it holds them, and scrolls through it. */
export async function longList({ url, projects, window }: DemoInBrowser): Promise<LongList> {
  const { context, page } = await window({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${url}/p/${projects.site}/events`)
  await page.getByText('scroll for older ones').waitFor()
  await watchLongTasks(page)
  const key = await ingestKey(context, url, projects.site)
  for (let at = 0; at < EVENTS; at += A_REQUEST) await send(url, key, at)
  const inList = () =>
    page.evaluate(() => Number(document.querySelector('#page ol li')?.getAttribute('aria-setsize') ?? 0))
  while ((await inList()) < EVENTS) await page.waitForTimeout(1_000)
  const arriving = await longTasks(page)
  const frames_s = await scroll(page)
  const scrolling = await longTasks(page)
  const rows = await page.locator('#page ol li').count()
  const events = await inList()
  await context.close()
  return { events, rows, frames_s, arriving, scrolling }
}

async function ingestKey(context: BrowserContext, url: string, project: string): Promise<string> {
  const answer = await context.request.post(`${url}/api/v1/keys`, {
    data: { role: 'ingest', name: 'bench' },
    headers: { 'bellwether-project': project, origin: new URL(url).origin },
  })
  return ((await answer.json()) as { key: string }).key
}

async function send(url: string, key: string, from: number): Promise<void> {
  const events = Array.from({ length: A_REQUEST }, (_, i) => ({
    event: 'feature_used',
    distinct_id: `user-${(from + i) % 500}`,
    properties: { feature: `feature-${i % 24}`, plan: 'team', $browser: 'Firefox', duration_ms: i },
  }))
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  })
  if (!answer.ok) throw new Error(`Events were refused: ${await answer.text()}`)
}

/** Wheels through the list for ten seconds at 12,000 px/s, with a pull at the bar now and then; frames a second, of 60. */
async function scroll(page: Page): Promise<number> {
  await page.locator('#page ol').hover({ position: { x: 200, y: 200 } })
  const counted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        let frames = 0
        const frame = () => {
          frames++
          const passed = performance.now() - began
          if (passed < 10_000) requestAnimationFrame(frame)
          else resolve((frames / passed) * 1_000)
        }
        requestAnimationFrame(frame)
      }),
  )
  for (let i = 0; i < 450; i++) {
    await page.mouse.wheel(0, i % 50 === 49 ? 400_000 : 240)
    await page.waitForTimeout(20)
  }
  return counted
}
