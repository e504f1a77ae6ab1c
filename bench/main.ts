import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** `npm run bench -- NAME [options]`: one measurement, in a process of its own; without a name, what there is. */
const folder = new URL('./', import.meta.url)
const [name, ...options] = process.argv.slice(2)

/** Files that begin with a docstring of what they measure are benches; the others are their parts. */
const benches = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => ({
    name: file.slice(0, -3),
    about: /\/\*\* Bench: (.*?)(\n|\*\/)/.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1],
  }))
  .filter(({ about }) => about)

if (name && existsSync(new URL(`${name}.ts`, folder))) {
  const { status } = spawnSync(process.execPath, [new URL(`${name}.ts`, folder).pathname, ...options], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} else {
  if (name) console.error(`There is no bench ${name}.`)
  console.log(benches.map((bench) => `npm run bench -- ${bench.name.padEnd(10)} ${bench.about}`).join('\n'))
  process.exitCode = name ? 2 : 0
}
