import { useTranslation } from 'react-i18next'
import { useItemName } from '../../components/use-catalogue.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Recommended } from './use-answer.ts'

/** Why an item was given, in words. */
export function useReason(basket: readonly string[]): (given: Recommended) => string {
  const { t } = useTranslation('recommendations')
  const { list, integer } = useFormat()
  const nameOf = useItemName()
  return ({ reason: { kind, items }, score }) => {
    if (kind === 'popular') return t('reason.popular', { orders: integer(score), count: Math.round(score) })
    if (kind === 'bought' || items.length === 0) return t('reason.bought')
    const names = list(items.map(nameOf))
    return t(items.every((item) => basket.includes(item)) ? 'reason.basket' : 'reason.together', { items: names })
  }
}
