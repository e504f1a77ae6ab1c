import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../sign-in/refusal.tsx'
import { PasswordField } from './password-field.tsx'

interface AskPasswordProps {
  about: string
  action: string
  pending: boolean
  error: Error | null
  onSubmit: (password: string) => void
}

/** Asks for the password before something of the account changes. */
export function AskPassword({ about, action, pending, error, onSubmit }: AskPasswordProps) {
  const { t } = useTranslation('settings')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(password)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{about}</Text>
        <PasswordField value={password} onChange={setPassword} />
        {error && <Refusal error={error} wrong={t('wrong_password')} />}
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
