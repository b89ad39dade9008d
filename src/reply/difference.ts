/** An amendment's answer: what it changed, then the new plan in short. */
import type { Message } from './message.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { actionBlocks } from './actions.ts'
import { bullets, context, header, section } from './blocks.ts'
import { digits } from './digits.ts'
import { duration, gib, percent, shownUsd, usd } from './format.ts'
import type { Manner } from './manner.ts'
import { metadataOf } from './metadata.ts'
import { clip, escape, oneLine } from './mrkdwn.ts'
import { type Names, methodName, planName, providerName } from './names.ts'
import { summarize } from './summary.ts'

export type Answered = { readonly scenario: Scenario; readonly recommendation: Recommendation }

/** `changes`: what was amended, in words ("4-bit"), or how it came about, as a sentence ("Undone: 4-bit"). `quality`: a sentence on the risk, '' for none. */
export function differenceMessage(
  before: Option,
  after: Answered,
  changes: readonly string[] | string,
  manner: Manner,
  quality = '',
): Message {
  const summary = summarize(after.scenario, after.recommendation, manner)
  const list = typeof changes === 'string' ? [changes] : changes
  const words = list.map((change) => oneLine(change, 120)).join(', ')
  const told = words === '' || typeof changes === 'string' ? words : `Changed: ${words}`
  const lines = differences(before, after.recommendation.best, manner.names)
  const risk = quality === '' ? [] : [`Quality: ${oneLine(quality, 300)}`]
  const watch = summary.warnings.map((warning) => `Watch out: ${warning}`)
  const small = [summary.range, ...summary.verdicts, `Set-up: ${summary.recipe}`, `Price: ${summary.price}`]
  const text = [`${summary.headline}.`, told === '' ? '' : `${told}.`, ...lines, ...risk, ...watch, ...small]
  return {
    text: clip(escape(text.filter((line) => line !== '').join('\n')), 2900),
    blocks: [
      header(summary.headline),
      section([
        `*${words === '' ? 'No change' : escape(words)}*`,
        ...bullets([...lines, ...risk, ...watch].map(escape)),
      ]),
      context(small.map(escape)),
      ...(manner.interactive ? actionBlocks(after.scenario, after.recommendation, manner.names) : []),
    ],
    metadata: metadataOf(after.scenario),
  }
}

/** What changed, above a message that tells what came of it. */
export function withChange(message: Message, changes: readonly string[] | string): Message {
  const told = typeof changes === 'string' ? changes : changes.join(', ')
  if (told === '') return message
  const line = escape(oneLine(told, 300))
  return { ...message, text: `${line}. ${message.text}`, blocks: [context([line]), ...message.blocks] }
}

/** "Total cost $1,340 → $815 (−39%)", and the same of time, memory, plan, each a line. */
export function differences(before: Option, after: Option, names: Names): readonly string[] {
  const plan = (option: Option) => `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`
  return [
    plan(before) === plan(after) ? '' : `Plan: ${plan(before)} → ${plan(after)}`,
    change('Total cost', shownUsd(before.usd.p50), shownUsd(after.usd.p50), usd),
    change('Time', before.hours.p50, after.hours.p50, duration),
    change('Memory per GPU', before.peakMemoryGiB.p50, after.peakMemoryGiB.p50, gib),
  ].filter((line) => line !== '')
}

/** "Total cost: $1,340 → $815 (−$521, −39%)". */
function change(what: string, before: number, after: number, print: (value: number) => string): string {
  if (print(before) === print(after)) return `${what}: ${print(after)}, unchanged`
  const sign = after < before ? '−' : '+'
  const by = [`${sign}${print(Math.abs(after - before))}`, before > 0 ? relative(after / before) : '']
  return `${what}: ${print(before)} → ${print(after)} (${by.filter((words) => words !== '').join(', ')})`
}

/** "−39%", "+12%", "5.4 times as much". */
function relative(factor: number): string {
  if (!Number.isFinite(factor)) return ''
  if (factor >= 2.5) return `${digits(factor, 2)} times as much`
  return `${factor < 1 ? '−' : '+'}${percent(Math.abs(factor - 1))}`
}
