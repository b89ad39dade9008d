/** "Wait, I counted 26k dupes, not 20": the step of the last change was another; asked back, for the words are not all read. */
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 110
/** Thousands and millions are left off where the other number has them. */
const magnitudes = [1, 1e3, 1e6]
const joints = ['not', 'instead of', 'rather than', 'no longer', 'was', 'were']

type ChangedStep = { readonly size: number; readonly phrase: (size: number) => string }

/** By how much the last change moved what is counted. */
function stepsBetween(before: Scenario, now: Scenario): readonly ChangedStep[] {
  const steps: ChangedStep[] = []
  const add = (
    from: number | null | undefined,
    to: number | null | undefined,
    phrase: (less: boolean, by: number) => string,
  ): void => {
    if (typeof from !== 'number' || typeof to !== 'number' || from === to) return
    steps.push({ size: Math.abs(to - from), phrase: (by) => phrase(to < from, by) })
  }
  add(before.corpus?.examples, now.corpus?.examples, (less, by) => `${less ? 'drop' : 'add'} ${by} examples`)
  add(before.spec.tokens, now.spec.tokens, (less, by) => `${less ? 'drop' : 'add'} ${by} tokens`)
  add(before.spec.gpuCount, now.spec.gpuCount, (less, by) => `${by} ${less ? 'fewer' : 'more'} gpus`)
  add(before.spec.nodes, now.spec.nodes, (less, by) => `${by} ${less ? 'fewer' : 'more'} nodes`)
  add(before.spec.budgetUsd, now.spec.budgetUsd, (less, by) => `budget ${less ? '-' : '+'}${by} USD`)
  return steps
}

/** Null where no two numbers stand against each other, or neither is the step of the last change. */
export function readCorrectedStep(reply: Reply): ReplyCandidate | null {
  const { history, line, understanding } = reply
  const [now, before] = [history?.revisions[history.position], history?.revisions[history.position - 1]]
  if (now === undefined || before === undefined || line.length > maxLength || line.includes('?')) return null
  const amounts = understanding.recognized.mentions.filter(
    (mention) => isKind(mention, 'amount') && !mention.meaning.inWords,
  )
  const [first, second, ...more] = amounts
  if (!isKind(first, 'amount') || !isKind(second, 'amount') || more.length > 0) return null
  const between = ` ${understanding.wordsAt(first.to, second.from).toLowerCase()} `
  const ahead = first.from === 0 ? ' ' : ` ${understanding.wordsAt(0, first.from).toLowerCase()} `
  const isAgainst = joints.some((joint) => between.includes(` ${joint} `) || ahead.endsWith(` ${joint} `))
  if (!isAgainst) return null
  const values = [first.meaning.unitValue, second.meaning.unitValue]
  for (const step of stepsBetween(before, now)) {
    const at = values.findIndex((value) => magnitudes.some((times) => value * times === step.size))
    const [old, said] = [values[at], values[1 - at]]
    if (at < 0 || old === undefined || said === undefined || said === old) continue
    const scaled = said < step.size / 100 ? (said * step.size) / old : said
    const act = reply.readAs(step.phrase(scaled), before)
    if (act.kind !== 'amended') continue
    const changed = changedFields(act.scenario.spec, reply.scenario.spec)
    if (changed.length > 0)
      return wholeReply(reply, confirmationOf(reply, act.scenario, changed), 'corrects the step of the last change')
  }
  return null
}
