import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type Said = Record<string, string | undefined>

/** The engine's fixed sentences in the reader's language; one that is not known here is shown as the engine says it. */
export function useSaid() {
  const { i18n } = useTranslation('learning')
  // Sentences hold dots and colons, which `t` would take for paths.
  return useCallback(
    (sentence: string) => (i18n.getResource(i18n.language, 'learning', 'said') as Said)[sentence] ?? sentence,
    [i18n, i18n.language],
  )
}
