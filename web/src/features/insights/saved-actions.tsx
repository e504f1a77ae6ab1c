import { Button } from '@mantine/core'
import { IconBookmarks, IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../shell/use-project.ts'
import { NameDialog } from './name-dialog.tsx'
import { SavedDrawer } from './saved-drawer.tsx'
import { useKeep } from './use-keep.ts'
import { useQuestion } from './use-question.ts'
import { useSaved } from './use-saved.ts'

/** Saving the question, and the list of those saved. */
export function SavedActions() {
  const { t } = useTranslation('insights')
  const { edit } = useMay()
  const { search, change } = useQuestion()
  const saved = useSaved().data?.insights
  const opened = saved?.find(({ id, kind }) => id === search.saved && kind === (search.kind ?? 'trend'))
  const { keep, changed, whole, saving } = useKeep(opened)
  const [naming, name] = useState(false)
  return (
    <>
      {edit && opened && changed && whole && (
        <Button variant="light" loading={saving} onClick={() => void keep(opened.name, opened.id)}>
          {t('save_changes', { name: opened.name.length > 30 ? `${opened.name.slice(0, 30)}…` : opened.name })}
        </Button>
      )}
      {edit && (!opened || changed) && whole && (
        <Button variant="light" leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => name(true)}>
          {t(opened ? 'save_as_new' : 'save')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconBookmarks size={16} aria-hidden />}
        onClick={() => change({ list: true })}
      >
        {saved?.length ? t('saved_n', { n: saved.length }) : t('saved')}
      </Button>
      <NameDialog
        opened={naming}
        title={t('save_title')}
        action={t('save')}
        saving={saving}
        onClose={() => name(false)}
        onName={async (to) => {
          if (await keep(to)) name(false)
        }}
      />
      <SavedDrawer />
    </>
  )
}
