import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { loggedError } from './log.ts'

test('an error of the database is logged without the values of its statement', () => {
  const cause = new Error('the connection was closed')
  const failed = new DrizzleQueryError('select * from users where email = $1', ['ann@example.com\nsecond line'], cause)
  const line = JSON.stringify(loggedError(new Error('Session lost', { cause: failed })))
  const alone = JSON.stringify(loggedError(failed))
  for (const text of [line, alone]) {
    expect(text).toContain('select * from users where email = $1')
    expect(text).toContain('the connection was closed')
    expect(text).not.toContain('ann@example.com')
    expect(text).not.toContain('second line')
  }
})
