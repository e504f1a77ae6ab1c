import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../../components/failure.tsx'
import { useFormat } from '../../../i18n/format.ts'
import type { Import } from './use-imports.ts'
import { useUndo } from './use-undo.ts'

/** Takes an import back, after asking. */
export function UndoButton({ one }: { one: Import }) {
  const { t } = useTranslation('events')
  const { integer } = useFormat()
  const [asks, { open, close }] = useDisclosure()
  const undo = useUndo()
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        aria-label={t('imports.undo_file', { file: one.file })}
        onClick={open}
      >
        {t('imports.undo')}
      </Button>
      <Modal opened={asks} onClose={close} title={t('imports.undo_file', { file: one.file })}>
        <Stack>
          <Text size="sm">{t('imports.undo_about', { count: one.events, events: integer(one.events) })}</Text>
          {undo.error && <Failure error={undo.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('imports.keep')}
            </Button>
            <Button color="red" loading={undo.isPending} onClick={() => undo.mutate(one, { onSuccess: close })}>
              {t('imports.undo_now')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
