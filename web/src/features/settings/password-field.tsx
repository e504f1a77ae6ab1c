import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The password that one has: asked for before the account changes. */
export function PasswordField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('settings')
  const { t: signIn } = useTranslation('sign-in')
  return (
    <PasswordInput
      label={t('current_password')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': signIn('show_password') }}
      required
    />
  )
}
