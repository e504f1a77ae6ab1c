/** What is held in memory of people: at most 50,000 of them, those asked for or heard of last. */
export interface KnownPeople<History> {
  get(person: string): Promise<History> | undefined
  /** Keeps a history (a failed read is forgotten) and returns it. */
  keep(person: string, history: Promise<History>): Promise<History>
  /** What is kept of the person may be wrong: it has to be read when it is next asked for. */
  drop(person: string): void
  /** True for a person who surely has no history: everyone who has one is here, or was dropped. */
  isStranger(person: string): boolean
  /**
   * Fills the memory with what `read` finds, best known last; `all` says that nobody else has a history. Who is dropped
   * meanwhile stays dropped; where all were forgotten meanwhile, what was read is thrown away. Returns how many came in.
   */
  fill(read: () => Promise<{ found: [person: string, history: History][]; all: boolean }>): Promise<number>
  /** True while `fill` reads. */
  filling(): boolean
  forget(): void
}

export const PEOPLE = 50_000

export function knownPeople<History>(): KnownPeople<History> {
  const people = new Map<string, Promise<History>>()
  const dropped = new Set<string>()
  let whole = false
  let forgotten = 0
  let fillings = 0

  const drop = (person: string) => {
    people.delete(person)
    if (whole || fillings > 0) dropped.add(person)
  }
  const keep = (person: string, history: Promise<History>) => {
    people.delete(person)
    people.set(person, history)
    if (people.size > PEOPLE) {
      whole = false
      people.delete(people.keys().next().value as string)
    }
    history.catch(() => drop(person))
    return history
  }
  return {
    get: (person) => people.get(person),
    keep(person, history) {
      dropped.delete(person)
      return keep(person, history)
    },
    drop,
    isStranger: (person) => whole && !people.has(person) && !dropped.has(person),
    async fill(read) {
      const before = forgotten
      fillings++
      try {
        const { found, all } = await read()
        if (forgotten !== before) return 0
        const own = found.filter(([person]) => !dropped.has(person))
        for (const [person, history] of own) keep(person, Promise.resolve(history))
        whole = all
        return own.length
      } finally {
        fillings--
      }
    },
    filling: () => fillings > 0,
    forget() {
      forgotten++
      whole = false
      people.clear()
      dropped.clear()
    },
  }
}
