import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'

interface AskedProps<Data> {
  query: UseQueryResult<Data, Error>
  /** Height of the skeleton, in px. */
  height?: number
  children: (data: Data) => ReactNode
}

/** A question to the server: a skeleton while it is out, the remedy when it fails, else the answer. */
export function Asked<Data>({ query, height = 160, children }: AskedProps<Data>) {
  const { t } = useTranslation('components')
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  return (
    <Stack role="status" aria-label={t('loading')}>
      <Skeleton height={height} />
    </Stack>
  )
}
