import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSnapshot } from '../src/store/snapshot.ts'

/**
 * `npm run build`: the published package in `dist/`, with the folders where they are in the repository, so that every
 * relative path holds. Its package.json leaves out what only the repository needs: the development packages, and the
 * Node that it brings along, which would put another `node` on its users' path.
 */
const out = 'dist'
rmSync(out, { recursive: true, force: true })
execFileSync(join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
const copied = [
  'src/store/migrations',
  'examples/online-retail',
  'examples/saas/map.json',
  'examples/saas/README.md',
  'bin',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
]
for (const path of copied) {
  cpSync(path, join(out, path), { recursive: true })
}
execFileSync(process.execPath, ['scripts/build-web.ts'], { stdio: 'inherit' })
mkdirSync(join(out, 'src/store/migrations'), { recursive: true })
await writeSnapshot(join(out, 'src/store/migrations/postgres.tar.gz'))

const { name, version, description, license, type, engines, bin, dependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
const manifest = {
  name,
  version,
  description,
  license,
  type,
  engines,
  bin,
  dependencies,
  exports: {
    '.': { types: './src/index.d.ts', default: './src/index.js' },
    './nn': { types: './src/nn.d.ts', default: './src/nn.js' },
  },
}
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(`Built ${name} ${version} in ${out}/`)
