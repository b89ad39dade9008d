/** The form of a question as a modal: new, or an estimate that is edited. */
import type { KnownBlock, ModalView } from '@slack/types'
import { emptySpec, type Scenario } from '../../scenario/spec.ts'
import { context, header } from '../blocks.ts'
import { escape, oneLine } from '../mrkdwn.ts'
import type { Choices } from './choices.ts'
import { type FormField, formParts } from './fields.ts'
import { conversationInput } from './inputs.ts'

export const formIds = { new: 'new_estimate', edit: 'edit_estimate', place: 'place' } as const

export type FormStart = {
  readonly kind: 'new' | 'edit'
  /** What is known already; null: nothing. */
  readonly scenario: Scenario | null
  /** What the sender wants back with the answer, at most 3,000 characters. */
  readonly memo: string
  /** A line above the fields: what was read, what is missing; '' for none. */
  readonly note: string
  /** Asks where the answer should go, with this conversation chosen; null: it is known. */
  readonly place: { readonly conversation: string | null } | null
}

/** Every field, filled with what the scenario says; where a default filled it, a hint says whose. */
export function formView({ kind, scenario, memo, note, place }: FormStart, choices: Choices): ModalView {
  const spec = scenario?.spec ?? emptySpec
  const blocks: KnownBlock[] = note === '' ? [] : [context([escape(oneLine(note, 600))])]
  for (const { title, fields } of formParts) {
    if (title !== formParts[0]?.title) blocks.push(header(title))
    blocks.push(...fields.map((field) => field.input(spec, choices, hintOf(field, scenario))))
  }
  if (place !== null) blocks.push(conversationInput(formIds.place, placeLabel, place.conversation))
  return {
    type: 'modal',
    callback_id: formIds[kind],
    private_metadata: memo,
    title: { type: 'plain_text', text: kind === 'new' ? 'New GPU cost estimate' : 'Edit the estimate' },
    submit: { type: 'plain_text', text: 'Estimate' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  }
}

const placeLabel = {
  label: 'Where should the answer go?',
  hint: 'Leave this empty to get it as a direct message.',
}

function hintOf({ id, sets }: FormField, scenario: Scenario | null): string {
  const by = sets
    .map((field) => scenario?.said[field])
    .find((speaker) => speaker === 'channel' || speaker === 'workspace')
  if (by !== undefined) return `The ${by}'s default.`
  if (id === 'data') return 'Tokens, epochs included; or examples x their length x epochs.'
  if (id === 'model') return 'A name from any hub, or a size.'
  return ''
}
