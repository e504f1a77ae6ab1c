import { Group, Stack, Switch, Title } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { useModels } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { useMay } from '../../shell/use-project.ts'
import { Compare } from './compare.tsx'
import { ModelTable } from './model-table.tsx'
import { RollBack } from './roll-back.tsx'

const route = getRouteApi('/p/$project/models')

/** The models there are of a target, and which of them answers. */
export function Registry({ target }: { target: Target }) {
  const { t } = useTranslation('models')
  const { archived = false, compare = [] } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const models = useModels(target.name, archived)
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('registered')}
        </Title>
        <Group>
          <Switch
            label={t('show_archived')}
            checked={archived}
            onChange={(event) => {
              const shown = event.currentTarget.checked ? (true as const) : undefined
              void navigate({ search: (now) => ({ ...now, archived: shown }), resetScroll: false })
            }}
          />
          {may.edit && <RollBack target={target.name} />}
        </Group>
      </Group>
      <Asked query={models}>
        {({ models: known }) =>
          known.length ? (
            <>
              <ModelTable models={known} target={target} compared={compare} />
              <Compare models={known.filter(({ hash }) => compare.includes(hash))} target={target} />
            </>
          ) : (
            <Empty icon={IconRobot} title={t('no_model')}>
              {t('no_model_about')}
            </Empty>
          )
        }
      </Asked>
    </Stack>
  )
}
