/**
 * The part of Protocol Buffers' wire format that ONNX files need: https://protobuf.dev/programming-guides/encoding.
 * A message is a list of fields, each already in bytes.
 */
export type Field = Uint8Array

const VARINT = 0
const LENGTH = 2
const FIXED32 = 5
const text = new TextEncoder()

/** A whole number of at most 53 bits; a negative one takes ten bytes, as in an int64. */
export const integer = (number: number, value: number): Field =>
  Uint8Array.from([...varint((number << 3) | VARINT), ...varint(value)])

/** A float32. */
export function float(number: number, value: number): Field {
  const field = new Uint8Array(5)
  field[0] = (number << 3) | FIXED32
  new DataView(field.buffer).setFloat32(1, value, true)
  return field
}

/** Text, bytes, or a message inside a message. */
export function bytes(number: number, value: string | Uint8Array): Field {
  const content = typeof value === 'string' ? text.encode(value) : value
  return message([Uint8Array.from([...varint((number << 3) | LENGTH), ...varint(content.length)]), content])
}

/** Fields joined in order. */
export function message(fields: readonly Field[]): Uint8Array {
  const whole = new Uint8Array(fields.reduce((sum, field) => sum + field.length, 0))
  let at = 0
  for (const field of fields) {
    whole.set(field, at)
    at += field.length
  }
  return whole
}

function varint(value: number): number[] {
  if (value < 0) return varint64(BigInt.asUintN(64, BigInt(value)))
  const parts: number[] = []
  let rest = value
  while (rest >= 128) {
    parts.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  parts.push(rest)
  return parts
}

function varint64(value: bigint): number[] {
  const parts: number[] = []
  let rest = value
  while (rest >= 128n) {
    parts.push(Number(rest % 128n) | 128)
    rest /= 128n
  }
  parts.push(Number(rest))
  return parts
}
