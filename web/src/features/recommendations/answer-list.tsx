import { Badge, Box, Group, Progress, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useItemName } from '../../components/use-catalogue.ts'
import { useFormat } from '../../i18n/format.ts'
import classes from './answer-list.module.css'
import { type Move, moves } from './ranks.ts'
import { useReason } from './reason.tsx'
import type { Recommended } from './use-answer.ts'

interface AnswerListProps {
  items: readonly Recommended[]
  /** Items at hand. */
  basket: readonly string[]
  /** The other model's list: ranks that moved against it are marked. */
  against?: readonly Recommended[]
}

/** What was recommended, best first: names, scores, reasons. */
export function AnswerList({ items, basket, against }: AnswerListProps) {
  const { t } = useTranslation('recommendations')
  const nameOf = useItemName()
  const reasonOf = useReason(basket)
  const moved = against && moves(items, against)
  if (items.length === 0) return <Text c="dimmed">{t('no_items')}</Text>
  return (
    <ol className={classes.list}>
      {items.map((given, place) => (
        <li key={given.item} className={classes.row}>
          <Text c="dimmed" className="numbers" ta="right">
            {place + 1}
          </Text>
          <Box miw={0}>
            <Group gap="xs" wrap="nowrap" align="baseline">
              <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
                {called(given) ?? nameOf(given.item)}
              </Text>
              {moved && <Moved move={moved[place]} />}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {reasonOf(given)}
            </Text>
          </Box>
          <Score given={given} items={items} />
        </li>
      ))}
    </ol>
  )
}

function called({ attributes }: Recommended): string | undefined {
  const name = attributes?.name ?? attributes?.title
  return typeof name === 'string' && name.trim() ? name : undefined
}

/** A model's scores and counts of orders are different things: each is drawn beside the best of its own kind. */
function Score({ given, items }: { given: Recommended; items: readonly Recommended[] }) {
  const { t } = useTranslation('recommendations')
  const { metric, compact } = useFormat()
  const popular = given.reason.kind === 'popular'
  const best = Math.max(...items.filter((one) => (one.reason.kind === 'popular') === popular).map((one) => one.score))
  const share = best > 0 ? Math.max(0, given.score / best) : 0
  return (
    <Box w={72}>
      <Text size="sm" ta="right" className="numbers">
        <VisuallyHidden>{t(popular ? 'orders' : 'score')} </VisuallyHidden>
        {popular ? compact(given.score) : metric(given.score)}
      </Text>
      <Progress value={share * 100} size="sm" color={popular ? 'gray' : undefined} aria-hidden />
    </Box>
  )
}

function Moved({ move }: { move: Move }) {
  const { t } = useTranslation('recommendations')
  if (move === 0) return null
  if (move === 'new') {
    return (
      <Badge size="sm" variant="light" style={{ flexShrink: 0 }}>
        {t('moved.new')}
      </Badge>
    )
  }
  const up = move > 0
  const Arrow = up ? IconArrowUp : IconArrowDown
  const places = Math.abs(move)
  return (
    <Badge
      size="sm"
      variant="outline"
      color={up ? 'teal' : 'orange'}
      leftSection={<Arrow size={12} aria-hidden />}
      style={{ flexShrink: 0 }}
    >
      <span aria-hidden>{places}</span>
      <VisuallyHidden>{t(up ? 'moved.up' : 'moved.down', { count: places })}</VisuallyHidden>
    </Badge>
  )
}
