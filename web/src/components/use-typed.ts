import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'

const SETTLES_MS = 350

/**
 * A text field whose value lies in the address: what is typed counts after a moment without a key, and the field follows
 * when the address changes by itself (back and forward).
 */
export function useTyped(value: string | undefined, onSettled: (text: string | undefined) => void) {
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped((now) => (now.trim() === (value ?? '') ? now : (value ?? ''))), [value])
  const settle = useDebouncedCallback((text: string) => onSettled(text.trim() || undefined), { delay: SETTLES_MS })
  const type = (text: string) => {
    setTyped(text)
    settle(text)
  }
  return [typed, type] as const
}
