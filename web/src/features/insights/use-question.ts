import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { InsightsSearch } from './search.ts'

const route = '/p/$project/insights'

/** Changes so close after each other, in ms, are one step of the browser's history. */
const ONE_STEP_MS = 800

/** The question in the address, and how to change it: back and forward undo and redo. */
export function useQuestion() {
  const search = useSearch({ from: route })
  const navigate = useNavigate({ from: route })
  const changed_ms = useRef(Number.NEGATIVE_INFINITY)
  const change = (patch: Partial<InsightsSearch>, how?: 'replace') => {
    const now = performance.now()
    const replace = how === 'replace' || now - changed_ms.current < ONE_STEP_MS
    changed_ms.current = now
    void navigate({ search: (before) => ({ ...before, ...patch }), replace, resetScroll: false })
  }
  return { search, change }
}
