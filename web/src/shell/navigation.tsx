import { NavLink, ScrollArea } from '@mantine/core'
import { Link, useMatchRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pages } from './pages.ts'
import { useProject } from './use-project.ts'

/** The pages of the project; the open one is marked. */
export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation()
  const { id } = useProject()
  const matches = useMatchRoute()
  return (
    <ScrollArea>
      {pages.map(({ name, path, icon: Icon }) => {
        const open = Boolean(matches({ to: path, params: { project: id }, fuzzy: name !== 'home' }))
        return (
          <NavLink
            key={name}
            renderRoot={(props) => (
              <Link to={path} params={{ project: id }} activeOptions={{ exact: name === 'home' }} {...props} />
            )}
            onClick={onChosen}
            active={open}
            aria-current={open ? 'page' : undefined}
            label={t(`page.${name}`)}
            leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
          />
        )
      })}
    </ScrollArea>
  )
}
