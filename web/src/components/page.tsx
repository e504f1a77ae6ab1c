import { Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useProject } from '../shell/use-project.ts'

interface PageProps {
  title: string
  /** What the page is for, in a sentence. */
  about?: string
  /** Buttons of the whole page. */
  actions?: ReactNode
  children: ReactNode
}

/** A page's frame: its heading, what it is for, its buttons. */
export function Page({ title, about, actions, children }: PageProps) {
  const { name } = useProject()
  useDocumentTitle(`${title} · ${name} · Bellwether`)
  return (
    <Stack gap="lg" maw={1600}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm">
              {about}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
