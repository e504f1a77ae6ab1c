import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Packages are installed for the tests where nobody minds: as root on Debian, or with CI=true. */
export function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && (process.getuid?.() === 0 || process.env.CI === 'true')
}

/** Installs Debian's packages and says what for. Whether it worked shows in what is there afterwards. */
export function install(packages: readonly string[], purpose: string): void {
  console.log(`Installing ${packages.join(', ')} with apt-get, for ${purpose}`)
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    spawnSync(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' })
  }
}
