import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import type { Run } from '../../learning/run.ts'
import { useMay } from '../../shell/use-project.ts'
import { useCancelRun } from './use-cancel-run.ts'

/** Ends a run, after asking. */
export function CancelRun({ run }: { run: Run }) {
  const { t } = useTranslation('pipeline')
  const may = useMay()
  const [opened, { open, close }] = useDisclosure()
  const cancel = useCancelRun(run.id)
  if (!may.edit) return null
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPlayerStop size={14} />} onClick={open}>
        {t('cancel')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('cancel_sure')}>
        <Stack>
          <Text size="sm">{t('cancel_about')}</Text>
          {cancel.error && <Failure error={cancel.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('go_on')}
            </Button>
            <Button color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
