/** How often the run saves: "checkpoint every 500 steps", "save every 30 min". */
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { singleValue } from './single-value.ts'
import { checkLimit } from './value-limits.ts'
import { quoted } from '../../scenario/format-values.ts'

/** No run has so many steps: tokens are counted. */
const mostSteps = 5e6

/** One of steps and hours stands; the other one is open. */
export function resolveCheckpoints(draft: Draft, { slots }: ResolverInput): void {
  const every = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'checkpoint')
  const ofUnit = (isHours: boolean) =>
    every
      .filter(({ amount }) => (amount.unit === 'hours') === isHours)
      .map((slot) => ({ value: slot.amount.value, words: draft.words(slot) }))
  // "Checkpoints every 1B": of tokens, and as many steps as nobody counts; when it saves changes next to nothing.
  const counted = ofUnit(false).filter(({ value, words }) => {
    const isOfTokens = value > mostSteps
    if (isOfTokens)
      draft.addRemark(
        'checkpointSteps',
        `${quoted(words.trim())}: taken as tokens; how often it saves changes the hours by little.`,
      )
    return !isOfTokens
  })
  const steps = singleValue(draft, counted, 'steps between checkpoints')
  const hours = steps === null ? singleValue(draft, ofUnit(true), 'times between checkpoints') : null
  if (steps !== null && checkLimit(draft, 'checkpointSteps', steps.value, steps.words)) {
    draft.set('checkpointSteps', steps.value)
    if (draft.get('checkpointHours') !== null) draft.set('checkpointHours', null)
  }
  if (hours !== null && checkLimit(draft, 'checkpointHours', hours.value, hours.words)) {
    draft.set('checkpointHours', Number(hours.value.toPrecision(6)))
    if (draft.get('checkpointSteps') !== null) draft.set('checkpointSteps', null)
  }
}
