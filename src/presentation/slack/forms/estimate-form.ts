/** The form of a question as a modal: new, or an estimate that is edited. */
import type { KnownBlock, ModalView } from '@slack/types'
import { emptySpec, type Scenario } from '../../../scenario/scenario.ts'
import { contextBlock, headerBlock } from '../blocks/layout-blocks.ts'
import { escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { FormChoices } from './form-choices.ts'
import { formSections } from './estimate-form-fields.ts'
import type { FormField } from './form-field-kinds.ts'
import { conversationInput } from './input-blocks.ts'

export const estimateFormIds = { new: 'new_estimate', edit: 'edit_estimate', destination: 'place' } as const

export type EstimateFormInput = {
  readonly kind: 'new' | 'edit'
  /** What is known already; null: nothing. */
  readonly scenario: Scenario | null
  /** What the sender wants back with the answer, at most 3,000 characters. */
  readonly privateMetadata: string
  /** A line above the fields: what was read, what is missing; '' for none. */
  readonly note: string
  /** Asks where the answer should go, with this conversation chosen; null: it is known. */
  readonly destination: { readonly conversation: string | null } | null
}

/** Every field, filled with what the scenario says; where a default filled it, a hint says whose. */
export function estimateFormView(
  { kind, scenario, privateMetadata, note, destination }: EstimateFormInput,
  choices: FormChoices,
): ModalView {
  const spec = scenario?.spec ?? emptySpec
  const blocks: KnownBlock[] = note === '' ? [] : [contextBlock([escapeMrkdwn(toOneLine(note, 600))])]
  for (const { title, fields } of formSections) {
    if (title !== formSections[0]?.title) blocks.push(headerBlock(title))
    blocks.push(...fields.map((field) => field.input(spec, choices, fieldHint(field, scenario))))
  }
  if (destination !== null)
    blocks.push(conversationInput(estimateFormIds.destination, destinationLabel, destination.conversation))
  return {
    type: 'modal',
    callback_id: estimateFormIds[kind],
    private_metadata: privateMetadata,
    title: { type: 'plain_text', text: kind === 'new' ? 'New GPU cost estimate' : 'Edit the estimate' },
    submit: { type: 'plain_text', text: 'Estimate' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  }
}

const destinationLabel = {
  label: 'Where should the answer go?',
  hint: 'Leave this empty to get it as a direct message.',
}

function fieldHint({ id, sets }: FormField, scenario: Scenario | null): string {
  const provenance = sets
    .map((field) => scenario?.setBy[field])
    .find((setBy) => setBy === 'channel' || setBy === 'workspace')
  if (provenance !== undefined) return `The ${provenance}'s default.`
  if (id === 'data') return 'Tokens, epochs included; or examples x their length x epochs.'
  if (id === 'model') return 'A name from any hub, or a size.'
  return ''
}
