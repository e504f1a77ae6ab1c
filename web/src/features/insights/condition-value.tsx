import { Autocomplete } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../components/conditions.ts'
import { useEventProperties } from '../../components/use-event-properties.ts'

const COMPARES: readonly Condition['op'][] = ['gt', 'gte', 'lt', 'lte']

/** What is meant by a typed text: a number where numbers are compared. */
function meant(text: string, op: Condition['op'], numeric: boolean): Condition['value'] {
  if (text === '') return undefined
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) && (numeric || COMPARES.includes(op)) ? number : text
}

interface ConditionValueProps {
  label: string
  condition: Condition
  event: string | undefined
  onChange: (condition: Condition) => void
}

/** What a property is compared with; its frequent values are offered. */
export function ConditionValue({ label, condition, event, onChange }: ConditionValueProps) {
  const { t } = useTranslation('insights')
  const known = useEventProperties(event).data?.properties.find(({ property }) => property === condition.property)
  const numeric = known?.type === 'number'
  const [text, setText] = useState(String(condition.value ?? ''))
  const { property, op, value } = condition
  // Back, forward and a changed property bring another value; what is being typed stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change from outside counts
  useEffect(() => {
    if (meant(text, op, numeric) !== value) setText(String(value ?? ''))
  }, [value, property])
  const settle = useDebouncedCallback((to: string) => {
    onChange({ property, op, value: meant(to, op, numeric) })
  }, 400)
  return (
    <Autocomplete
      aria-label={label}
      placeholder={t('choose_value')}
      data={[...new Set(known?.values.map((one) => one.value))]}
      limit={20}
      value={text}
      onChange={(to) => {
        setText(to)
        settle(to)
      }}
      error={text === ''}
      flex={1}
      miw={0}
    />
  )
}
