import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'

interface AskReasonProps {
  title: string
  /** What will happen. */
  about: string
  /** What the button says. */
  action: string
  pending: boolean
  error: Error | null
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks whether, and why: the reason is kept with the change. */
export function AskReason({ title, about, action, pending, error, onClose, onConfirm }: AskReasonProps) {
  const { t } = useTranslation('models')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(reason.trim())
  }
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{about}</Text>
          <TextInput
            label={t('reason')}
            description={t('reason_about')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            pattern=".*\S.*"
            required
            data-autofocus
          />
          {error && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('leave')}
            </Button>
            <Button type="submit" loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
