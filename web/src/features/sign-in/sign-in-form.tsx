import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { basePath } from '../../api/base.ts'
import { secondFactor, signIn } from '../../api/session.ts'
import { EmailField } from './email-field.tsx'
import { Refusal } from './refusal.tsx'

/** Email and password, then the second factor where there is one. `onDone` is called with a session in place. */
export function SignInForm({ email: known = '', onDone }: { email?: string; onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Error | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefusal(null)
    try {
      if (asksCode) await secondFactor(code.trim())
      else if (await signIn(email.trim(), password)) {
        setAsksCode(true)
        return
      }
      onDone()
    } catch (error) {
      setRefusal(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {refusal && <Refusal error={refusal} wrong={t(asksCode ? 'wrong_code' : 'wrong')} />}
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
