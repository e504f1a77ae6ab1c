import { ActionIcon, Button, Group, Select, Stack } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Condition, operators } from '../../components/conditions.ts'
import { ConditionValue } from './condition-value.tsx'
import { PropertyPicker } from './property-picker.tsx'

interface ConditionsProps {
  event: string | undefined
  where: readonly Condition[] | undefined
  /** Which event it is that they are of, for those who hear it. */
  of: string
  onChange: (where: Condition[] | undefined) => void
}

/** What must hold of an event's properties, all of it. */
export function Conditions({ event, where = [], of, onChange }: ConditionsProps) {
  const { t } = useTranslation('insights')
  const set = (i: number, condition: Condition) => onChange(where.map((one, at) => (at === i ? condition : one)))
  const remove = (i: number) => onChange(where.length > 1 ? where.filter((_, at) => at !== i) : undefined)
  return (
    <Stack gap="xs">
      {where.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names of their own
        <Row key={i} {...{ condition, event, of, n: i + 1 }} onChange={(to) => set(i, to)} onRemove={() => remove(i)} />
      ))}
      {where.length < 20 && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconFilterPlus size={14} aria-hidden />}
          aria-label={t('add_condition_to', { of })}
          onClick={() => onChange([...where, { property: '', op: 'eq' }])}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('add_condition')}
        </Button>
      )}
    </Stack>
  )
}

interface RowProps {
  condition: Condition
  event: string | undefined
  of: string
  n: number
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function Row({ condition, event, of, n, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('insights')
  const { property, op } = condition
  const needsValue = op !== 'set' && op !== 'not_set'
  const setOp = (to: Condition['op']) =>
    onChange(to === 'set' || to === 'not_set' ? { property, op: to } : { ...condition, op: to })
  return (
    <Stack gap={6} pl="sm" style={{ borderInlineStart: '2px solid var(--mantine-color-default-border)' }}>
      <Group gap={6} wrap="nowrap">
        <PropertyPicker
          label={t('condition_property', { n, of })}
          event={event}
          value={property}
          onChange={(to) => onChange({ property: to ?? '', op, ...(op === 'eq' ? {} : { value: condition.value }) })}
        />
        <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('remove_condition', { n, of })}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Group gap={6} wrap="nowrap">
        <Select
          aria-label={t('condition_op', { n, of })}
          data={operators.map((one) => ({ value: one, label: t(`op.${one}`) }))}
          value={op}
          allowDeselect={false}
          onChange={(to) => to && setOp(to as Condition['op'])}
          w={needsValue ? 130 : '100%'}
          comboboxProps={{ width: 180, position: 'bottom-start' }}
        />
        {needsValue && (
          <ConditionValue label={t('condition_value', { n, of })} {...{ condition, event }} onChange={onChange} />
        )}
      </Group>
    </Stack>
  )
}
