/**
 * The controls under an answer. Every control that amends carries, as its value, the words a person would have typed,
 * so that a click and a reply walk the same corridor. The ids are an interface: listeners and old messages hold them.
 */
import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { Recommendation } from '../../../recommend/recommendation.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { adviceQuestions } from '../messages/advice-message.ts'
import { codePointLength, limitOf } from 'local-slack/block-kit/limits'
import { truncate, escapePlainText } from './mrkdwn.ts'
import { scenarioPayload } from './scenario-metadata.ts'
import { type DisplayNames, methodLabels } from '../../format/display-names.ts'
import { allOptions } from '../../content/option-rows.ts'

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
export const amendActionPattern = /^amend_/

/** Between a block's own name and the key of its thread. */
const threadKeySeparator = ' '

/**
 * The message with a key in its controls, by which the thread is found again where neither the message nor its place
 * says which it is: an answer that one person sees, or one that came through a response address.
 */
export function withThreadKey(message: SlackMessage, key: string): SlackMessage {
  const blocks = message.blocks.map((block) =>
    block.type === 'actions' ? { ...block, block_id: `${block.block_id ?? ''}${threadKeySeparator}${key}` } : block,
  )
  return { ...message, blocks }
}

/** The key in the id of a block; null: there is none. */
export function threadKeyIn(blockId: string | undefined): string | null {
  const separatorIndex = blockId?.indexOf(threadKeySeparator) ?? -1
  return separatorIndex === -1 ? null : (blockId?.slice(separatorIndex + threadKeySeparator.length) ?? null)
}

/** Two rows: how to train, then where and what to do with the answer. */
export function actionBlocks(
  scenario: Scenario,
  recommendation: Recommendation,
  names: DisplayNames,
): readonly ActionsBlock[] {
  const { best } = recommendation
  const withCheckMark = (text: string, isCurrent: boolean) => (isCurrent ? `${text} ✓` : text)
  const isSpot = best.pricing === 'spot'
  return [
    {
      type: 'actions',
      block_id: 'amend',
      elements: [
        button(actionIds.fourBit, withCheckMark('4-bit', best.weights === 'nf4'), '4-bit'),
        button(actionIds.eightBit, withCheckMark('8-bit', best.weights === 'int8'), '8-bit'),
        button(actionIds.bf16, withCheckMark('bf16', best.weights === 'bf16'), 'bf16'),
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
        button(actionIds.pricing, isSpot ? 'On demand' : 'Spot', isSpot ? 'on demand' : 'spot'),
        scenarioButton(actionIds.edit, 'Edit…', scenario),
        scenarioButton(actionIds.details, 'Details', scenario),
        scenarioButton(actionIds.share, 'Share to channel', scenario),
        moreSelect,
      ],
    },
  ]
}

function button(actionId: string, text: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: { type: 'plain_text', text }, value }
}

/** Carries the scenario itself: where the message is private to one person, its metadata cannot be read back. */
function scenarioButton(actionId: string, text: string, scenario: Scenario): Button {
  const value = JSON.stringify(scenarioPayload(scenario))
  const buttonWithoutValue: Button = { type: 'button', action_id: actionId, text: { type: 'plain_text', text } }
  return codePointLength(value) <= limitOf('button.value') ? { ...buttonWithoutValue, value } : buttonWithoutValue
}

/** What else there is to ask of a plan; each value is the question. */
const moreSelect: StaticSelect = {
  type: 'static_select',
  action_id: actionIds.more,
  placeholder: { type: 'plain_text', text: 'More…' },
  options: [
    ...adviceQuestions.map(({ title, typed }) => selectOption(title, typed)),
    selectOption('How do I measure this?', 'how do I measure this?'),
    selectOption('Compare LoRA, QLoRA and full', 'compare lora, qlora and full'),
    selectOption('Chart: cost against time', 'chart'),
    selectOption('All options as CSV', 'csv'),
    selectOption('All options as JSON', 'json'),
  ],
}

function methodSelect(current: keyof typeof methodLabels): StaticSelect {
  const options = (['lora', 'qlora', 'full'] as const).map((method) =>
    selectOption(capitalize(methodLabels[method]), method),
  )
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
function gpuSelect(recommendation: Recommendation, names: DisplayNames): readonly StaticSelect[] {
  const gpus = [...new Set(allOptions(recommendation).map(({ gpu }) => gpu))].slice(0, 24)
  if (gpus.length < 2) return []
  const options = gpus.map((gpu) => selectOption(names.gpu(gpu), truncate(`on ${gpu}`, limitOf('option.value'))))
  const placeholder = { type: 'plain_text', text: 'GPU' } as const
  return [
    {
      type: 'static_select',
      action_id: actionIds.gpus,
      placeholder,
      options: [...options, selectOption('Any GPU', 'any gpu')],
    },
  ]
}

function selectOption(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: truncate(escapePlainText(text), limitOf('option.text')) }, value }
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
