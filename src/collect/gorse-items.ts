import { fieldsOf, textOf } from './decode/gorse.ts'
import type { Item } from './items.ts'

type Fields = Record<string, unknown>

/** An item as Gorse answers it. */
export interface GorseItem {
  ItemId: string
  IsHidden: boolean
  Categories: string[]
  /** RFC 3339; the year 1 where none was told. */
  Timestamp: string
  Labels: unknown
  Comment: string
}

/**
 * An item of Gorse, `{ItemId, IsHidden, Categories, Timestamp, Labels, Comment}`, for the catalogue: the comment is its
 * name, since Gorse shows it so, and `category` the first of the categories. Throws `collect.malformed`.
 */
export function itemOfGorse(raw: unknown, index?: number): Item {
  const given = fieldsOf(raw, index)
  return { item: textOf(given, 'ItemId', index), ...attributesOf(given) }
}

/** An item of the catalogue with what a Gorse patch says anew; the rest stays. Throws `collect.malformed`. */
export function patchedByGorse(item: Item, patch: unknown): Item {
  const told = attributesOf(fieldsOf(patch))
  const stays = Object.entries(item).filter(([name]) => !told.categories || !isCategoryName(name))
  return { ...(Object.fromEntries(stays) as Item), ...told }
}

/** An item of the catalogue, whoever wrote it, as Gorse answers it. */
export function gorseItem({ item, name, category, categories, is_hidden, timestamp, labels }: Item): GorseItem {
  return {
    ItemId: item,
    IsHidden: is_hidden === true,
    Categories: Array.isArray(categories) ? categories : typeof category === 'string' ? [category] : [],
    Timestamp: typeof timestamp === 'string' ? timestamp : '0001-01-01T00:00:00Z',
    Labels: labels ?? null,
    Comment: typeof name === 'string' ? name : '',
  }
}

/** The attribute that says that an item is in a category: conditions compare one value, and an item has several. */
export const categoryAttribute = (category: string): string =>
  `category/${category.replaceAll('%', '%25').replaceAll(':', '%3A')}`

const isCategoryName = (name: string): boolean => name === 'category' || name.startsWith('category/')

function attributesOf({ ishidden, categories, timestamp, labels, comment }: Fields): Fields {
  const own = Array.isArray(categories) ? categories.filter((category) => typeof category === 'string') : undefined
  return {
    ...(typeof comment === 'string' && comment !== '' && { name: comment }),
    ...(typeof ishidden === 'boolean' && { is_hidden: ishidden }),
    ...(timestamp !== undefined && timestamp !== null && timestamp !== '' && { timestamp }),
    ...(labels !== undefined && labels !== null && { labels }),
    ...(own && {
      ...(own.length > 0 && { category: own[0] }),
      categories: own,
      ...Object.fromEntries(own.map((category) => [categoryAttribute(category), true])),
    }),
  }
}
