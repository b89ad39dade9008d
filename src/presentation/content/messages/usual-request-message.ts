/** What a channel trains, answered: the ordinary answer under a line that says where the question came from. */
import type { EstimateError } from '../../../team/ledger.ts'
import type { UsualJob } from '../../../team/usual-job.ts'
import { errorText } from '../ledger-lines.ts'
import type { RenderContext } from '../../render-context.ts'
import {
  type ContentBlock,
  line,
  lineWithCode,
  mention,
  type MessageContent,
  type Span,
  textBlock,
  withNoteAbove,
} from '../message-content.ts'
import { describeChanges, describeJob } from '../scenario-summary.ts'

/** Threads that must have been approved or measured before anything is learned from them. */
export const threadsToLearnFrom = 3

/** Ids of the buttons that make it the channel's own answer, or undo that. */
export const pinControlIds = { pin: 'pin_recommendation', unpin: 'unpin_recommendation' } as const

/** Where the job comes from. `threads`: those that were approved or measured. */
export type UsualOrigin =
  | {
      readonly kind: 'learned'
      readonly threads: number
      /** What was spent beside what was estimated; null: nothing was reported. */
      readonly error: EstimateError | null
    }
  | { readonly kind: 'default'; readonly threads: number }
  | { readonly kind: 'pinned'; readonly by: string; readonly on: string }

/** `answer`: the plan of the usual job. */
export function usualRequestMessage(
  usual: UsualJob,
  origin: UsualOrigin,
  answer: MessageContent,
  { names }: RenderContext,
): MessageContent {
  const settings = describeChanges(usual.fields, usual.scenario, names)
  const job = `${describeJob(usual.scenario.spec, names)}${settings.length === 0 ? '' : `, ${settings.join(', ')}`}`
  return withPinButton(withNoteAbove(answer, line(...originSpans(job, usual, origin))), origin, usual)
}

function originSpans(job: string, { times, of }: UsualJob, origin: UsualOrigin): readonly Span[] {
  switch (origin.kind) {
    case 'learned': {
      const share = times === of ? 'all of them train this model' : `${times} of them train this model`
      const error = origin.error === null ? '' : ` Reported runs here: ${errorText(origin.error)}.`
      return [
        `Learned from ${origin.threads} threads of this channel that were approved or measured: ${job}; ${share}, the amount of data is their median.${error}`,
      ]
    }
    case 'default': {
      const known = origin.threads === 0 ? 'No thread' : origin.threads === 1 ? 'One thread' : 'Two threads'
      return [
        `${known} of this channel ${origin.threads < 2 ? 'was' : 'were'} approved or measured so far; I learn from ${threadsToLearnFrom} or more. Until then this is a general default for what is asked here most: ${job}.`,
      ]
    }
    case 'pinned':
      return [`Pinned for this channel by `, mention(origin.by), ` on ${origin.on}: ${job}. Priced as of today.`]
  }
}

function withPinButton(content: MessageContent, origin: UsualOrigin, { scenario }: UsualJob): MessageContent {
  const button = (id: string, label: string): ContentBlock => ({
    kind: 'controls',
    id: 'pin',
    controls: [{ kind: 'button', id, label, value: scenario }],
  })
  const pin =
    origin.kind === 'pinned' ? button(pinControlIds.unpin, 'Unpin') : button(pinControlIds.pin, 'Pin for this channel')
  return { ...content, blocks: [...content.blocks, pin] }
}

/** Nothing was asked in the channel yet. */
export function noUsualRequestMessage(): MessageContent {
  const sentence = 'Nothing was asked in this channel yet, so there is nothing to learn from.'
  const next = 'Begin with `/gpucost 70b 2B tokens`, or settle defaults with `/gpucost settings`.'
  return { text: [lineWithCode(`${sentence} ${next}`)], blocks: [textBlock([line(sentence), lineWithCode(next)])] }
}
