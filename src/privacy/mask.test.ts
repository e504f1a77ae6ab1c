import { expect, test } from 'vitest'
import { isCardNumber, isSensitiveName, maskedCopy } from './mask.ts'

test('names of secrets are recognised in any spelling', () => {
  const secret = [
    'password',
    'userPassword',
    'password_confirmation',
    'access-token',
    'cardNumber',
    'CVV',
    'IBAN',
    '$token',
  ]
  expect(secret.filter((name) => !isSensitiveName(name))).toEqual([])
})

test('names that merely resemble secrets stay readable', () => {
  const harmless = [
    'token_count',
    '$lib_rate_limit_remaining_tokens',
    'secret_santa_group',
    'discard',
    'author',
    'shipping',
  ]
  expect(harmless.filter(isSensitiveName)).toEqual([])
})

test('a card number is recognised by issuer, length and check digit, and a time or an EAN is not one', () => {
  expect(['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005', 4111111111111111].every(isCardNumber)).toBe(
    true,
  )
  expect(['4111111111111112', '4006381333931', 1795450306542, 'order 4111111111111111'].some(isCardNumber)).toBe(false)
})

test('what is kept of refused input is masked at every depth and cut below the last', () => {
  expect(maskedCopy({ user: { password: 'x', card: ['4111111111111111'] }, deep: { a: { b: 1 } } }, 2)).toEqual({
    user: { password: '[masked]', card: '[deeper]' },
    deep: { a: '[deeper]' },
  })
  expect(maskedCopy({ cards: ['4111111111111111'] })).toEqual({ cards: ['[masked]'] })
})
