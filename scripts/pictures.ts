import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { type DemoInBrowser, openDemoInBrowser } from './demo-in-browser.ts'

/** `npm run pictures -- [LINK]`: the pictures of `docs/pictures`, of the demo that LINK leads to, or of one run for it. */
const folder = 'docs/pictures'

interface Picture {
  name: string
  project: keyof DemoInBrowser['projects']
  path: string
}

const funnel = {
  steps: [
    { event: '$pageview' },
    { event: 'sign_up' },
    { event: 'onboarding_step_completed' },
    { event: 'teammate_invited' },
  ],
  range: { last_days: 90 },
}

const pictures: Picture[] = [
  { name: 'home', project: 'shop', path: '' },
  { name: 'recommendations', project: 'shop', path: 'recommendations?person=12748' },
  { name: 'forecast', project: 'shop', path: 'forecast' },
  { name: 'models', project: 'shop', path: 'models?target=next-order' },
  {
    name: 'funnel',
    project: 'site',
    path: `insights?kind=funnel&funnel=${encodeURIComponent(JSON.stringify(funnel))}`,
  },
]

const demo = await openDemoInBrowser(process.argv[2])
try {
  mkdirSync(folder, { recursive: true })
  const { page } = await demo.window({ viewport: { width: 1280, height: 1000 } })
  for (const { name, project, path } of pictures) {
    await page.goto(`${demo.url}/p/${demo.projects[project]}/${path}`)
    await page.locator('#page h1').waitFor()
    await settled(page)
    await page.screenshot({ path: `${folder}/${name}.png` })
    console.log(`${folder}/${name}.png`)
  }
} finally {
  await demo.close()
}

/** Nothing is asked any more, and charts have come to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('[data-skeleton], .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(1_500)
}
