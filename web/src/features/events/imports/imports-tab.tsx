import { Alert, Button, Group, Loader, Stack } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { Empty } from '../../../components/empty.tsx'
import { useMay } from '../../../shell/use-project.ts'
import { useEventsSearch } from '../use-events-search.ts'
import { ImportTable } from './import-table.tsx'
import { useImports } from './use-imports.ts'
import { useSending } from './use-start.ts'
import { ImportWizard } from './wizard/import-wizard.tsx'

/** Files brought in, and how to bring in one. */
export function ImportsTab() {
  const { t } = useTranslation('events')
  const { search, go } = useEventsSearch()
  const { edit } = useMay()
  const imports = useImports()
  const sending = useSending()
  if (search.wizard && edit) return <ImportWizard onLeave={() => go({ tab: 'imports' })} />
  const begin = edit && (
    <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => go({ tab: 'imports', wizard: true })}>
      {t('imports.begin')}
    </Button>
  )
  return (
    <Asked query={imports} height={320}>
      {(found) => (
        <Stack>
          {sending.map((file) => (
            <Alert
              key={file}
              role="status"
              variant="light"
              icon={<Loader size="xs" />}
              title={t('imports.sending', { file })}
            >
              {t('imports.sending_about')}
            </Alert>
          ))}
          {found.length ? (
            <>
              <Group justify="flex-end">{begin}</Group>
              <ImportTable imports={found} />
            </>
          ) : (
            <Empty icon={IconFileImport} title={t('imports.none')} action={begin}>
              {t(edit ? 'imports.none_about' : 'imports.none_viewer')}
            </Empty>
          )}
        </Stack>
      )}
    </Asked>
  )
}
