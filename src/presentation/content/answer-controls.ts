/**
 * The controls under an answer. A control that changes the plan carries, as its value, the reply that a person would
 * type, so that a click and a reply are handled alike. The ids are an interface: posted messages hold them.
 */
import type { Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, methodLabels } from '../format/display-names.ts'
import { adviceQuestions } from './advice-questions.ts'
import type { ButtonControl, ContentBlock, SelectControl } from './message-content.ts'
import { allOptions } from './option-rows.ts'

export const answerControlIds = {
  fourBit: 'amend_4bit',
  eightBit: 'amend_8bit',
  bf16: 'amend_bf16',
  method: 'amend_method',
  gpus: 'amend_gpus',
  cheaper: 'amend_cheaper',
  faster: 'amend_faster',
  pricing: 'amend_pricing',
  more: 'amend_more',
  readAs: 'amend_read_as',
  notForApp: 'not_for_app',
  edit: 'edit_scenario',
  details: 'show_details',
  share: 'share_to_channel',
} as const

/** Matches the id of every control whose value is a reply. */
export const replyControlPattern = /^amend_/

/** Two rows: how to train, then where and what to do with the answer. */
export function answerControls(
  scenario: Scenario,
  recommendation: Recommendation,
  names: DisplayNames,
): readonly ContentBlock[] {
  const { best } = recommendation
  const withCheckMark = (label: string, isCurrent: boolean) => (isCurrent ? `${label} ✓` : label)
  const isSpot = best.pricing === 'spot'
  return [
    {
      kind: 'controls',
      id: 'amend',
      controls: [
        button(answerControlIds.fourBit, withCheckMark('4-bit', best.weights === 'nf4'), '4-bit'),
        button(answerControlIds.eightBit, withCheckMark('8-bit', best.weights === 'int8'), '8-bit'),
        button(answerControlIds.bf16, withCheckMark('bf16', best.weights === 'bf16'), 'bf16'),
        methodSelect(best.method),
        ...gpuSelect(recommendation, names),
      ],
    },
    {
      kind: 'controls',
      id: 'more',
      controls: [
        button(answerControlIds.cheaper, 'Cheaper', 'cheapest'),
        button(answerControlIds.faster, 'Faster', 'fastest'),
        button(answerControlIds.pricing, isSpot ? 'On demand' : 'Spot', isSpot ? 'on demand' : 'spot'),
        button(answerControlIds.edit, 'Edit…', scenario),
        button(answerControlIds.details, 'Details', scenario),
        button(answerControlIds.share, 'Share to channel', scenario),
        moreSelect,
      ],
    },
  ]
}

/** Where a message is private to one person it cannot be read back: then the button itself brings the scenario. */
const button = (id: string, label: string, value: string | Scenario): ButtonControl => ({
  kind: 'button',
  id,
  label,
  value,
})

/** What else there is to ask of a plan; each value is the question. */
const moreSelect: SelectControl = {
  kind: 'select',
  id: answerControlIds.more,
  placeholder: 'More…',
  options: [
    ...adviceQuestions.map(({ title, text }) => ({ label: title, value: text })),
    { label: 'How do I measure this?', value: 'how do I measure this?' },
    { label: 'Compare LoRA, QLoRA and full', value: 'compare lora, qlora and full' },
    { label: 'Chart: cost against time', value: 'chart' },
    { label: 'All options as CSV', value: 'csv' },
    { label: 'All options as JSON', value: 'json' },
  ],
}

const methodSelect = (current: keyof typeof methodLabels): SelectControl => ({
  kind: 'select',
  id: answerControlIds.method,
  placeholder: 'Method',
  options: (['lora', 'qlora', 'full'] as const).map((method) => ({
    label: capitalize(methodLabels[method]),
    value: method,
  })),
  selected: current,
})

const maxGpuChoices = 24

/** The GPUs among the options; none where there is nothing to choose. */
function gpuSelect(recommendation: Recommendation, names: DisplayNames): readonly SelectControl[] {
  const gpus = [...new Set(allOptions(recommendation).map(({ gpu }) => gpu))].slice(0, maxGpuChoices)
  if (gpus.length < 2) return []
  const options = gpus.map((gpu) => ({ label: names.gpu(gpu), value: `on ${gpu}` }))
  return [
    {
      kind: 'select',
      id: answerControlIds.gpus,
      placeholder: 'GPU',
      options: [...options, { label: 'Any GPU', value: 'any gpu' }],
    },
  ]
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
