import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskPassword } from './ask-password.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { EnrolFactor } from './enrol-factor.tsx'
import { useDisableFactor, useNewBackupCodes } from './use-account.ts'

type Doing = 'enrol' | 'disable' | 'codes'

/** Six digits from an app beside the password: turned on, renewed, turned off. */
export function SecondFactor({ on, email }: { on: boolean; email: string }) {
  const { t } = useTranslation('settings')
  const { t: general } = useTranslation('components')
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const Picture = on ? IconShieldCheck : IconShieldOff
  return (
    <Stack gap="sm" align="flex-start">
      <Badge variant="light" color={on ? 'teal' : 'gray'} tt="none" leftSection={<Picture size={14} aria-hidden />}>
        {t(on ? 'factor_yes' : 'factor_no')}
      </Badge>
      <Text size="sm">{t('factor_about')}</Text>
      <Group>
        {on ? (
          <>
            <Button variant="default" onClick={() => setDoing('codes')}>
              {t('new_codes')}
            </Button>
            <Button variant="default" onClick={() => setDoing('disable')}>
              {t('turn_off')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setDoing('enrol')}>{t('turn_on')}</Button>
        )}
      </Group>
      <Modal
        opened={doing !== null}
        onClose={close}
        // A click beside it would lose codes that are shown once.
        closeOnClickOutside={false}
        title={t(doing === 'disable' ? 'turn_off' : doing === 'codes' ? 'new_codes' : 'turn_on')}
        closeButtonProps={{ 'aria-label': general('close') }}
      >
        {doing === 'enrol' && <EnrolFactor email={email} onDone={close} />}
        {doing === 'disable' && <Disable onDone={close} />}
        {doing === 'codes' && <NewCodes onDone={close} />}
      </Modal>
    </Stack>
  )
}

function Disable({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const disable = useDisableFactor()
  return (
    <AskPassword
      about={t('turn_off_about')}
      action={t('turn_off')}
      pending={disable.isPending}
      error={disable.error}
      onSubmit={(password) => disable.mutate(password, { onSuccess: onDone })}
    />
  )
}

function NewCodes({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const renew = useNewBackupCodes()
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onDone={onDone} />
  return (
    <AskPassword
      about={t('new_codes_about')}
      action={t('new_codes')}
      pending={renew.isPending}
      error={renew.error}
      onSubmit={(password) => renew.mutate(password)}
    />
  )
}
