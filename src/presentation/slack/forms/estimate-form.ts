/** The form of a question as a modal: new, or an estimate that is edited. */
import type { KnownBlock, ModalView } from '@slack/types'
import { emptySpec, type Scenario } from '../../../scenario/scenario.ts'
import { contextBlock, headerBlock } from '../blocks/layout-blocks.ts'
import { escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { FormChoices } from './form-choices.ts'
import { commonFields, formSections } from './estimate-form-fields.ts'
import type { FormField } from './form-field-kinds.ts'
import { conversationInput } from './input-blocks.ts'

export const estimateFormIds = {
  new: 'new_estimate',
  edit: 'edit_estimate',
  destination: 'place',
  more: 'more_fields',
} as const

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
  /** Every field; absent: those that are changed most, and those that say something. */
  readonly isWhole?: true
}

/** The fields, filled with what the scenario says; where a default filled it, a hint says whose. */
export function estimateFormView(
  { kind, scenario, privateMetadata, note, destination, isWhole }: EstimateFormInput,
  choices: FormChoices,
): ModalView {
  const spec = scenario?.spec ?? emptySpec
  const blocks: KnownBlock[] = note === '' ? [] : [contextBlock([escapeMrkdwn(toOneLine(note, 600))])]
  const isShown = ({ id, sets }: FormField): boolean =>
    isWhole === true || commonFields.has(id) || sets.some((field) => spec[field] !== null)
  for (const { title, fields } of formSections) {
    const shown = fields.filter(isShown)
    if (title !== formSections[0]?.title && shown.length > 0) blocks.push(headerBlock(title))
    blocks.push(...shown.map((field) => field.input(spec, choices, fieldHint(field, scenario))))
  }
  if (isWhole !== true) blocks.push(moreButton)
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

/** Under the fields that are changed most. */
const moreButton: KnownBlock = {
  type: 'actions',
  block_id: estimateFormIds.more,
  elements: [
    {
      type: 'button',
      action_id: estimateFormIds.more,
      text: { type: 'plain_text', text: 'More fields' },
    },
  ],
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
