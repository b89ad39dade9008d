/**
 * The controls under an answer. Each carries what it asks of the plan as data; the conversation engine carries it out on
 * the plan that holds when it is pressed. The ids are an interface: posted messages hold them.
 */
import { methodNames } from '../../catalog/training-method.ts'
import type { Recommendation } from '../../recommend/recommendation.ts'
import { askedChange } from '../../scenario/scenario-change.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { type DisplayNames } from '../format/display-names.ts'
import { adviceMenuEntries } from './advice-questions.ts'
import type { ControlAction } from './control-action.ts'
import type { ButtonControl, ContentBlock, SelectControl, SelectOption } from './message-content.ts'
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

/** Matches the id of every control whose value is an action; in messages of older versions it is a reply. */
export const actionControlPattern = /^amend_/

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
        button(answerControlIds.fourBit, withCheckMark('4-bit', best.weights === 'nf4'), setting({ weights: 'nf4' })),
        button(
          answerControlIds.eightBit,
          withCheckMark('8-bit', best.weights === 'int8'),
          setting({ weights: 'int8' }),
        ),
        button(answerControlIds.bf16, withCheckMark('bf16', best.weights === 'bf16'), setting({ weights: 'bf16' })),
        methodSelect(best.method),
        ...gpuSelect(recommendation, names),
      ],
    },
    {
      kind: 'controls',
      id: 'more',
      controls: [
        button(answerControlIds.cheaper, 'Cheaper', setting({ objective: 'cheapest' })),
        button(answerControlIds.faster, 'Faster', setting({ objective: 'fastest' })),
        button(
          answerControlIds.pricing,
          isSpot ? 'On demand' : 'Spot',
          setting({ pricing: isSpot ? 'on_demand' : 'spot' }),
        ),
        button(answerControlIds.edit, 'Edit…', scenario),
        button(answerControlIds.details, 'Details', scenario),
        button(answerControlIds.share, 'Share to channel', scenario),
        moreSelect,
      ],
    },
  ]
}

const setting = (set: Partial<Spec>): ControlAction => ({ kind: 'change', change: askedChange(set) })

/** Where a message is private to one person it cannot be read back: then the button itself brings the scenario. */
const button = (id: string, label: string, value: ControlAction | Scenario): ButtonControl => ({
  kind: 'button',
  id,
  label,
  value,
})

/** What else there is to ask of a plan. */
const moreSelect: SelectControl = {
  kind: 'select',
  id: answerControlIds.more,
  placeholder: 'More…',
  options: [
    ...adviceMenuEntries.map(({ title, topic }): SelectOption => ({
      label: title,
      value: { kind: 'question', topic },
    })),
    { label: 'How do I measure this?', value: { kind: 'question', topic: 'measure' } },
    {
      label: 'Compare LoRA, QLoRA and full',
      value: { kind: 'compare', sets: [{ method: 'lora' }, { method: 'qlora' }, { method: 'full' }] },
    },
    { label: 'Chart: cost against time', value: { kind: 'file', format: 'chart' } },
    { label: 'All options as CSV', value: { kind: 'file', format: 'csv' } },
    { label: 'All options as JSON', value: { kind: 'file', format: 'json' } },
  ],
}

const methodSelect = (current: keyof typeof methodNames): SelectControl => ({
  kind: 'select',
  id: answerControlIds.method,
  placeholder: 'Method',
  options: (['lora', 'qlora', 'full'] as const).map((method) => ({
    label: capitalize(methodNames[method]),
    value: setting({ method }),
    isSelected: method === current,
  })),
})

const maxGpuChoices = 24

/** The GPUs among the options; none where there is nothing to choose. */
function gpuSelect(recommendation: Recommendation, names: DisplayNames): readonly SelectControl[] {
  const gpus = [...new Set(allOptions(recommendation).map(({ gpu }) => gpu))].slice(0, maxGpuChoices)
  if (gpus.length < 2) return []
  const options = gpus.map((gpu) => ({ label: names.gpu(gpu), value: setting({ gpus: [gpu] }) }))
  const anyGpu = setting({ gpus: null, gpuCount: null, nodes: null, excludedGpus: null })
  return [
    {
      kind: 'select',
      id: answerControlIds.gpus,
      placeholder: 'GPU',
      options: [...options, { label: 'Any GPU', value: anyGpu }],
    },
  ]
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
