import { Button, Menu, Text } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from './use-me.ts'
import { useProject } from './use-project.ts'

/** The project that is open; the reader's others are a click away. */
export function ProjectSwitch() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id, name } = useProject()
  const projects = useMe().data?.projects ?? []
  if (projects.length < 2)
    return (
      <Text fw={650} truncate>
        {name}
      </Text>
    )
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          rightSection={<IconSelector size={16} />}
          aria-label={t('projects', { name })}
          miw={0}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {projects.map((project) => (
          <Menu.Item
            key={project.id}
            rightSection={project.id === id ? <IconCheck size={16} /> : null}
            onClick={() => void navigate({ to: '/p/$project', params: { project: project.id } })}
          >
            {project.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
