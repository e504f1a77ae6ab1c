import { Box, Grid } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Target } from '../../components/use-targets.ts'
import type { ForecastSearch } from './search.ts'
import { SeriesChooser } from './series-chooser.tsx'
import { SeriesView } from './series-view.tsx'
import { TOTAL } from './total.ts'

interface TargetViewProps {
  target: Target
  search: ForecastSearch
  onChange: (change: Partial<ForecastSearch>, replace?: boolean) => void
}

/** One forecast target: its series, and the one that is chosen. */
export function TargetView({ target: { name, definition }, search, onChange }: TargetViewProps) {
  const chosen = search.series ?? TOTAL
  // Whoever runs down the list with the arrow keys asks only for the series that they stop at.
  const [settled] = useDebouncedValue(chosen, 150)
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 4, xl: 3 }}>
        <SeriesChooser target={name} search={search} chosen={chosen} onChange={onChange} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 8, xl: 9 }}>
        <Box miw={0}>
          <SeriesView
            target={name}
            series={settled}
            horizon={search.horizon ?? 28}
            season={Number(definition.season_days ?? 7)}
            onHorizon={(horizon) => onChange({ horizon })}
          />
        </Box>
      </Grid.Col>
    </Grid>
  )
}
