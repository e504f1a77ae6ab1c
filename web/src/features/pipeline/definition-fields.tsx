import { NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Field, Values } from './definition.ts'

interface DefinitionFieldsProps {
  fields: readonly Field[]
  values: Values
  onChange: (name: string, value: string | number) => void
}

export function DefinitionFields({ fields, values, onChange }: DefinitionFieldsProps) {
  const { t } = useTranslation('pipeline')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {fields.map(({ name, kind, optional, max }) => {
        const shared = { label: t(`field.${name}.name`), description: t(`field.${name}.about`) }
        return kind === 'number' ? (
          <NumberInput
            key={name}
            {...shared}
            value={values[name]}
            onChange={(value) => onChange(name, value)}
            min={1}
            max={max}
            allowDecimal={false}
            required
          />
        ) : (
          <TextInput
            key={name}
            {...shared}
            value={values[name]}
            onChange={(event) => onChange(name, event.currentTarget.value)}
            required={!optional}
          />
        )
      })}
    </SimpleGrid>
  )
}
