import { Box, Paper, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Elapsed } from './elapsed.tsx'

interface AnswerFrameProps<Data> {
  query: UseQueryResult<Data, Error>
  /** What the question lacks, as a key; undefined of a whole one. */
  lacks: string | undefined
  children: (data: Data) => ReactNode
}

/** An answer; while the next one is out, the old one stands back, with the seconds that it takes. */
export function AnswerFrame<Data>({ query, lacks, children }: AnswerFrameProps<Data>) {
  const { t } = useTranslation('insights')
  const { isFetching, isPlaceholderData, data } = query
  const old = isPlaceholderData || (lacks !== undefined && data !== undefined)
  return (
    <Stack gap="sm">
      {lacks && (
        <Paper withBorder p="sm" role="status">
          <Text size="sm">{t(`lacks.${lacks}`)}</Text>
        </Paper>
      )}
      {isFetching && <Since />}
      {(!lacks || data !== undefined) && (
        <Box aria-busy={isFetching} style={{ opacity: old ? 0.6 : 1 }}>
          <Asked query={query} height={420}>
            {children}
          </Asked>
        </Box>
      )}
    </Stack>
  )
}

/** Begins to count when it is first shown. */
function Since() {
  const since_ms = useMemo(() => performance.now(), [])
  return <Elapsed since_ms={since_ms} />
}
