import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

test('an import against the order of the folders is caught', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/.bin/depcruise'), 'src', '--config', resolve('.dependency-cruiser.cjs'), '--no-cache'],
    { cwd: 'test/fixtures/forbidden-import', encoding: 'utf8' },
  )
  expect(status).not.toBe(0)
  expect(stdout).toContain('core-imports-from-its-left: src/core/reaches-right.ts → src/api/right.ts')
})
