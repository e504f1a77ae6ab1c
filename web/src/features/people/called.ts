import type { Person } from './use-people.ts'

/** What people call a person: the name or address that was told, else the id seen last. */
export function called({ properties, distinct_ids }: Person): string {
  const told = [properties.name, properties.email].find((one) => typeof one === 'string' && one.trim() !== '')
  return (told as string | undefined) ?? distinct_ids[0] ?? '–'
}
