import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { RetentionAnswer, RetentionQuery } from './queries.ts'
import { useNamesOf } from './use-names-of.ts'

/** The last period that is over and of which somebody could come back. */
export const lastKnown = (average: readonly (number | null)[]): number =>
  average.reduce<number>((last, share, i) => (share === null ? last : i), 0)

/** Who comes back, in sentences. */
export function useRetentionWords(query: RetentionQuery, { cohorts, average }: RetentionAnswer): (string | null)[] {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const names = useNamesOf()
  const people = cohorts.reduce((sum, { size }) => sum + size, 0)
  const { period = 'week' } = query
  const first = names.filter(query.first)
  const returning = names.filter(query.returning ?? query.first)
  if (people === 0) return [t('retention_words.nobody', { first })]
  const last = lastKnown(average)
  const began = t(`retention_words.began_${query.cohort ?? 'first_time'}`, {
    count: people,
    n: f.integer(people),
    first,
    cohorts: t(`span.${period}`, { count: cohorts.length, n: f.integer(cohorts.length) }),
  })
  if (last === 0) return [began, t('retention_words.too_early')]
  return [
    began,
    t(`retention_words.next_${query.came_back ?? 'in'}`, {
      share: f.percent(average[1]),
      returning,
      span: t(`span.${period}`, { count: 1, n: f.integer(1) }),
    }),
    last > 1
      ? t('retention_words.later', {
          share: f.percent(average[last]),
          span: t(`span.${period}`, { count: last, n: f.integer(last) }),
        })
      : null,
  ]
}
