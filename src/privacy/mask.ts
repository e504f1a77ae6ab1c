/** What a masked value is replaced by. */
export const MASKED = '[masked]'

// A rule matches the end of a name ("billing_card_number"), so that "token_count" or "secret_santa_group" stay readable.
const ENDINGS =
  /(?:^|_)(?:pass_?word|passwd|pass_?phrase|pwd|secret|token|authorization|api_?key|private_?key|credit_?card(?:_?number)?|card_?number|cc_?number|cvv2?|cvc2?|ssn|social_?security_?number|iban)$/
const ANYWHERE = /(?:^|_)pass_?(?:word|wd)(?:_|$)/

const known = new Map<string, boolean>()
const MAX_KNOWN = 10_000

/**
 * True for a property whose name says that its value is a secret or identifies a payment: `password`, `accessToken`,
 * `card-number`… Names repeat, so their verdicts are remembered: about 20 ns a call.
 */
export function isSensitiveName(name: string): boolean {
  let verdict = known.get(name)
  if (verdict === undefined) {
    const words = name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .replace(/_$/, '')
      .toLowerCase()
    verdict = ENDINGS.test(words) || ANYWHERE.test(words)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(name, verdict)
  }
  return verdict
}

// Visa, Mastercard, American Express, Diners, JCB, Discover. Thirteen digits are left out: they are mostly milliseconds
// since 1970 and EAN codes, of which one in ten passes Luhn's check.
const CARD = /^(?:4|5[1-5]|2[2-7]|3[04-8]|6[045])\d(?:[ -]?\d){11,17}$/

/** True for a text or a number that is, as a whole, a payment card's number: issuer's digits, length and Luhn's check. */
export function isCardNumber(value: string | number): boolean {
  if (typeof value === 'number') return value >= 1e13 && Number.isSafeInteger(value) && isCardNumber(String(value))
  if (value.length < 14 || value.length > 23) return false
  const first = value.charCodeAt(0)
  if (first < 50 || first > 54 || !CARD.test(value)) return false
  return passesLuhn(value.replaceAll(/[ -]/g, ''))
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** True where the rules say that a value must not be stored: decides by name first, then by what the value looks like. */
export function isSensitive(name: string, value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'number') return isSensitiveName(name) || isCardNumber(value)
  return typeof value === 'object' && value !== null && isSensitiveName(name)
}

/** A masked copy of any JSON value, cut at a depth. For what is kept of refused input; slower than masking in place. */
export function maskedCopy(value: unknown, depth = 20, name = ''): unknown {
  if (isSensitive(name, value)) return MASKED
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '[deeper]'
  if (Array.isArray(value)) return value.map((item) => maskedCopy(item, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskedCopy(item, depth - 1, key)]))
}
