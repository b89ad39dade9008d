/**
 * The controls under an answer. Each carries what it asks of the plan as data; the conversation engine carries it out on
 * the plan that holds when it is pressed. The ids are an interface: posted messages hold them.
 */
import { methodNames, weightNames } from '../../catalog/training-method.ts'
import type { Recommendation } from '../../recommend/recommendation.ts'
import { askedChange } from '../../scenario/scenario-change.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { type DisplayNames } from '../format/display-names.ts'
import type { ControlAction } from './control-action.ts'
import type { ButtonControl, ContentBlock, SelectControl } from './message-content.ts'
import { allOptions } from './option-rows.ts'
import { capitalized } from '../../recommend/figure-text.ts'

export const answerControlIds = {
  change: 'amend_change',
  gpus: 'amend_gpus',
  more: 'amend_more',
  readAs: 'amend_read_as',
  notForApp: 'not_for_app',
  edit: 'edit_scenario',
  details: 'show_details',
  share: 'share_to_channel',
} as const

/** Matches the id of every control whose value is an action; in messages of older versions it is a reply. */
export const actionControlPattern = /^(?:amend_|run_callback$)/

/** One row, six at most: a message may add two of its own and still be read at a glance. */
export function answerControls(
  scenario: Scenario,
  recommendation: Recommendation,
  names: DisplayNames,
): readonly ContentBlock[] {
  return [
    {
      kind: 'controls',
      id: 'amend',
      controls: [
        changeSelect(recommendation),
        ...gpuSelect(recommendation, names),
        button(answerControlIds.details, 'Details', scenario),
        button(answerControlIds.edit, 'Edit…', scenario),
        button(answerControlIds.share, 'Share to channel', scenario),
        moreSelect,
      ],
    },
  ]
}

const setting = (set: Partial<Spec>): ControlAction => ({ kind: 'change', change: askedChange(set) })

/** Where a message is private to one person it cannot be read back: then the button itself brings the scenario. */
export const button = (id: string, label: string, value: ButtonControl['value']): ButtonControl => ({
  kind: 'button',
  id,
  label,
  value,
})

/** What else there is to ask of a plan, by how often it is; each advice is asked for by its words too. */
const moreSelect: SelectControl = {
  kind: 'select',
  id: answerControlIds.more,
  placeholder: 'More…',
  options: [
    { label: 'Get files to run it', value: { kind: 'run-files', tool: null } },
    {
      label: 'Compare LoRA, QLoRA and full',
      value: { kind: 'compare', sets: [{ method: 'lora' }, { method: 'qlora' }, { method: 'full' }] },
    },
    { label: 'Chart: cost against time', value: { kind: 'file', format: 'chart' } },
    { label: 'Advice: batch, method, GPUs', value: { kind: 'question', topic: 'advice' } },
    { label: 'How do I measure this?', value: { kind: 'question', topic: 'measure' } },
    { label: 'All options as CSV', value: { kind: 'file', format: 'csv' } },
    { label: 'Receipt as a file', value: { kind: 'file', format: 'receipt' } },
  ],
}

/** What is asked of a plan most often; what it is already is left out. */
function changeSelect({ best }: Recommendation): SelectControl {
  const isSpot = best.pricing === 'spot'
  const methods = (['lora', 'qlora', 'full'] as const).filter((method) => method !== best.method)
  const precisions = (['bf16', 'int8', 'nf4'] as const).filter((weights) => weights !== best.weights)
  return {
    kind: 'select',
    id: answerControlIds.change,
    placeholder: 'Change…',
    options: [
      { label: 'Cheaper', value: setting({ objective: 'cheapest' }) },
      { label: 'Faster', value: setting({ objective: 'fastest' }) },
      { label: isSpot ? 'On demand' : 'Spot', value: setting({ pricing: isSpot ? 'on_demand' : 'spot' }) },
      ...methods.map((method) => ({ label: capitalized(methodNames[method]), value: setting({ method }) })),
      ...precisions.map((weights) => ({ label: `${weightNames[weights]} weights`, value: setting({ weights }) })),
    ],
  }
}

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
