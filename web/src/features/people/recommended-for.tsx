import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { type Answer, calledOf } from '../../learning/recommended.ts'
import { useReason } from '../../learning/use-reason.ts'
import { useProject } from '../../shell/use-project.ts'
import { useRecommended } from './use-recommended.ts'

interface RecommendedForProps {
  target: string
  person: string
  /** Hash of the model that answers. */
  model: string
}

/** The first five items that a person would be shown, and why. */
export function RecommendedFor({ target, person, model }: RecommendedForProps) {
  const { t } = useTranslation('people')
  const { id } = useProject()
  const recommended = useRecommended(target, person, model)
  return (
    <Asked query={recommended} height={160}>
      {(answer) => (
        <>
          {answer.fallback && answer.items.length > 0 && (
            <Text size="sm" mb="xs">
              {t('recommended.fallback')}
            </Text>
          )}
          {answer.items.length ? <Items answer={answer} /> : <Text size="sm">{t('recommended.none')}</Text>}
          <Text size="xs" c="dimmed" mt="xs">
            {t('recommended.by', { ...answer.model })}{' '}
            <PageLink
              size="xs"
              underline="always"
              to="/p/$project/recommendations"
              params={{ project: id }}
              search={{ target, person }}
            >
              {t('recommended.ask')}
            </PageLink>
          </Text>
        </>
      )}
    </Asked>
  )
}

function Items({ answer }: { answer: Answer }) {
  const reasonOf = useReason(answer)
  return (
    <List type="ordered" spacing="xs" size="sm">
      {answer.items.map((given) => (
        <List.Item key={given.item}>
          <Text span size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
            {calledOf(given)}
          </Text>
          <Text size="sm" c="dimmed">
            {reasonOf(given)}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
