import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { install, mayInstall } from './debian.ts'

/** A PostgreSQL of this run's own, or none where there is no server to start. */
export interface TestPostgres {
  url: string | null
  stop(): Promise<void>
}

/** Debian's server programs, newest first. */
const programs = (): string | null => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
  return found ?? null
}

/**
 * Starts PostgreSQL on a free port of loopback in a directory that goes away with it. It refuses to run as root, so that
 * root hands it to `nobody`. As root on Debian, or with CI=true, it is installed where it is missing; elsewhere its tests
 * are left out, and it says what to install.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const root = process.getuid?.() === 0
  if (!programs() && mayInstall()) install(['postgresql'], 'the tests that run on a real PostgreSQL')
  const bin = programs()
  if (!bin) {
    console.log('skip tests on PostgreSQL: install it (Debian: apt-get install postgresql)')
    return { url: null, stop: async () => undefined }
  }
  const dir = mkdtempSync(join(tmpdir(), 'bellwether-postgres-'))
  const user = root ? nobody() : undefined
  if (user) chownSync(dir, user.uid, user.gid)
  const data = join(dir, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bellwether', '--auth=trust', '--no-sync'], {
    ...user,
    stdio: 'ignore',
    cwd: dir,
  })
  const port = await freePort()
  const args = [
    '-D',
    data,
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-k',
    dir,
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ]
  const server = spawn(join(bin, 'postgres'), args, { ...user, stdio: 'ignore', cwd: dir })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  await ready(bin, port)
  return {
    url: `postgres://bellwether@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
const nobody = () => ({ uid: idOf('-u'), gid: idOf('-g') })

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function ready(bin: string, port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0) return
    await sleep(100)
  }
  throw new Error('PostgreSQL did not start within 10 s')
}
