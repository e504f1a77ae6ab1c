import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { funnelLacks, retentionLacks, trendLacks } from './lacking.ts'
import { type InsightsSearch, parsers } from './search.ts'
import { useQuestion } from './use-question.ts'
import { type NewInsight, useSave } from './use-save.ts'
import type { SavedInsight } from './use-saved.ts'

function isWhole({ kind = 'trend', trend, funnel, retention }: InsightsSearch): boolean {
  if (kind === 'trend') return trend !== undefined && !trendLacks(trend)
  if (kind === 'funnel') return funnel !== undefined && !funnelLacks(funnel)
  return retention !== undefined && !retentionLacks(retention)
}

/** Keeps the question in the address under a name; tells whether it differs from the saved one that was opened. */
export function useKeep(opened: SavedInsight | undefined) {
  const { t } = useTranslation('insights')
  const { search, change } = useQuestion()
  const { kind = 'trend' } = search
  const { mutateAsync, isPending } = useSave()
  const keep = async (name: string, id?: string): Promise<boolean> => {
    try {
      const saved = await mutateAsync({ id, body: { name, kind, query: search[kind] } as NewInsight })
      // As it came back, so that it is seen to be the same from now on.
      change({ saved: saved.id, [kind]: parsers[kind](saved.query) }, 'replace')
      notifications.show({ message: t('kept', { name }) })
      return true
    } catch (error) {
      notifications.show({ color: 'red', title: t('not_kept'), message: (error as Error).message })
      return false
    }
  }
  const changed = opened ? JSON.stringify(parsers[kind](opened.query)) !== JSON.stringify(search[kind]) : false
  return { keep, changed, whole: isWhole(search), saving: isPending }
}
