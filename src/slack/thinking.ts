/**
 * Who answers: this thread, one question after another; while many wait, a helper beside it, which goes again when
 * hardly anybody asks.
 */
import { availableParallelism } from 'node:os'
import type { Desk } from '../thread/desk.ts'
import { type Given, type Thought, thoughtOf, type Verb } from '../thread/question.ts'
import type { Helper } from './helper.ts'
import type { InTurn } from './turns.ts'

export type Think = <V extends Verb>(verb: V, ...given: Given<V>) => Promise<Thought<V>>

export type Thinking = {
  readonly desk: Desk
  readonly inTurn: InTurn
  /** Null: there is none to be had. */
  readonly callHelper: ((onTrouble: (error: Error) => void) => Helper) | null
  /** That one comes or goes. */
  readonly tell: (words: string) => void
  readonly onTrouble: (error: Error) => void
  readonly habits?: Habits
}

export type Habits = {
  /** So many waiting are a crowd. */
  readonly crowd: number
  /** A look at whether it is still needed every so many milliseconds. */
  readonly look: number
  /** Fewer questions between two looks, and it goes. */
  readonly few: number
  /** Milliseconds until another is called after one got into trouble. */
  readonly rest: number
}

const usual: Habits = { crowd: 4, look: 30_000, few: 30, rest: 300_000 }

/** Whether the machine has a processor to spare for one. */
export const helps = () => availableParallelism() > 1

export function thinking({ desk, inTurn, callHelper, tell, onTrouble, habits = usual }: Thinking): Think {
  let waiting = 0
  let helper: Helper | null = null
  let notBefore = -Infinity
  let asked = 0

  function call(): void {
    if (helper !== null || callHelper === null || performance.now() < notBefore) return
    const inTrouble = (error: unknown) => {
      clearInterval(timer)
      helper = null
      notBefore = performance.now() + habits.rest
      onTrouble(error instanceof Error ? error : new Error(String(error)))
    }
    const timer = setInterval(() => {
      if (asked < habits.few && waiting === 0) {
        clearInterval(timer)
        helper?.end()
        helper = null
        tell('few ask: the second thread goes')
      }
      asked = 0
    }, habits.look).unref()
    try {
      helper = callHelper(inTrouble)
      tell('many ask at once: a second thread comes to help')
    } catch (error) {
      inTrouble(error)
    }
  }

  return async <V extends Verb>(verb: V, ...given: Given<V>) => {
    const question = { verb, given }
    asked += 1
    waiting += 1
    try {
      if (waiting > habits.crowd) call()
      // In turn, for it may be ready by then, and what has arrived is acknowledged first.
      const turn = await inTurn(() => {
        if (helper?.isReady() === true) return { asked: helper.ask(question) }
        return { thought: thoughtOf(desk, question) }
      })
      const thought = turn.thought ?? (await turn.asked)
      return thought ?? (await inTurn(() => thoughtOf(desk, question)))
    } finally {
      waiting -= 1
    }
  }
}
