/** "Oops I meant billion", "not days, hours": the number stays, and its unit was another. */
import type { Scenario } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const unit = '(?:thousand|million|billion|trillion|mio|mil|bil|k|m|b|t|hours?|hrs?|days?|weeks?)'
const correction = new RegExp(
  `^(?:(?:oops|sorry|sry|no|wait|ugh|ah|oh|my bad|whoops|argh|lol|hm+|ok|typo)[\\s,.!:]+){0,3}(?:(?:(?:i|we) )?(?:mean|meant|said|wanted)|(?:that|it|this)(?:'s|s| is| was| should(?: be| have been)?)|make (?:that|it)|should be|should have (?:said|been)|supposed to be|(?<wrong>not ${unit}),?(?: but)?)[\\s,]*(?<unit>${unit})s?(?:,? not ${unit})?(?: tokens| of course| obviously)?[\\s.!]*$`,
  'u',
)
const scales: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:thousand|k)$/u, 'k', 1e3],
  [/^(?:m|mil|mio|million)$/u, 'M', 1e6],
  [/^(?:b|bil|billion)$/u, 'B', 1e9],
  [/^(?:t|trillion)$/u, 'T', 1e12],
]
const hoursOf: readonly (readonly [RegExp, number])[] = [
  [/^h/u, 1],
  [/^d/u, 24],
  [/^w/u, 168],
]
const maxLength = 70

/** Null where nothing else is said, or the plan has no such number. */
export function readUnitCorrection(reply: Reply): ReplyCandidate | null {
  // As it was typed: what says that it is a correction is left off elsewhere.
  const line = reply.normalized.text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  const said = line.length > maxLength ? undefined : correction.exec(line)?.groups?.['unit']
  const words = said === undefined ? null : (timeIn(said, reply.scenario) ?? dataIn(said, reply.scenario))
  const act = words === null ? null : amend(reply, words)
  return act?.kind === 'amended' && act.changed.length > 0 ? wholeReply(reply, act, `means ${words ?? ''}`) : null
}

/** The deadline with the same number of another unit. */
function timeIn(said: string, { spec: { deadlineHours } }: Scenario): string | null {
  const hours = hoursOf.find(([word]) => word.test(said))?.[1]
  if (hours === undefined || deadlineHours === null) return null
  const held = hoursOf.toReversed().find(([, each]) => each !== hours && deadlineHours % each === 0)?.[1] ?? 1
  return `within ${(deadlineHours / held) * hours} hours`
}

/** The examples, or else the tokens, with the same digits in another scale. */
function dataIn(said: string, { spec: { tokens }, corpus }: Scenario): string | null {
  const [, letter] = scales.find(([word]) => word.test(said)) ?? []
  const examples = corpus?.examples ?? null
  const held = examples ?? tokens
  if (letter === undefined || held === null) return null
  const [, , scale] = scales.findLast(([, , each]) => each <= held) ?? [null, '', 1]
  return `${held / scale}${letter} ${examples === null ? 'tokens' : 'examples'}`
}
