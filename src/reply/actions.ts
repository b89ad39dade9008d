/**
 * The controls under an answer. Every control that amends carries, as its value, the words a person would have typed,
 * so that a click and a reply walk the same corridor. The ids are an interface: listeners and old messages hold them.
 */
import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types'
import type { Message } from './message.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { adviceQuestions } from './advice.ts'
import { most } from './block-kit/rule.ts'
import { clip, lengthOf, plain } from './mrkdwn.ts'
import { payloadOf } from './metadata.ts'
import { type Names, methodWords } from './names.ts'
import { everyOption } from './rows.ts'

export const actionIds = {
  fourBit: 'amend_4bit',
  eightBit: 'amend_8bit',
  bf16: 'amend_bf16',
  method: 'amend_method',
  gpus: 'amend_gpus',
  cheaper: 'amend_cheaper',
  faster: 'amend_faster',
  pricing: 'amend_pricing',
  more: 'amend_more',
  edit: 'edit_scenario',
  details: 'show_details',
  share: 'share_to_channel',
} as const

/** Matches every control whose value (or selected option's value) is an amendment. */
export const amendmentActions = /^amend_/

/** Between a block's own name and the key of its thread. */
const joint = ' '

/**
 * The message with a key in its controls, by which the thread is found again where neither the message nor its place
 * says which it is: an answer that one person sees, or one that came through a response address.
 */
export function keyed(message: Message, key: string): Message {
  const blocks = message.blocks.map((block) =>
    block.type === 'actions' ? { ...block, block_id: `${block.block_id ?? ''}${joint}${key}` } : block,
  )
  return { ...message, blocks }
}

/** The key in the id of a block; null: there is none. */
export function keyIn(blockId: string | undefined): string | null {
  const at = blockId?.indexOf(joint) ?? -1
  return at === -1 ? null : (blockId?.slice(at + joint.length) ?? null)
}

/** Two rows: how to train, then where and what to do with the answer. */
export function actionBlocks(
  scenario: Scenario,
  recommendation: Recommendation,
  names: Names,
): readonly ActionsBlock[] {
  const { best } = recommendation
  const mark = (text: string, current: boolean) => (current ? `${text} ✓` : text)
  const spot = best.pricing === 'spot'
  return [
    {
      type: 'actions',
      block_id: 'amend',
      elements: [
        button(actionIds.fourBit, mark('4-bit', best.weights === 'nf4'), '4-bit'),
        button(actionIds.eightBit, mark('8-bit', best.weights === 'int8'), '8-bit'),
        button(actionIds.bf16, mark('bf16', best.weights === 'bf16'), 'bf16'),
        methodSelect(best.method),
        ...gpuSelect(recommendation, names),
      ],
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [
        button(actionIds.cheaper, 'Cheaper', 'cheapest'),
        button(actionIds.faster, 'Faster', 'fastest'),
        button(actionIds.pricing, spot ? 'On demand' : 'Spot', spot ? 'on demand' : 'spot'),
        carrying(actionIds.edit, 'Edit…', scenario),
        carrying(actionIds.details, 'Details', scenario),
        carrying(actionIds.share, 'Share to channel', scenario),
        moreSelect,
      ],
    },
  ]
}

function button(actionId: string, text: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: { type: 'plain_text', text }, value }
}

/** Carries the scenario itself: where the message is private to one person, its metadata cannot be read back. */
function carrying(actionId: string, text: string, scenario: Scenario): Button {
  const value = JSON.stringify(payloadOf(scenario))
  const bare: Button = { type: 'button', action_id: actionId, text: { type: 'plain_text', text } }
  return lengthOf(value) <= most('button.value') ? { ...bare, value } : bare
}

/** What else there is to ask of a plan; each value is the question. */
const moreSelect: StaticSelect = {
  type: 'static_select',
  action_id: actionIds.more,
  placeholder: { type: 'plain_text', text: 'More…' },
  options: [
    ...adviceQuestions.map(({ title, typed }) => option(title, typed)),
    option('How do I measure this?', 'how do I measure this?'),
    option('Compare LoRA, QLoRA and full', 'compare lora, qlora and full'),
    option('Chart: cost against time', 'chart'),
    option('All options as CSV', 'csv'),
    option('All options as JSON', 'json'),
  ],
}

function methodSelect(current: keyof typeof methodWords): StaticSelect {
  const options = (['lora', 'qlora', 'full'] as const).map((method) => option(capital(methodWords[method]), method))
  const initial = options.find(({ value }) => value === current)
  return {
    type: 'static_select',
    action_id: actionIds.method,
    placeholder: { type: 'plain_text', text: 'Method' },
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

/** The GPUs among the options, or none where there is nothing to choose. */
function gpuSelect(recommendation: Recommendation, names: Names): readonly StaticSelect[] {
  const gpus = [...new Set(everyOption(recommendation).map(({ gpu }) => gpu))].slice(0, 24)
  if (gpus.length < 2) return []
  const options = gpus.map((gpu) => option(names.gpu(gpu), clip(`on ${gpu}`, most('option.value'))))
  const placeholder = { type: 'plain_text', text: 'GPU' } as const
  return [
    {
      type: 'static_select',
      action_id: actionIds.gpus,
      placeholder,
      options: [...options, option('Any GPU', 'any gpu')],
    },
  ]
}

function option(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: clip(plain(text), most('option.text')) }, value }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
