import { Group, Text } from '@mantine/core'
import {
  IconArrowRight,
  IconDatabaseImport,
  IconFilter,
  IconHeartbeat,
  IconRocket,
  IconScale,
  IconSchool,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../components/use-targets.ts'
import type { Run } from '../../learning/run.ts'
import { StateBadge } from '../../learning/state-badge.tsx'
import { useProject } from '../../shell/use-project.ts'
import styles from './flow.module.css'
import { type StageName, stageNames } from './stage-state.ts'
import { type StageSummary, useStageSummaries } from './use-stage-summaries.ts'

const pictures = {
  collect: IconDatabaseImport,
  prepare: IconFilter,
  train: IconSchool,
  evaluate: IconScale,
  deploy: IconRocket,
  monitor: IconHeartbeat,
}

/** Collect → prepare → train → evaluate → deploy → monitor, each with where it stands; each opens. */
export function Flow({ target, run }: { target: Target; run: Run | undefined }) {
  const { t } = useTranslation('pipeline')
  const summaries = useStageSummaries(target, run)
  return (
    <nav aria-label={t('flow')} className={styles.place}>
      <ol className={styles.flow}>
        {stageNames.map((name, i) => (
          <li key={name} className={styles.step}>
            <Box name={name} summary={summaries[name]} target={target.name} />
            {i < stageNames.length - 1 && <IconArrowRight size={20} aria-hidden className={styles.arrow} />}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Box({ name, summary, target }: { name: StageName; summary: StageSummary; target: string }) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const Picture = pictures[name]
  return (
    <Link
      to="/p/$project/pipeline"
      params={{ project }}
      search={(before) => ({ ...before, target, stage: before.stage === name ? undefined : name })}
      activeOptions={{ exact: true }}
      resetScroll={false}
      className={styles.box}
      aria-current={summary.open ? 'true' : undefined}
    >
      <div className={styles.head}>
        <Group gap={6} wrap="nowrap">
          <Picture size={18} aria-hidden />
          <Text fw={650} size="sm">
            {t(`stage.${name}`)}
          </Text>
        </Group>
        <StateBadge state={summary.state} />
      </div>
      <Text size="sm" className="numbers">
        {summary.count}
      </Text>
      <Text size="xs" c="dimmed">
        {summary.last}
      </Text>
    </Link>
  )
}
