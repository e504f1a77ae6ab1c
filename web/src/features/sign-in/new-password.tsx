import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The least that the server takes. */
const LENGTH = 10

export function NewPassword({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('sign-in')
  const short = value.length > 0 && value.length < LENGTH
  return (
    <PasswordInput
      label={t('new_password')}
      description={t('new_password_about', { count: LENGTH })}
      error={short && t('too_short', { count: LENGTH - value.length })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      minLength={LENGTH}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('show_password') }}
      required
    />
  )
}
