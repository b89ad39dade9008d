/**
 * In which order deliveries are worked on. Those of one thread come one after another, so that each finds what the one
 * before left; a team has so many in work at once, its channels in turn, so that a busy one fills neither the thread
 * that answers nor the connections to the database; and what may have brought a process down is worked on alone.
 */
import { createRoundRobin, type RoundRobin } from './round-robin.ts'

export type AdmissionRequest = {
  readonly team: string
  readonly channel: string
  /** Null: it belongs to no thread, or its order in there does not matter. */
  readonly thread: string | null
  /** A window must open within three seconds: it waits for nothing of its team. */
  readonly isUrgent: boolean
  readonly isSuspect: boolean
}

export type Admitted = {
  /** It is answered, and what is left is to be sent: the next of its thread and team may begin. */
  readonly answered: () => void
  readonly finished: () => void
}

/** Resolves when its turn has come. */
export type TurnAdmission = (request: AdmissionRequest) => Promise<Admitted>

/** Deliveries of one team that are worked on at once. */
const defaultPerTeam = 8

/** `perTeam`: deliveries of a team that are worked on at once. */
export function createAdmission(perTeam = defaultPerTeam): TurnAdmission {
  const enterThread = createSerialQueue()
  const enterSuspects = createSerialQueue()
  const enterTeam = createTeamGate(perTeam)
  return async ({ team, channel, thread, isUrgent, isSuspect }) => {
    const leaveSuspects = isSuspect ? await enterSuspects('') : noop
    const leaveThread = thread === null ? noop : await enterThread(`${team} ${channel} ${thread}`)
    const leaveTeam = isUrgent ? noop : await enterTeam(team, channel)
    const answered = () => {
      leaveTeam()
      leaveThread()
    }
    return {
      answered: isSuspect ? noop : answered,
      finished: () => {
        answered()
        leaveSuspects()
      },
    }
  }
}

const noop = () => undefined

/** One at a time for each key, in the order of coming. Resolves to what is called at the end, once or more often. */
function createSerialQueue(): (key: string) => Promise<() => void> {
  const last = new Map<string, Promise<void>>()
  return async (key) => {
    const before = last.get(key)
    const { promise, resolve } = Promise.withResolvers<void>()
    last.set(key, promise)
    await before
    return () => {
      resolve()
      if (last.get(key) === promise) last.delete(key)
    }
  }
}

type Gate = { active: number; readonly waiting: RoundRobin<() => void> }

function createTeamGate(limit: number): (team: string, channel: string) => Promise<() => void> {
  const gates = new Map<string, Gate>()
  return async (team, channel) => {
    const gate = gates.get(team) ?? { active: 0, waiting: createRoundRobin<() => void>() }
    gates.set(team, gate)
    if (gate.active >= limit) await new Promise<void>((resolve) => gate.waiting.push(channel, resolve))
    else gate.active += 1
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      const next = gate.waiting.shift()
      // The place goes to the next one as it is.
      if (next !== undefined) return next()
      gate.active -= 1
      if (gate.active === 0) gates.delete(team)
    }
  }
}
