import { Drawer, Stack, Text } from '@mantine/core'
import { IconBookmarks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { SavedRow } from './saved-row.tsx'
import { useQuestion } from './use-question.ts'
import { useSaved } from './use-saved.ts'

/** The saved insights: open, rename, delete. */
export function SavedDrawer() {
  const { t } = useTranslation('insights')
  const { search, change } = useQuestion()
  return (
    <Drawer
      opened={search.list === true}
      onClose={() => change({ list: undefined })}
      position="right"
      title={t('saved')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <List />
    </Drawer>
  )
}

function List() {
  const { t } = useTranslation('insights')
  const saved = useSaved()
  return (
    <Asked query={saved}>
      {({ insights }) =>
        insights.length ? (
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {t('saved_about')}
            </Text>
            {insights.map((insight) => (
              <SavedRow key={insight.id} insight={insight} />
            ))}
          </Stack>
        ) : (
          <Empty icon={IconBookmarks} title={t('no_saved.title')}>
            {t('no_saved.text')}
          </Empty>
        )
      }
    </Asked>
  )
}
