/** What is asked of a desk where it need not be answered on the spot: its words, by name, with what they are given. */
import type { ConversationEngine } from './conversation-engine.ts'

/** Those that work out plans. What they take and give can cross to another thread, but for files that are yet to be made. */
export type EngineOperation = 'welcome' | 'start' | 'startFrom' | 'read' | 'turn' | 'revise' | 'usual' | 'week'

export type EngineArgs<V extends EngineOperation> = Parameters<ConversationEngine[V]>
export type EngineResult<V extends EngineOperation> = ReturnType<ConversationEngine[V]>

export type EngineCall<V extends EngineOperation = EngineOperation> = {
  readonly verb: V
  readonly given: EngineArgs<V>
}

/** An answer, and the seconds that it took to work out. */
export type TimedResult<V extends EngineOperation = EngineOperation> = {
  readonly result: EngineResult<V>
  readonly seconds: number
}

/** Faults of the desk are thrown. */
export function runEngineCall<V extends EngineOperation>(
  engine: ConversationEngine,
  { verb: operation, given: args }: EngineCall<V>,
): TimedResult<V> {
  const startedAt = performance.now()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a verb of the desk with the desk's own parameters
  const result = Reflect.apply(engine[operation], engine, args) as EngineResult<V>
  return { result, seconds: (performance.now() - startedAt) / 1000 }
}
