import { Pill, TagsInput, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { nameOf, useCatalogue, useItemNames } from '../../components/use-catalogue.ts'

/** Items that one may choose from. */
const MOST = 10_000

interface BasketInputProps {
  items: string[]
  onChange: (items: string[]) => void
}

/** Items at hand, found by name or id; an id that the catalogue does not know is taken as it is. */
export function BasketInput({ items, onChange }: BasketInputProps) {
  const { t } = useTranslation('recommendations')
  const [wanted, { open: want }] = useDisclosure()
  const { data: catalogue = [] } = useCatalogue(MOST, wanted)
  const names = new Map(catalogue.map((item) => [item.item, nameOf(item)]))
  const chosen = useItemNames(items)
  const holds = (item: string, text: string) => `${item}\n${names.get(item)}`.toLowerCase().includes(text)
  return (
    <TagsInput
      label={t('basket')}
      description={t('basket_about')}
      onFocus={want}
      data={[...names.keys()]}
      limit={20}
      maxTags={50}
      acceptValueOnBlur={false}
      selectFirstOptionOnChange
      value={items}
      onChange={onChange}
      filter={({ options, search, limit }) =>
        options
          .filter((option) => 'value' in option && holds(option.value, search.trim().toLowerCase()))
          .slice(0, limit)
      }
      renderPill={({ option, onRemove }) => (
        <Pill withRemoveButton onRemove={onRemove}>
          {chosen(String(option.value))}
        </Pill>
      )}
      renderOption={({ option }) => (
        <Text size="sm">
          {names.get(option.value)}{' '}
          <Text span size="xs" opacity={0.8}>
            {option.value}
          </Text>
        </Text>
      )}
    />
  )
}
