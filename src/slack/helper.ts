/**
 * A second thread that answers while many ask at once, so that this one is free to acknowledge. It has what this one
 * has, and so gives the same answers; it takes a second to come and some 100 MiB while it is there.
 */
import { Worker } from 'node:worker_threads'
import type { Observation } from '../catalog/observation.ts'
import type { Question, Thought, Verb } from '../thread/question.ts'

export type ToHelper =
  | { readonly observations: readonly Observation[] }
  | { readonly id: number; readonly question: Question }

export type FromHelper =
  | { readonly kind: 'ready' }
  | { readonly kind: 'thought'; readonly id: number; readonly thought: Thought }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: unknown }
  /** What cannot cross between threads. */
  | { readonly kind: 'elsewhere'; readonly id: number }

export type Helper = {
  readonly isReady: () => boolean
  /** Null: it cannot say, so that somebody else must. A fault of the desk rejects, and what takes too long. */
  readonly ask: <V extends Verb>(question: Question<V>) => Promise<Thought<V> | null>
  /** Questions that are open get null. */
  readonly end: () => void
}

export type HelperPlace = {
  /** The prices of the moment. */
  readonly observations: () => readonly Observation[]
  /** It ended without being told to. */
  readonly onTrouble: (error: Error) => void
  readonly entry?: URL
  /** Milliseconds after which an answer never comes. */
  readonly patience?: number
}

const bundled = new URL('../../bin/helper.mjs', import.meta.url)
/** MiB: several times what it needs. One that needs more than that is in trouble, and must not take the app along. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 }

type Open = {
  readonly resolve: (thought: Thought | null) => void
  readonly reject: (fault: unknown) => void
  readonly timer: NodeJS.Timeout
}

/** Throws where the machine has no thread left. */
export function callHelper({ observations, onTrouble, entry = bundled, patience = 30_000 }: HelperPlace): Helper {
  const worker = new Worker(entry, { resourceLimits })
  const open = new Map<number, Open>()
  let priced: readonly Observation[] | null = null
  let isReady = false
  let hasEnded = false
  let serial = 0

  /** The process may end while nothing is asked. */
  function settled(id: number): Open | undefined {
    const asked = open.get(id)
    clearTimeout(asked?.timer)
    open.delete(id)
    if (open.size === 0) worker.unref()
    return asked
  }

  /** Whoever waits is answered by somebody else. */
  function leave(trouble: Error | null): void {
    if (hasEnded) return
    hasEnded = true
    isReady = false
    for (const id of open.keys()) settled(id)?.resolve(null)
    if (trouble !== null) onTrouble(trouble)
    void worker.terminate()
  }

  /** The oldest is the one that it is at; asked here it would take this thread along. */
  function giveUp(): void {
    const error = new Error('an answer took too long')
    const [oldest] = open.keys()
    if (oldest !== undefined) settled(oldest)?.reject(error)
    leave(error)
  }

  worker.on('message', (words: FromHelper) => {
    if (words.kind === 'ready') isReady = !hasEnded
    else if (words.kind === 'thought') settled(words.id)?.resolve(words.thought)
    else if (words.kind === 'fault') settled(words.id)?.reject(words.fault)
    else settled(words.id)?.resolve(null)
  })
  worker.on('error', (error) => leave(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => leave(new Error(`it ended by itself with status ${code}`)))
  worker.unref()

  return {
    isReady: () => isReady,
    ask: async <V extends Verb>(question: Question<V>) => {
      if (!isReady) return null
      if (priced !== observations()) {
        priced = observations()
        worker.postMessage({ observations: priced } satisfies ToHelper)
      }
      serial += 1
      const id = serial
      const thought = new Promise<Thought | null>((resolve, reject) => {
        open.set(id, { resolve, reject, timer: setTimeout(giveUp, patience) })
      })
      worker.ref()
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the very verb, its union not followed so far
      worker.postMessage({ id, question: question as unknown as Question } satisfies ToHelper)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer to this question
      return (await thought) as Thought<V> | null
    },
    end: () => leave(null),
  }
}
