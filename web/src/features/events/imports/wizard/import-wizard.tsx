import { Button, Group, Stack, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../../components/asked.tsx'
import { FileDrop } from './file-drop.tsx'
import { MapAndStart } from './map-and-start.tsx'
import { useHead } from './use-head.ts'
import { keyOfFile } from './use-preview.ts'

/** A file, what its columns are, how its rows look as events, and go. */
export function ImportWizard({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('events')
  const [file, setFile] = useState<File>()
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('wizard.title')}
        </Title>
        <Button variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
          {t('wizard.leave')}
        </Button>
      </Group>
      <FileDrop file={file} onFile={setFile} />
      {file && <OneFile key={keyOfFile(file).join()} file={file} onDone={onLeave} />}
    </Stack>
  )
}

function OneFile({ file, onDone }: { file: File; onDone: () => void }) {
  const head = useHead(file)
  return (
    <Asked query={head} height={320}>
      {(found) => <MapAndStart file={file} head={found} onDone={onDone} />}
    </Asked>
  )
}
