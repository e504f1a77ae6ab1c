import { Kbd } from '@mantine/core'
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconLanguage, IconMoon, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pages } from './pages.ts'
import { useMe } from './use-me.ts'
import { useProject } from './use-project.ts'
import { useReader } from './use-reader.ts'

/** Ctrl+K: every page, every project, language and colours, by typing a part of the name. */
export function CommandPalette() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useProject()
  const me = useMe()
  const { otherLanguage, switchLanguage, switchColours } = useReader()
  const actions: SpotlightActionData[] = [
    ...pages.map(({ name, path, icon: Icon, key }) => ({
      id: name,
      label: t(`page.${name}`),
      leftSection: <Icon size={18} />,
      rightSection: <Kbd size="xs">g {key}</Kbd>,
      onClick: () => void navigate({ to: path, params: { project: id } }),
    })),
    ...(me.data?.projects ?? [])
      .filter((project) => project.id !== id)
      .map((project) => ({
        id: project.id,
        label: t('open_project', { name: project.name }),
        onClick: () => void navigate({ to: '/p/$project', params: { project: project.id } }),
      })),
    { id: 'colours', label: t('colours'), leftSection: <IconMoon size={18} />, onClick: switchColours },
    { id: 'language', label: otherLanguage, leftSection: <IconLanguage size={18} />, onClick: switchLanguage },
  ]
  return (
    <Spotlight
      actions={actions}
      nothingFound={t('nothing_found')}
      highlightQuery
      shortcut={['mod + K', 'mod + P']}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('search_for'),
        'aria-label': t('search_for'),
      }}
    />
  )
}
