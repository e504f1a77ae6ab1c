import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('sign-in')
  return (
    <TextInput
      label={t('email')}
      type="email"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="username"
      required
    />
  )
}
