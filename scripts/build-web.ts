import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

/** `npm run build:web`: the dashboard in `dist/web`, its files beside their compressed copies, so that none is packed twice. */
const assets = 'dist/web/assets'
// Begun by a test, it would inherit `test` and bring React's slow twin along.
process.env.NODE_ENV = 'production'
await build({ configFile: 'web/vite.config.ts', logLevel: 'warn' })
let sent = 0
for (const name of readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one))) {
  const path = join(assets, name)
  const bytes = readFileSync(path)
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  sent += brotli.length
}
console.log(`Built the dashboard in dist/web: ${(sent / 1024).toFixed(0)} kB compressed, loaded page by page`)
