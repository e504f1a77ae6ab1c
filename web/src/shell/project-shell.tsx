import { Alert, AppShell, Burger, Button, Group, Kbd, Skeleton, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { Navigate, Outlet, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failure } from '../components/failure.tsx'
import { NotFound } from '../components/not-found.tsx'
import { useFormat } from '../i18n/format.ts'
import { CommandPalette } from './command-palette.tsx'
import { Navigation } from './navigation.tsx'
import { ProjectSwitch } from './project-switch.tsx'
import { ReaderMenu } from './reader-menu.tsx'
import { isReplay, serverNow } from './server-clock.ts'
import { useMe } from './use-me.ts'
import { usePageKeys } from './use-page-keys.ts'
import { ProjectContext, useProject } from './use-project.ts'

/** What stands around every page of a project: navigation, the palette, the reader's menu. */
export function ProjectShell() {
  const { project: id } = useParams({ from: '/p/$project' })
  const me = useMe()
  const project = me.data?.projects.find((one) => one.id === id)
  // Where somebody was known, the pages stay: a session that ended is asked for over them.
  if (!me.data)
    return me.error ? <Failure error={me.error} retry={() => void me.refetch()} /> : <Skeleton height="100vh" />
  if (!project) return me.data.projects.length ? <NotFound /> : <Navigate to="/sign-in" />
  return (
    <ProjectContext value={project}>
      <Frame key={project.id} />
    </ProjectContext>
  )
}

function Frame() {
  const { t } = useTranslation()
  const [opened, { toggle, close }] = useDisclosure()
  usePageKeys()
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#page" className="skip-link">
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t('menu')} />
            <ProjectSwitch />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconSearch size={16} />}
              rightSection={<Kbd size="xs">Ctrl K</Kbd>}
              onClick={spotlight.open}
              visibleFrom="sm"
            >
              {t('search')}
            </Button>
            <ReaderMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={t('pages')}>
        <Navigation onChosen={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        <ReplayNotice />
        <GeneratedNotice />
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  )
}

/** Times of a replay would puzzle whoever reads them as today's. */
function ReplayNotice() {
  const { t } = useTranslation()
  const { day } = useFormat()
  if (!isReplay()) return null
  return (
    <Alert variant="light" mb="md" py={6}>
      <Text size="sm">{t('replay', { day: day(serverNow()) })}</Text>
    </Alert>
  )
}

function GeneratedNotice() {
  const { t } = useTranslation()
  const { generated } = useProject()
  if (!generated) return null
  return (
    <Alert variant="light" color="yellow" mb="md" py={6}>
      <Text size="sm">{t('generated')}</Text>
    </Alert>
  )
}
