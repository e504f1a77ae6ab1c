import '@mantine/dropzone/styles.css'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileSpreadsheet, IconUpload, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../i18n/format.ts'
import { kindOf } from './read-head.ts'

interface FileDropProps {
  file?: File
  onFile: (file: File) => void
}

/** A file by dragging it here, or by choosing it. */
export function FileDrop({ file, onFile }: FileDropProps) {
  const { t } = useTranslation('events')
  const { decimal, integer } = useFormat()
  const ask = useRef<() => void>(null)
  const [refused, setRefused] = useState('')
  const size = (bytes: number) =>
    bytes < 2 ** 20
      ? t('wizard.kilobytes', { size: integer(Math.ceil(bytes / 1024)) })
      : t('wizard.megabytes', { size: decimal(bytes / 2 ** 20) })
  const choose = ([chosen]: File[]) => {
    if (!chosen) return
    const fits = kindOf(chosen.name) !== null
    setRefused(fits ? '' : chosen.name)
    if (fits) onFile(chosen)
  }
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={choose}
        multiple={false}
        p={file ? 'sm' : 'xl'}
        inputProps={{ 'aria-label': t('wizard.choose') }}
        openRef={ask}
        activateOnClick={false}
        activateOnKeyboard={false}
      >
        <Group justify="center" gap="md">
          <Dropzone.Accept>
            <IconUpload size={36} aria-hidden />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconX size={36} aria-hidden />
          </Dropzone.Reject>
          <Dropzone.Idle>
            <IconFileSpreadsheet size={file ? 28 : 44} stroke={1.4} aria-hidden />
          </Dropzone.Idle>
          <div>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {file ? t('wizard.chosen', { file: file.name, size: size(file.size) }) : t('wizard.drop')}
            </Text>
            <Text size="sm" c="dimmed">
              {t(file ? 'wizard.other' : 'wizard.formats')}
            </Text>
          </div>
          <Button
            variant={file ? 'default' : 'filled'}
            onClick={() => ask.current?.()}
            style={{ pointerEvents: 'all' }}
          >
            {t('wizard.choose')}
          </Button>
        </Group>
      </Dropzone>
      {refused && (
        <Alert color="red" role="alert" title={t('wizard.refused', { file: refused })}>
          {t('wizard.formats')}
        </Alert>
      )}
    </Stack>
  )
}
