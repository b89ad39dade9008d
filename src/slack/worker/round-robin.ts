/** A queue in which each party has a turn after the others, however much one of them has put in. */
export type RoundRobin<T> = {
  readonly push: (party: string, item: T) => void
  /** The oldest of the party whose turn it is; undefined: there is nothing. */
  readonly shift: () => T | undefined
  readonly size: () => number
}

export function createRoundRobin<T>(): RoundRobin<T> {
  /** In the order of their turns. */
  const parties = new Map<string, T[]>()
  let size = 0
  return {
    push: (party, item) => {
      const items = parties.get(party)
      if (items === undefined) parties.set(party, [item])
      else items.push(item)
      size += 1
    },
    shift: () => {
      const [next] = parties
      if (next === undefined) return undefined
      const [party, items] = next
      const item = items.shift()
      parties.delete(party)
      if (items.length > 0) parties.set(party, items)
      size -= 1
      return item
    },
    size: () => size,
  }
}
