import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../components/copy-text.tsx'
import { Refusal } from '../sign-in/refusal.tsx'
import { AskPassword } from './ask-password.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { useConfirmFactor, useEnrol } from './use-account.ts'

/** Turning the second factor on: the password, the secret into the app, a first code, then the backup codes. */
export function EnrolFactor({ email, onDone }: { email: string; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const enrol = useEnrol()
  const confirm = useConfirmFactor()
  if (!enrol.data)
    return (
      <AskPassword
        about={t('turn_on_about')}
        action={t('go_on')}
        pending={enrol.isPending}
        error={enrol.error}
        onSubmit={(password) => enrol.mutate(password)}
      />
    )
  if (confirm.isSuccess) return <BackupCodes codes={enrol.data.backupCodes} onDone={onDone} />
  return (
    <FirstCode
      uri={enrol.data.totpURI}
      email={email}
      pending={confirm.isPending}
      error={confirm.error}
      onSubmit={(code) => confirm.mutate(code)}
    />
  )
}

interface FirstCodeProps {
  uri: string
  email: string
  pending: boolean
  error: Error | null
  onSubmit: (code: string) => void
}

function FirstCode({ uri, email, pending, error, onSubmit }: FirstCodeProps) {
  const { t } = useTranslation('settings')
  const { t: signIn } = useTranslation('sign-in')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(code.trim())
  }
  // Four letters at a time are easier to type over.
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('secret_about', { email })}</Text>
        {/* White around it in the dark too, or else no camera finds it. */}
        <QRCodeSVG value={uri} size={184} marginSize={4} title={t('qr_code')} style={{ alignSelf: 'center' }} />
        <Text size="sm">{t('secret_by_hand')}</Text>
        <CopyText text={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} label={t('secret')} />
        {uri.startsWith('otpauth://') && (
          <Anchor href={uri} size="sm">
            {t('open_app')}
          </Anchor>
        )}
        <TextInput
          label={t('first_code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\s*[0-9]{6}\s*"
          required
        />
        {error && <Refusal error={error} wrong={signIn('wrong_code')} />}
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('turn_on')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
