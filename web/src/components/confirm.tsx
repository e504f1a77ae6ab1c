import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { Failure } from './failure.tsx'

interface ConfirmProps {
  title: string
  /** What will happen, and what cannot be undone. */
  about: string
  /** What the button says. */
  action: string
  pending: boolean
  error: Error | null
  onClose: () => void
  onConfirm: () => void
}

/** Asks before something is done that cannot be undone. */
export function Confirm({ title, about, action, pending, error, onClose, onConfirm }: ConfirmProps) {
  const { t } = useTranslation('components')
  return (
    <Dialog onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{about}</Text>
        {error && <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('leave')}
          </Button>
          <Button color="red" loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
