import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/given.ts'
import type { LearnRequest } from './learn.ts'
import { trainInChild } from './training-process.ts'

const request = (dataset: string): LearnRequest => ({
  use: 'forecast',
  dataset,
  dataset_hash: 'none',
  out: dataset,
  seed: 1,
  minutes: 0,
  champion: null,
})
const nothing = () => undefined
const options = {
  signal: new AbortController().signal,
  progress: nothing,
  judged: nothing,
  notJudged: nothing,
  trained: nothing,
}

/** A dataset whose manifest nobody ever writes: training waits for it. */
function endlessDataset(): string {
  const dir = temporaryFolder()
  execFileSync('mkfifo', [`${dir}/manifest.json`])
  return dir
}

test('training that takes more memory than it may is ended, and says how to give it more', async () => {
  // Node with the models loaded holds more than 32 MB.
  const training = trainInChild(request(endlessDataset()), { ...options, memory_mb: 32 })
  await expect(training).rejects.toMatchObject({
    code: 'pipeline.memory',
    hint: expect.stringContaining('WORKER_MEMORY_MB'),
  })
})

test('a training process that is killed is told as such', async () => {
  const others = new Set(children())
  const training = trainInChild(request(endlessDataset()), { ...options, memory_mb: 1024 })
  const child = children().find((pid) => !others.has(pid))
  process.kill(Number(child), 'SIGKILL')
  await expect(training).rejects.toMatchObject({ code: 'pipeline.worker', got: expect.stringContaining('SIGKILL') })
})

const children = (): string[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )

test('what training throws arrives whole', async () => {
  await expect(trainInChild(request(temporaryFolder()), { ...options, memory_mb: 1024 })).rejects.toThrow(
    'manifest.json',
  )
})

test('an aborted training ends at once', async () => {
  const abort = new AbortController()
  const training = trainInChild(request(temporaryFolder()), { ...options, memory_mb: 1024, signal: abort.signal })
  abort.abort()
  await expect(training).rejects.toMatchObject({ code: 'core.aborted' })
})
