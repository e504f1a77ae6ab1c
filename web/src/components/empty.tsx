import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  icon: Icon
  title: string
  /** What would be here, and how it comes about. */
  children: ReactNode
  /** The next thing to do. */
  action?: ReactNode
}

/** An empty state that teaches. */
export const Empty = ({ icon: Picture, title, children, action }: EmptyProps) => (
  <Paper withBorder p="xl" ta="center">
    <Stack align="center" gap="xs">
      <ThemeIcon size={48} radius="xl" variant="light">
        <Picture size={26} />
      </ThemeIcon>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={520}>
        {children}
      </Text>
      {action}
    </Stack>
  </Paper>
)
