import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { signIn } from '../../api/session.ts'
import { Failure } from '../../components/failure.tsx'
import { getApiV1JoinByToken, postApiV1JoinByToken } from '../../generated/sdk.gen.ts'
import { meQuery } from '../../shell/use-me.ts'
import { Door } from './door.tsx'
import { EmailField } from './email-field.tsx'
import { NewPassword } from './new-password.tsx'

/** Behind an invitation, the set-up link included: who are you, and a password. */
export function JoinPage() {
  const { t } = useTranslation('sign-in')
  const { token } = useParams({ from: '/join/$token' })
  const invitation = useQuery({
    queryKey: ['join', token],
    queryFn: () => answer(getApiV1JoinByToken({ path: { token } })),
    retry: false,
  })
  if (invitation.error)
    return (
      <Door title={t('link_used')} about={t('link_used_about')}>
        <Button component={Link} to="/sign-in" fullWidth>
          {t('sign_in')}
        </Button>
      </Door>
    )
  return (
    <Door title={t('join', { project: invitation.data?.project.name ?? '…' })} about={t('join_about')}>
      <JoinForm token={token} />
    </Door>
  )
}

function JoinForm({ token }: { token: string }) {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const join = useMutation({
    mutationFn: async () => {
      await answer(postApiV1JoinByToken({ path: { token }, body: { name, email: email.trim(), password } }))
      await signIn(email.trim(), password)
      await queries.invalidateQueries(meQuery)
      await navigate({ to: '/' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    join.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {join.error && <Failure error={join.error} />}
        <TextInput
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="name"
          required
        />
        <EmailField value={email} onChange={setEmail} />
        <NewPassword value={password} onChange={setPassword} />
        <Alert variant="light">{t('stays_here')}</Alert>
        <Button type="submit" loading={join.isPending}>
          {t('create')}
        </Button>
      </Stack>
    </form>
  )
}
