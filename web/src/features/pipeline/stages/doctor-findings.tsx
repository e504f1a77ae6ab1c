import { Badge, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDropletOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import type { DoctorFinding, DoctorReport } from '../../../learning/run.ts'
import { useSaid } from '../../../learning/use-said.ts'

/** A verdict is a word and a picture; colour only helps. */
const looks = {
  ok: { icon: IconCircleCheck, color: 'teal' },
  warn: { icon: IconAlertTriangle, color: 'orange' },
  leak: { icon: IconDropletOff, color: 'red' },
} as const

/** What the data doctor says of a dataset: how much there is, and each check with its verdict. */
export function DoctorFindings({ report }: { report: DoctorReport }) {
  const { t } = useTranslation('pipeline')
  const { integer, percent, decimal } = useFormat()
  const said = useSaid()
  const shown = useShown()
  const { people, items, events, density, repeats, median_length } = report.size
  return (
    <>
      <Title order={3} size="h6">
        {t('doctor.title')}
      </Title>
      <Text size="sm">
        {t('doctor.size', {
          people: integer(people),
          items: integer(items),
          events: integer(events),
          length: decimal(median_length),
          repeats: percent(repeats),
          density: percent(density),
        })}
      </Text>
      <WideTable minWidth={760} label={t('doctor.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('prepare.check')}</Table.Th>
            <Table.Th scope="col">{t('doctor.verdict')}</Table.Th>
            <Table.Th scope="col">{t('prepare.found')}</Table.Th>
            <Table.Th scope="col">{t('prepare.why')}</Table.Th>
            <Table.Th scope="col">{t('doctor.advice')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.findings.map((finding) => (
            <Table.Tr key={finding.check}>
              <Table.Th scope="row" fw={500}>
                {t(`doctor.check.${finding.check}`, { defaultValue: finding.check })}
              </Table.Th>
              <Table.Td>
                <Verdict verdict={finding.verdict} />
              </Table.Td>
              <Table.Td>{shown(finding)}</Table.Td>
              <Table.Td>{said(finding.why)}</Table.Td>
              <Table.Td>{said(finding.advice)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}

function Verdict({ verdict }: { verdict: DoctorFinding['verdict'] }) {
  const { t } = useTranslation('pipeline')
  const { icon: Picture, color } = looks[verdict]
  return (
    <Badge
      variant="default"
      tt="none"
      fw={500}
      // A column of short words would cut it.
      miw="max-content"
      leftSection={<Picture size={14} aria-hidden color={`var(--mantine-color-${color}-6)`} />}
    >
      {t(`doctor.verdict_is.${verdict}`)}
    </Badge>
  )
}

/** The figure of a check with what it is to be read against. */
function useShown() {
  const { t } = useTranslation('pipeline')
  const { integer, percent, metric } = useFormat()
  return ({ check, found, figures }: DoctorFinding) => {
    if (found === null) return t('doctor.nothing_to_look_at')
    const value = check === 'ids' ? metric(found) : percent(found)
    return t(`doctor.found.${check}`, {
      defaultValue: value,
      value,
      loose: percent(figures.loose),
      chance: check === 'ids' ? metric(figures.chance) : percent(figures.chance),
      popular: metric(figures.popular),
      alike: integer(figures.alike),
      asked: integer(figures.asked),
      named: integer(figures.named_alike),
      targets: integer(figures.targets),
    })
  }
}
