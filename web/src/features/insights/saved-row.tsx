import { ActionIcon, Group, Paper, Text } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../components/page-link.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMay, useProject } from '../../shell/use-project.ts'
import { NameDialog } from './name-dialog.tsx'
import { parsers } from './search.ts'
import { useForgetWithUndo } from './use-forget-with-undo.tsx'
import { type NewInsight, useSave } from './use-save.ts'
import type { SavedInsight } from './use-saved.ts'

/** A saved insight: a link that opens it, and what can be done with it. */
export function SavedRow({ insight }: { insight: SavedInsight }) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { id: project } = useProject()
  const { edit } = useMay()
  const { name, kind, id, updated_at } = insight
  const search = { kind, [kind]: parsers[kind](insight.query), saved: id }
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <PageLink fw={600} to="/p/$project/insights" params={{ project }} search={search}>
            {name}
          </PageLink>
          <Text size="xs" c="dimmed">
            {t('saved_what', { kind: t(`kind.${kind}`), day: f.day(updated_at) })}
          </Text>
        </div>
        {edit && <RowActions insight={insight} />}
      </Group>
    </Paper>
  )
}

function RowActions({ insight }: { insight: SavedInsight }) {
  const { t } = useTranslation('insights')
  const save = useSave()
  const forget = useForgetWithUndo()
  const [naming, rename] = useState(false)
  const { id, name, kind, query } = insight
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="subtle" onClick={() => rename(true)} aria-label={t('rename', { name })}>
        <IconPencil size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="red" onClick={() => void forget(insight)} aria-label={t('delete', { name })}>
        <IconTrash size={16} />
      </ActionIcon>
      <NameDialog
        opened={naming}
        title={t('rename', { name })}
        action={t('rename_action')}
        start={name}
        saving={save.isPending}
        onClose={() => rename(false)}
        onName={(to) =>
          save.mutate({ id, body: { name: to, kind, query } as NewInsight }, { onSuccess: () => rename(false) })
        }
      />
    </Group>
  )
}
