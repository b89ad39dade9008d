/** What is asked of a desk where it need not be answered on the spot: its words, by name, with what they are given. */
import type { Desk } from './desk.ts'

/** Those that work out plans. What they take and give can cross to another thread, but for files that are yet to be made. */
export type Verb = 'welcome' | 'start' | 'startFrom' | 'read' | 'turn' | 'revise' | 'usual' | 'week'

export type Given<V extends Verb> = Parameters<Desk[V]>
export type Answered<V extends Verb> = ReturnType<Desk[V]>

export type Question<V extends Verb = Verb> = { readonly verb: V; readonly given: Given<V> }

/** An answer, and the seconds that it took to work out. */
export type Thought<V extends Verb = Verb> = { readonly answer: Answered<V>; readonly seconds: number }

/** Faults of the desk are thrown. */
export function thoughtOf<V extends Verb>(desk: Desk, { verb, given }: Question<V>): Thought<V> {
  const started = performance.now()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a verb of the desk with the desk's own parameters
  const answer = Reflect.apply(desk[verb], desk, given) as Answered<V>
  return { answer, seconds: (performance.now() - started) / 1000 }
}
