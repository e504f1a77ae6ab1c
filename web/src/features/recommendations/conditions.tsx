import { Autocomplete, Button, Group, Pill, Popover, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalogue } from '../../components/use-catalogue.ts'

const operators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in'] as const

interface ConditionsProps {
  /** As the API has them: `category:eq:Toys`. */
  where: readonly string[]
  onChange: (where: string[]) => void
}

/** Conditions on what is recommended, each a pill, and the way to add one. */
export function Conditions({ where, onChange }: ConditionsProps) {
  const { t } = useTranslation('recommendations')
  const inWords = (condition: string) => {
    const [attribute, operator, ...value] = condition.split(':')
    const known = operators.find((one) => one === operator)
    return known ? `${attribute} ${t(`operator.${known}`)} ${value.join(':')}` : condition
  }
  return (
    <Group gap="xs">
      <Text size="sm" fw={500}>
        {t('where')}
      </Text>
      {where.map((condition) => (
        <Pill
          key={condition}
          withRemoveButton
          onRemove={() => onChange(where.filter((one) => one !== condition))}
          removeButtonProps={{
            'aria-hidden': false,
            'aria-label': t('where_remove', { condition: inWords(condition) }),
            tabIndex: 0,
          }}
        >
          {inWords(condition)}
        </Pill>
      ))}
      {where.length < 10 && <AddCondition onAdd={(condition) => onChange([...new Set([...where, condition])])} />}
    </Group>
  )
}

function AddCondition({ onAdd }: { onAdd: (condition: string) => void }) {
  const { t } = useTranslation('recommendations')
  const [opened, setOpened] = useState(false)
  const [attribute, setAttribute] = useState('')
  const [operator, setOperator] = useState<string>('eq')
  const [value, setValue] = useState('')
  const { data: catalogue = [] } = useCatalogue(200, opened)
  const known = new Set(catalogue.flatMap((item) => Object.keys(item)))
  known.delete('item')
  const ready = attribute.trim() !== '' && !attribute.includes(':') && value.trim() !== ''
  const add = () => {
    if (!ready) return
    onAdd(`${attribute.trim()}:${operator}:${value.trim()}`)
    setValue('')
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus withinPortal={false} position="bottom-start">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFilterPlus size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {t('where_add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('where_add')}>
        <Stack gap="xs" w={260}>
          <Autocomplete
            label={t('attribute')}
            data={[...known]}
            value={attribute}
            onChange={setAttribute}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          <Select
            label={t('operator.label')}
            allowDeselect={false}
            data={operators.map((one) => ({ value: one, label: t(`operator.${one}`) }))}
            value={operator}
            onChange={(chosen) => chosen && setOperator(chosen)}
            comboboxProps={{ withinPortal: false }}
          />
          <TextInput
            label={t('value')}
            description={operator === 'in' ? t('value_in') : undefined}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
          <Button size="xs" onClick={add} disabled={!ready}>
            {t('add')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
