import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows now for what it was given (`otpauth://…?secret=…`): RFC 6238 with its usual values. */
export function totp(uri: string): string {
  const bits = [...(new URL(uri).searchParams.get('secret') as string)].map((c) =>
    ALPHABET.indexOf(c).toString(2).padStart(5, '0'),
  )
  const secret = Buffer.from((bits.join('').match(/.{8}/g) as string[]).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const value = hash.readUInt32BE(hash[hash.length - 1] & 15) & 0x7f_ff_ff_ff
  return String(value % 1_000_000).padStart(6, '0')
}
