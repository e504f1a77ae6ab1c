import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/use-me.ts'
import { NewPassword } from '../sign-in/new-password.tsx'
import { Refusal } from '../sign-in/refusal.tsx'
import { PasswordField } from './password-field.tsx'
import { useChangePassword } from './use-account.ts'

export function PasswordForm() {
  const { t } = useTranslation('settings')
  const me = useMe()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useChangePassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          setCurrent('')
          setNew('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {/* Password managers ask whose password this is. */}
        <input type="hidden" autoComplete="username" value={me.data?.user.email ?? ''} />
        <PasswordField value={currentPassword} onChange={setCurrent} />
        <NewPassword value={newPassword} onChange={setNew} />
        <Text size="sm" c="dimmed">
          {t('change_password_about')}
        </Text>
        {change.error && <Refusal error={change.error} wrong={t('wrong_password')} />}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t('change_password')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
