/** A queue in which each party has a turn after the others, however much one of them has put in. */
export type RoundRobin<T> = {
  readonly push: (party: string, item: T) => void
  /** The oldest of the party whose turn it is; undefined: there is nothing. */
  readonly shift: () => T | undefined
  readonly size: () => number
}

/** A queue whose parties are named by a string. */
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

/** The same on two levels: teams have their turns one after another, and in each of them its channels. */
export type TeamRoundRobin<T> = Omit<RoundRobin<T>, 'push'> & {
  readonly push: (team: string, channel: string, item: T) => void
}

/** The same by team, and within a team by channel. */
export function createTeamRoundRobin<T>(): TeamRoundRobin<T> {
  const turns = createRoundRobin<string>()
  const channelsOf = new Map<string, RoundRobin<T>>()
  return {
    push: (team, channel, item) => {
      const channels = channelsOf.get(team) ?? createRoundRobin<T>()
      channelsOf.set(team, channels)
      channels.push(channel, item)
      turns.push(team, team)
    },
    shift: () => {
      const team = turns.shift()
      if (team === undefined) return undefined
      const channels = channelsOf.get(team)
      const item = channels?.shift()
      if (channels?.size() === 0) channelsOf.delete(team)
      return item
    },
    size: turns.size,
  }
}
