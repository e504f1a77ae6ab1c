import { Pill, TagsInput, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCatalogue, useItemName } from '../../components/use-catalogue.ts'

interface BasketInputProps {
  items: string[]
  onChange: (items: string[]) => void
}

/** Items at hand, found by name or id; an id that the catalogue does not know is taken as it is. */
export function BasketInput({ items, onChange }: BasketInputProps) {
  const { t } = useTranslation('recommendations')
  const { data: catalogue } = useCatalogue()
  const nameOf = useItemName()
  const holds = (item: string, text: string) => `${item}\n${nameOf(item)}`.toLowerCase().includes(text)
  return (
    <TagsInput
      label={t('basket')}
      description={t('basket_about')}
      data={catalogue ? [...catalogue.keys()] : []}
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
          {nameOf(String(option.value))}
        </Pill>
      )}
      renderOption={({ option }) => (
        <Text size="sm">
          {nameOf(option.value)}{' '}
          <Text span size="xs" opacity={0.8}>
            {option.value}
          </Text>
        </Text>
      )}
    />
  )
}
