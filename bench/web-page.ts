/// <reference lib="dom" />
import type { Page } from 'playwright-core'

interface Watched extends Window {
  longTasks: number[]
}

export interface LongTasks {
  count: number
  longest_ms: number
}

/** From here on the page keeps what blocked it for more than 50 ms. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched = window as unknown as Watched
    watched.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })

/** What blocked the page since it was asked last. */
export const longTasks = (page: Page): Promise<LongTasks> =>
  page.evaluate(() => {
    const { longTasks } = window as unknown as Watched
    const found = longTasks.splice(0)
    return { count: found.length, longest_ms: Math.round(Math.max(0, ...found)) }
  })

/** Milliseconds from `began` until the page of that title has been painted. */
export const painted = (page: Page, title: string, began: number): Promise<number> =>
  page.evaluate(
    ({ title, began }) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector('#page h1')?.textContent !== title) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now() - began))
        }
        look()
      }),
    { title, began },
  )

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]
