import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { basePath } from '../../api/base.ts'
import { SignInError, secondFactor, signIn } from '../../api/session.ts'
import { EmailField } from './email-field.tsx'

/** Email and password, then the second factor where there is one. `onDone` is called with a session in place. */
export function SignInForm({ email: known = '', onDone }: { email?: string; onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefusal('')
    try {
      if (asksCode) await secondFactor(code.trim())
      else if (await signIn(email.trim(), password)) {
        setAsksCode(true)
        return
      }
      onDone()
    } catch (error) {
      setRefusal(inWords(error))
    } finally {
      setBusy(false)
    }
  }
  const inWords = (error: unknown) => {
    if (!(error instanceof SignInError)) return t('unreachable')
    if (error.status === 429) return t('slowed', { seconds: error.wait_s })
    return t(asksCode ? 'wrong_code' : 'wrong')
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        {asksCode ? (
          <TextInput
            label={t('code')}
            description={t('code_about')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            data-autofocus
            autoFocus
            required
          />
        ) : (
          <>
            <EmailField value={email} onChange={setEmail} />
            <PasswordInput
              label={t('password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('show_password') }}
              required
            />
          </>
        )}
        <Button type="submit" loading={busy}>
          {t('sign_in')}
        </Button>
        <Anchor href={`${basePath}/forgot`} size="sm">
          {t('forgot')}
        </Anchor>
      </Stack>
    </form>
  )
}
