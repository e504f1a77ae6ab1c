import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/**
 * `npm run check-package [-- --demo]`: builds, packs, installs the package in an empty folder as a user would, and runs
 * it there: its version, a model of two lines, and with `--demo` the whole demo.
 */
const demo = process.argv.includes('--demo')
const folder = mkdtempSync(join(tmpdir(), 'bellwether-package-'))
// The package brings no Node: this one stands for the user's.
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` }
const run = (command: string, args: string[], cwd: string) =>
  execFileSync(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
const model = `import { adamW, dense, sequential } from 'bellwether/nn'
const line = sequential([dense(1)], { input: [1] })
await line.fit({ x: Float32Array.of(1, 2, 3, 4), y: Float32Array.of(2, 4, 6, 8) }, { epochs: 1000, optimiser: adamW({ learningRate: 0.05, weightDecay: 0 }) })
console.log((await line.predict(Float32Array.of(5)))[0].toFixed(1))`
try {
  run(process.execPath, ['scripts/build.ts'], '.')
  const packed = run('npm', ['pack', '--pack-destination', folder, '--json'], 'dist')
  const [{ filename, size }] = JSON.parse(packed) as { filename: string; size: number }[]
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', resolve(folder, filename)], folder)
  console.log(
    `${filename}, ${(size / 1e6).toFixed(1)} MB: bellwether ${run('npx', ['bellwether', '--version'], folder).trim()}`,
  )
  writeFileSync(join(folder, 'model.mjs'), model)
  console.log(`bellwether/nn learns y = 2 x: ${run(process.execPath, ['model.mjs'], folder).trim()}`)
  if (demo) console.log(run('npx', ['bellwether', 'demo', '--once', '--json', 'out.json'], folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
