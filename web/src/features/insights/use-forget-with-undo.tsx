import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useForget } from './use-forget.ts'
import { type NewInsight, useSave } from './use-save.ts'
import type { SavedInsight } from './use-saved.ts'

/** How long undoing is offered. */
const OFFERED_MS = 12_000

/** Deletes a saved insight and offers to bring it back. */
export function useForgetWithUndo() {
  const { t } = useTranslation('insights')
  const forget = useForget()
  const save = useSave()
  return async ({ id, name, kind, query }: SavedInsight) => {
    try {
      await forget.mutateAsync(id)
    } catch (error) {
      notifications.show({ color: 'red', title: t('not_deleted'), message: (error as Error).message })
      return
    }
    const undo = () => {
      notifications.hide(`deleted-${id}`)
      save.mutate({ body: { name, kind, query } as NewInsight })
    }
    notifications.show({
      id: `deleted-${id}`,
      autoClose: OFFERED_MS,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('deleted', { name })}</Text>
          <Button size="compact-sm" variant="light" onClick={undo}>
            {t('undo')}
          </Button>
        </Group>
      ),
    })
  }
}
