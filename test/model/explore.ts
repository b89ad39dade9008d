/** Every interleaving of a model up to a depth, states that were seen before left out. */
import { type Action, stateEpoch } from './lease-model.ts'
import type { LeaseState } from './lease-state.ts'

export type Exploration = {
  readonly states: number
  readonly transitions: number
  /** The steps to the first state that must not be; null: there is none. */
  readonly violation: readonly string[] | null
}

export type Explorable = { readonly actionsIn: (state: LeaseState) => readonly Action[] }

type Node = { readonly state: LeaseState; readonly last: string; readonly before: Node | null }

/** `isWrong` is asked of every state. */
export async function explore(
  model: Explorable,
  start: LeaseState,
  depth: number,
  isWrong: (state: LeaseState) => boolean | Promise<boolean>,
): Promise<Exploration> {
  const seen = new Set([essenceOf(start)])
  let frontier: Node[] = [{ state: start, last: 'start', before: null }]
  let transitions = 0
  for (let level = 0; level < depth; level += 1) {
    const next: Node[] = []
    for (const node of frontier) {
      for (const { name, run } of model.actionsIn(node.state)) {
        const state = await run(node.state)
        transitions += 1
        const key = essenceOf(state)
        if (seen.has(key)) continue
        seen.add(key)
        const reached = { state, last: name, before: node }
        if (await isWrong(state)) return { states: seen.size, transitions, violation: wayTo(reached) }
        next.push(reached)
      }
    }
    frontier = next
  }
  return { states: seen.size, transitions, violation: null }
}

/** What two states have in common that nothing can tell apart: times count by how long ago they are. */
function essenceOf({ now, replicas, seen, isPaced, spent, rows, faults }: LeaseState): string {
  const ago = (iso: string) => Math.max(-1, Math.round((Date.parse(iso) - stateEpoch) / 1000 - now))
  const holderOf = (holder: string) => replicas.findIndex((replica) => replica.holder === holder.split(' ')[0])
  return JSON.stringify([
    seen,
    isPaced ? spent : null,
    faults,
    replicas.map(({ place, confirmedAt, skew, inFlightSince }) => [
      place,
      skew,
      place === 'idle' ? null : Math.min(now - confirmedAt, 3),
      inFlightSince === null ? null : now - inFlightSince,
    ]),
    rows.deliveries.map(({ holder, lease_until, state, attempts }) => [
      state === 'answered'
        ? null
        : [
            holderOf(holder),
            replicas.map(({ lease }) => lease === holder),
            holder === '',
            ago(lease_until),
            isPaced ? attempts : Math.min(attempts, 2),
          ],
    ]),
    rows.posts.map(({ ts }) => ts),
  ])
}

/** The state after these steps. */
export async function follow(model: Explorable, start: LeaseState, names: readonly string[]): Promise<LeaseState> {
  let state = start
  for (const name of names) {
    const action = model.actionsIn(state).find((each) => each.name === name)
    if (action === undefined) throw new Error(`"${name}" cannot happen here`)
    state = await action.run(state)
  }
  return state
}

function wayTo(node: Node): string[] {
  const way: string[] = []
  for (let at: Node | null = node; at !== null; at = at.before) way.unshift(at.last)
  return way
}

/** Without further faults, each in turn: the state in which nothing is left to do. */
export async function settle(model: Explorable, start: LeaseState, maxSteps: number): Promise<LeaseState> {
  let state = start
  for (let steps = 0; steps < maxSteps && state.rows.deliveries[0]?.state === 'noted'; steps += 1) {
    const quiet = { ...state, faults: { death: 0, loss: 0, limit: 0, step: 0 } }
    for (const { name } of model.actionsIn(quiet)) {
      if (name.endsWith('renews') || name === 'a lease passes') continue
      const action = model.actionsIn(state).find((each) => each.name === name)
      if (action !== undefined) state = await action.run(state)
    }
  }
  return state
}
