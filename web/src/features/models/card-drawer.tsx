import { Drawer } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { useModels } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { nameOf } from '../../learning/model.ts'
import { ModelCardView } from './model-card-view.tsx'

const route = getRouteApi('/p/$project/models')

/** The card of the model that the address names. */
export function CardDrawer({ target }: { target: Target }) {
  const { t } = useTranslation('models')
  const { model: hash } = route.useSearch()
  const navigate = route.useNavigate()
  // An archived model's link still opens its card.
  const models = useModels(hash ? target.name : '', true)
  const model = models.data?.models.find((one) => one.hash === hash)
  return (
    <Drawer
      opened={hash !== undefined}
      onClose={() => void navigate({ search: ({ model: _, ...rest }) => rest, resetScroll: false })}
      position="right"
      size="lg"
      title={model ? t('card_of', { name: nameOf(model) }) : t('card')}
    >
      <Asked query={models} height={400}>
        {() => (model ? <ModelCardView model={model} target={target} /> : t('no_such_model'))}
      </Asked>
    </Drawer>
  )
}
