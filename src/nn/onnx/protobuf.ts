/**
 * The part of Protocol Buffers' wire format that ONNX files need: https://protobuf.dev/programming-guides/encoding.
 * A message is a list of fields, each already in bytes.
 */
export type Field = Uint8Array

const VARINT = 0
const LENGTH = 2

/** A whole number ≥ 0 of at most 53 bits. */
export const integer = (number: number, value: number): Field =>
  Uint8Array.from([...varint((number << 3) | VARINT), ...varint(value)])

/** Text, bytes, or a message inside a message. */
export function bytes(number: number, value: string | Uint8Array): Field {
  const content = typeof value === 'string' ? new TextEncoder().encode(value) : value
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
  const parts: number[] = []
  let rest = value
  while (rest >= 128) {
    parts.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  parts.push(rest)
  return parts
}
