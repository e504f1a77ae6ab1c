import { useTranslation } from 'react-i18next'
import { useConditionWords } from '../../components/conditions.ts'
import type { EventFilter, Series } from './queries.ts'

/** Marks every name after its first use, so that no two are the same. */
export function distinct(names: readonly string[]): string[] {
  const used = new Map<string, number>()
  return names.map((name) => {
    const n = (used.get(name) ?? 0) + 1
    used.set(name, n)
    return n === 1 ? name : `${name} (${n})`
  })
}

/** What a series, a step or a value of a breakdown is called. */
export function useNamesOf() {
  const { t } = useTranslation('insights')
  const condition = useConditionWords()
  const filter = ({ event, where = [] }: EventFilter): string => {
    return [event ?? t('any_event'), ...where.map(condition)].join(' · ')
  }
  const series = (one: Series): string => {
    const { name, measure = 'events', property } = one
    if (name !== undefined) return name
    return measure === 'events' ? filter(one) : t(`named.${measure}`, { what: filter(one), property })
  }
  const part = ({ other, value }: { other?: boolean; value: string | null | undefined }): string => {
    if (other) return t('other')
    return value === null || value === undefined ? t('without') : value === '' ? t('blank') : value
  }
  return { filter, series, part }
}
