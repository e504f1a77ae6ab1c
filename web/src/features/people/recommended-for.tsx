import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { useItemName } from '../../components/use-catalogue.ts'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import { type Recommended, useRecommended } from './use-recommended.ts'

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
      {({ items, model: by, fallback }) => (
        <>
          {fallback && items.length > 0 && (
            <Text size="sm" mb="xs">
              {t('recommended.fallback')}
            </Text>
          )}
          {items.length ? (
            <List type="ordered" spacing="xs" size="sm">
              {items.map((item) => (
                <Item key={item.item} given={item} />
              ))}
            </List>
          ) : (
            <Text size="sm">{t('recommended.none')}</Text>
          )}
          <Text size="xs" c="dimmed" mt="xs">
            {t('recommended.by', { name: by.name, version: by.version })}{' '}
            <Anchor
              size="xs"
              underline="always"
              renderRoot={(props) => (
                <Link
                  to="/p/$project/recommendations"
                  params={{ project: id }}
                  search={{ target, person }}
                  {...props}
                />
              )}
            >
              {t('recommended.ask')}
            </Anchor>
          </Text>
        </>
      )}
    </Asked>
  )
}

function Item({ given }: { given: Recommended }) {
  const nameOf = useItemName()
  const reason = useReason(given)
  const { item, attributes } = given
  const name = [attributes?.name, attributes?.title].find((one) => typeof one === 'string' && one.trim() !== '')
  return (
    <List.Item>
      <Text span size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
        {name ? String(name) : nameOf(item)}
      </Text>
      <Text size="sm" c="dimmed">
        {reason}
      </Text>
    </List.Item>
  )
}

function useReason({ reason: { kind, items } }: Recommended): string {
  const { t } = useTranslation('people')
  const { list } = useFormat()
  const nameOf = useItemName()
  if (kind === 'together' && items.length) return t('recommended.together', { items: list(items.map(nameOf)) })
  return t(kind === 'popular' ? 'recommended.popular' : 'recommended.bought')
}
