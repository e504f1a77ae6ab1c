import { Button } from '@mantine/core'
import { IconPlus, IconTarget } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Page } from '../../components/page.tsx'
import { useTargets } from '../../components/use-targets.ts'
import { useRun } from '../../learning/use-run.ts'
import { useMay } from '../../shell/use-project.ts'
import { DeclareTarget } from './declare-target.tsx'
import { TargetPipeline } from './target-pipeline.tsx'

const route = getRouteApi('/p/$project/pipeline')

export function PipelinePage() {
  const { t } = useTranslation('pipeline')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const targets = useTargets()
  // A link may name a run alone: the run knows its target.
  const linked = useRun(search.target ? undefined : search.run)
  const declare = (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} />}
      onClick={() => void navigate({ search: (now) => ({ ...now, declare: true }) })}
    >
      {t('declare')}
    </Button>
  )
  return (
    <Page title={t('title')} about={t('about')} actions={may.edit && declare}>
      <Asked query={targets} height={420}>
        {(known) => {
          const asked = search.target ?? linked.data?.target
          const target = known.find(({ name }) => name === asked) ?? known[0]
          if (!target)
            return (
              <Empty icon={IconTarget} title={t('no_target')} action={may.edit && declare}>
                {t('no_target_about')}
              </Empty>
            )
          if (!search.target && search.run && linked.isLoading) return null
          return <TargetPipeline key={target.name} target={target} targets={known} />
        }}
      </Asked>
      {may.edit && (
        <DeclareTarget
          opened={search.declare === true}
          onClose={() => void navigate({ search: ({ declare: _, ...rest }) => rest })}
          onDeclared={(target) => void navigate({ search: { target } })}
        />
      )}
    </Page>
  )
}
