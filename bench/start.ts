import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureSnapshot } from '../src/store/snapshot.ts'

/** Bench: seconds to /readyz on an empty (wanted: 6) and an existing directory (4), idle memory after 60 s (850 MB). */
const { values } = parseArgs({ options: { idle: { type: 'string', default: '60' } } })
const idle_s = Number(values.idle)
const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))

// The published package brings the snapshot that a new database starts from; the repository makes it here.
await ensureSnapshot()

try {
  const empty = await start()
  await stop(empty.child)
  const existing = await start()
  await sleep(idle_s * 1000)
  const idle_mb = residentMb(existing.child)
  await stop(existing.child)
  console.log(`empty directory     ${empty.ready_s.toFixed(1)} s of 6`)
  console.log(`existing directory  ${existing.ready_s.toFixed(1)} s of 4`)
  console.log(`idle after ${idle_s} s     ${idle_mb} MB of 850`)
  console.log(JSON.stringify({ bench: 'start', empty_s: empty.ready_s, existing_s: existing.ready_s, idle_s, idle_mb }))
} finally {
  rmSync(data, { recursive: true, force: true })
}

async function start(): Promise<{ child: ChildProcess; ready_s: number }> {
  const began = performance.now()
  const args = ['bin/bellwether.js', 'start', '--data', data, '--port', '0', '--log', 'info']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await said(child, /"url":"([^"]+)"/)
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(20)
  return { child, ready_s: (performance.now() - began) / 1000 }
}

/** What the process wrote on stdout, once it matches. */
async function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let written = ''
  for await (const chunk of child.stdout ?? []) {
    written += chunk
    const found = pattern.exec(written)
    if (found) {
      child.stdout?.resume()
      return found[1]
    }
  }
  throw new Error(`The server ended before it was ready: ${written}`)
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Linux: resident memory of a process; see proc_pid_status(5). */
function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
