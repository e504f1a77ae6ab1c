import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { pages } from './pages.ts'
import { useProject } from './use-project.ts'

const WITHIN_MS = 1_000

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `g` and then a page's letter opens that page, wherever nothing is being typed. */
export function usePageKeys(): void {
  const navigate = useNavigate()
  const { id } = useProject()
  useEffect(() => {
    let pressed_ms = Number.NEGATIVE_INFINITY
    const listen = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'g') {
        pressed_ms = event.timeStamp
        return
      }
      const page = event.timeStamp - pressed_ms < WITHIN_MS && pages.find(({ key }) => key === event.key)
      pressed_ms = Number.NEGATIVE_INFINITY
      if (page) void navigate({ to: page.path, params: { project: id } })
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [navigate, id])
}
