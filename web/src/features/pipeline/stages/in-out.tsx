import { SimpleGrid, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../components/facts.tsx'

export type FactRows = readonly (readonly [name: string, value: ReactNode])[]

/** What came in beside what went out. */
export function InOut({ came, went }: { came: FactRows; went: FactRows }) {
  const { t } = useTranslation('pipeline')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {(
        [
          ['in', came],
          ['out', went],
        ] as const
      ).map(([side, rows]) => (
        <Stack key={side} gap={4}>
          <Title order={3} size="h6">
            {t(side)}
          </Title>
          <Facts label={t(side)} rows={rows} />
        </Stack>
      ))}
    </SimpleGrid>
  )
}
