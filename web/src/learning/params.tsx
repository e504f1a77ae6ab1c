import { Code, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'

/** Parameters as `a.b` → value, nested ones flattened. */
export function flatParams(params: unknown, prefix = ''): [name: string, value: unknown][] {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return prefix ? [[prefix, params]] : []
  return Object.entries(params).flatMap(([name, value]) => flatParams(value, prefix ? `${prefix}.${name}` : name))
}

/** A parameter's value: numbers to four significant digits. */
export function useParamText() {
  const { significant } = useFormat()
  return (value: unknown) => (typeof value === 'number' ? significant(value) : JSON.stringify(value ?? null))
}

/** The parameters of a model, one after the other. */
export function Params({ params }: { params: unknown }) {
  const { t } = useTranslation('learning')
  const text = useParamText()
  const flat = flatParams(params)
  if (flat.length === 0) return t('no_params')
  return (
    <Group gap={4}>
      {flat.map(([name, value]) => (
        <Code key={name}>
          {name} = {text(value)}
        </Code>
      ))}
    </Group>
  )
}
