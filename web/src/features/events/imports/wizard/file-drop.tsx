import '@mantine/dropzone/styles.css'
import { Alert, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileSpreadsheet, IconUpload, IconX } from '@tabler/icons-react'
import { useState } from 'react'
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
  const { decimal } = useFormat()
  const [refused, setRefused] = useState('')
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
        role="button"
        aria-label={t('wizard.choose')}
      >
        <Group justify="center" gap="md" wrap="nowrap" style={{ pointerEvents: 'none' }}>
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
              {file ? t('wizard.chosen', { file: file.name, size: decimal(file.size / 2 ** 20) }) : t('wizard.drop')}
            </Text>
            <Text size="sm" c="dimmed">
              {t(file ? 'wizard.other' : 'wizard.formats')}
            </Text>
          </div>
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
