import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nn from 'bellwether/nn'
import { expect, test } from 'vitest'
import { operations } from '../src/nn/define-op.ts'

test('bellwether/nn has every operation that has a file of its own', () => {
  const names = [...operations.keys()].filter((name) => existsSync(`src/nn/ops/${name}.ts`))
  const camelCase = (name: string) => name.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())
  expect(names.length).toBeGreaterThan(60)
  // Users call the two convolutions of which this one is the inner part.
  expect(names.map(camelCase).filter((name) => !(name in nn) && name !== 'conv')).toEqual([])
})

test('the example of handwritten digits learns from a few and says how well it reads the others', () => {
  const output = execFileSync(process.execPath, ['examples/digits.ts', '--rows', '640', '--epochs', '2'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(output).toMatch(/^epoch 2, step 10: loss [\d.]+, \d+ digits\/s$/m)
  const [, accuracy] = /^accuracy ([\d.]+) %, precision [\d.]+ %, recall [\d.]+ %, F1 [\d.]+ %$/m.exec(output)!
  expect(Number(accuracy)).toBeGreaterThan(70)
  expect(output).toMatch(/^trained on 640 digits in [\d.]+ s$/m)
}, 120_000)
