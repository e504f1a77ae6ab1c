import { Box, Code, Stack, Text } from '@mantine/core'
import classes from './property-tree.module.css'

interface PropertyTreeProps {
  value: unknown
  /** Levels that are open from the start. */
  open?: number
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What an event or a person holds, a line a property; what lies inside another folds. */
export function PropertyTree({ value, open = 2 }: PropertyTreeProps) {
  if (!isBranch(value)) return <Leaf value={value} />
  return (
    <Stack gap={2}>
      {Object.entries(value).map(([name, inner]) => (
        <Property key={name} name={name} value={inner} open={open} />
      ))}
    </Stack>
  )
}

function Property({ name, value, open }: { name: string; value: unknown; open: number }) {
  if (!isBranch(value)) {
    return (
      <Box className={classes.row}>
        <Text size="sm" c="dimmed" className={classes.name}>
          {name}
        </Text>
        <Leaf value={value} />
      </Box>
    )
  }
  const size = Object.keys(value).length
  return (
    <details open={open > 0 && size > 0}>
      <summary className={classes.summary}>
        <Text span size="sm" c="dimmed">
          {name}
        </Text>{' '}
        <Code>{Array.isArray(value) ? `[${size}]` : `{${size}}`}</Code>
      </summary>
      <Box className={classes.inside}>
        <PropertyTree value={value} open={open - 1} />
      </Box>
    </details>
  )
}

/** Texts stand as they are; what is no text is set apart from a text that looks like it. */
function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    return (
      <Text size="sm" className={classes.value}>
        {value}
      </Text>
    )
  }
  return <Code className={classes.code}>{String(value)}</Code>
}
