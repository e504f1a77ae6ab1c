import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import type { BellwetherError } from './errors.ts'

function refusal(env: Record<string, string>): BellwetherError {
  try {
    readConfig({}, env)
  } catch (error) {
    return error as BellwetherError
  }
  throw new Error('It was taken')
}

test.each([
  ['CLICKHOUSE_URL', 'clickhouse_url', 'localhost:8123'],
  ['DATABASE_URL', 'database_url', 'ann:secret@127.0.0.1'],
  ['DATABASE_URL', 'database_url', 'mysql://ann:secret@127.0.0.1/x'],
])('%s of another form is refused, and its password stays out of the message', (variable, field, value) => {
  const error = refusal({ [variable]: value })
  expect(error).toMatchObject({ code: 'core.config', field, expected: expect.stringContaining('a URL such as') })
  expect(error.message).not.toContain(value)
})

test('flags win over the environment, and the environment over the defaults', () => {
  const env = { BELLWETHER_PORT: '1234', BELLWETHER_LOG: 'warn' }
  expect(readConfig({ port: '4321' }, env)).toMatchObject({ port: 4321, log: 'warn', host: '127.0.0.1' })
})
