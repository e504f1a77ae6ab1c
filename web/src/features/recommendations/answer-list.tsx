import { Badge, Box, Group, Progress, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { ordersOf } from '../../learning/orders-of.ts'
import { type Answer, calledOf, type Recommended } from '../../learning/recommended.ts'
import { useReason } from '../../learning/use-reason.ts'
import classes from './answer-list.module.css'
import { type Move, moves } from './ranks.ts'

interface AnswerListProps {
  answer: Answer
  /** Items at hand. */
  basket: readonly string[]
  /** The other model's list: ranks that moved against it are marked. */
  against?: readonly Recommended[]
}

/** What was recommended, best first: names, scores, reasons. */
export function AnswerList({ answer, basket, against }: AnswerListProps) {
  const { t } = useTranslation('recommendations')
  const reasonOf = useReason(answer, basket)
  const { items } = answer
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
                {calledOf(given)}
              </Text>
              {moved && <Moved move={moved[place]} />}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {reasonOf(given)}
            </Text>
          </Box>
          <Score given={given} answer={answer} />
        </li>
      ))}
    </ol>
  )
}

/** A model's scores and counts of orders are different things: each is drawn beside the best of its own kind. */
function Score({ given, answer }: { given: Recommended; answer: Answer }) {
  const { t } = useTranslation('recommendations')
  const { metric, compact } = useFormat()
  // A rule put it there, whatever its score.
  if (given.source === 'pin') return <Box w={72} />
  const counted = (one: Recommended) => ordersOf(answer, one) !== null
  const orders = counted(given)
  const best = Math.max(...answer.items.filter((one) => counted(one) === orders).map((one) => one.score))
  const share = best > 0 ? Math.max(0, given.score / best) : 0
  return (
    <Box w={72}>
      <Text size="sm" ta="right" className="numbers">
        <VisuallyHidden>{t(orders ? 'orders' : 'score')} </VisuallyHidden>
        {orders ? compact(given.score) : metric(given.score)}
      </Text>
      <Progress value={share * 100} size="sm" color={orders ? 'gray.6' : undefined} aria-hidden />
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
