import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** The engine's fixed sentences in the reader's language; one that is not known here is shown as the engine says it. */
export function useSaid() {
  const { t } = useTranslation('learning')
  const known = t('said', { returnObjects: true }) as Record<string, string>
  return useCallback((sentence: string) => known[sentence] ?? sentence, [known])
}
