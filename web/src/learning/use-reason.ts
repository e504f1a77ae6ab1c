import { useTranslation } from 'react-i18next'
import { useItemNames } from '../components/use-catalogue.ts'
import { useFormat } from '../i18n/format.ts'
import { ordersOf } from './orders-of.ts'
import type { Answer, Recommended } from './recommended.ts'

/** Why an item of an answer was given, in words. `basket`: the items at hand that were asked with. */
export function useReason(answer: Answer, basket: readonly string[] = []): (given: Recommended) => string {
  const { t } = useTranslation('learning')
  const { list, integer } = useFormat()
  const nameOf = useItemNames(answer.items.flatMap(({ reason }) => reason?.items ?? []))
  return (given) => {
    if (!given.reason) return ''
    const { kind, items } = given.reason
    const orders = ordersOf(answer, given)
    if (orders !== null) return t('reason.orders', { orders: integer(orders), count: orders })
    if (kind !== 'bought' && kind !== 'together') return t(`reason.${kind}`)
    if (kind === 'bought' || items.length === 0) return t('reason.bought')
    const names = list(items.map(nameOf))
    return t(items.every((item) => basket.includes(item)) ? 'reason.basket' : 'reason.together', { items: names })
  }
}
