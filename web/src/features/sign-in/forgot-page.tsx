import { Alert, Anchor, Button, Code, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../api/session.ts'
import { Door } from './door.tsx'
import { EmailField } from './email-field.tsx'
import { Refusal } from './refusal.tsx'

export function ForgotPage() {
  const { t } = useTranslation('sign-in')
  const [email, setEmail] = useState('')
  const ask = useMutation({ mutationFn: () => auth('/request-password-reset', { email: email.trim() }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <Door title={t('forgot')} about={t('forgot_about')}>
      <form onSubmit={submit}>
        <Stack>
          {ask.error && <Refusal error={ask.error} wrong={ask.error.message} />}
          {ask.isSuccess && <Alert role="status">{t('forgot_sent')}</Alert>}
          <EmailField value={email} onChange={setEmail} />
          <Button type="submit" loading={ask.isPending}>
            {t('send_link')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('no_mail')} <Code>bellwether members reset {email || 'you@example.com'}</Code>
          </Text>
          <Anchor component={Link} to="/sign-in" size="sm">
            {t('back')}
          </Anchor>
        </Stack>
      </form>
    </Door>
  )
}
