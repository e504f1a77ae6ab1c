import { useTranslation } from 'react-i18next'
import type { PostApiV1InsightsTrendData } from '../generated/types.gen.ts'

/** A condition on one property of an event. While one is being put together, a property named '' is not chosen yet. */
export type Condition = NonNullable<NonNullable<PostApiV1InsightsTrendData['body']>['series'][number]['where']>[number]

export const operators = ['eq', 'ne', 'contains', 'gt', 'gte', 'lt', 'lte', 'set', 'not_set'] as const

/** The API's limit. */
const MOST = 20

/** Conditions out of what anybody may have written in an address; undefined where there are none. */
export function conditionsOf(value: unknown): Condition[] | undefined {
  const all = Array.isArray(value) ? value.slice(0, MOST).map(conditionOf) : []
  return all.length ? all : undefined
}

function conditionOf(written: unknown): Condition {
  const { property, op, value } = (typeof written === 'object' ? (written ?? {}) : {}) as Record<string, unknown>
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return {
    property: typeof property === 'string' ? property.slice(0, 200) : '',
    op: operators.find((one) => one === op) ?? 'eq',
    ...(known ? { value } : {}),
  }
}

/** A condition in words. */
export function useConditionWords() {
  const { t } = useTranslation('components')
  return ({ property, op, value }: Condition) => t(`condition.${op}`, { property, value: String(value ?? '') })
}
