import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../api/session.ts'
import { Door } from './door.tsx'
import { NewPassword } from './new-password.tsx'
import { Refusal } from './refusal.tsx'

export function ResetPage() {
  const { t } = useTranslation('sign-in')
  const { token } = useParams({ from: '/reset/$token' })
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: async () => {
      await auth('/reset-password', { token, newPassword: password })
      await navigate({ to: '/sign-in' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate()
  }
  return (
    <Door title={t('new_password')}>
      <form onSubmit={submit}>
        <Stack>
          {reset.error && <Refusal error={reset.error} wrong={t('link_used_about')} />}
          <NewPassword value={password} onChange={setPassword} />
          <Button type="submit" loading={reset.isPending}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </Door>
  )
}
