import { existsSync } from 'node:fs'
import { install, mayInstall } from './debian.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = () => places.find((place) => existsSync(place)) ?? null

/**
 * Path of a Chromium for the browser tests, installed from Debian with a font for Chinese where that may be done; null,
 * and a line that says what to install, where there is none.
 */
export function chromium(): string | null {
  if (!found() && mayInstall()) install(['chromium', 'fonts-noto-cjk'], 'the tests in a real browser')
  const path = found()
  if (!path) console.log('skip tests in a browser: install it (Debian: apt-get install chromium fonts-noto-cjk)')
  return path
}
