/** "Did you take 60M or 120M?", "you took LoRA, right?": the values that the plan has of what a question names. */
import type { PlannedField } from '../../language/questions/form-arguments.ts'
import type { AskedSetting } from '../../catalog/question-forms.ts'
import type { Spec, SpecField } from '../../scenario/scenario.ts'
import { pricingLabels, providerName, planInFull } from '../format/display-names.ts'
import { formatGib } from '../format/number-format.ts'
import { dataAnswer } from './data.ts'
import { epochsAnswer } from './epochs.ts'
import { deadlineAnswer } from './finish.ts'
import { leverFigures } from './lever-sentences.ts'
import { overBudgetAnswer } from './over-budget.ts'
import { placeOfPlan } from './place.ts'
import { besideBest } from './plan-contrast.ts'
import { settingAnswer } from './planned-setting.ts'
import type { QuestionContext } from './question-context.ts'
import { paramsAnswer } from './training-settings.ts'

/** The value of each field, whether it was asked for, and what another that is named would take. */
export function plannedAnswer(context: QuestionContext): readonly string[] {
  const { args, whatIf, recommendation, renderContext } = context
  const fields = args?.planned ?? []
  const switched = leverFigures(context)
  if (fields.length === 0) return [...settingAnswer(context), ...switched]
  const holds = fields.map((field) => isPlanned(field, context))
  const told = [...new Set(fields.flatMap((field) => valueOf(field, context)))].filter((one) => one !== '')
  const sentences = told.length === 0 ? planValue(context) : told
  const verdict = args?.isWhether !== true || holds.includes(null) ? '' : holds.every(Boolean) ? 'Yes: ' : 'No: '
  // The value that is named may be the one that the plan has: what the other would do is told instead.
  const isOther =
    switched.length === 0 && whatIf !== undefined && 'option' in whatIf && !holds.every((one) => one === true)
  const other = isOther ? besideBest(whatIf.option, recommendation.best, renderContext.names) : ''
  const [first = '', ...rest] = sentences
  const isJudged = /^(?:Yes|No|Likely)\b/u.test(first) || verdict === ''
  return [isJudged ? first : `${verdict}${lowerFirst(first)}`, ...rest, other, ...switched]
}

/** "The plan is …" behind a verdict; a name keeps its capitals. */
const lowerFirst = (sentence: string): string =>
  sentence.replace(/^(?:The|Only|All|Sequences|Inside|Over)\b/u, (word) => word.toLowerCase())

/** A budget is kept or not, and by that the answer begins. */
const withVerdict = ([first = '', ...rest]: readonly string[], limit: number | null, usd: number): readonly string[] =>
  limit === null ? [first, ...rest] : [`${usd <= limit ? 'Yes' : 'No'}: ${lowerFirst(first)}`, ...rest]

/** Fields whose value is told as that of a setting. */
const settings: Readonly<Partial<Record<PlannedField, AskedSetting>>> = {
  method: 'method', loraRank: 'rank', weights: 'precision', precision: 'precision', optimizer: 'optimizer', sequenceLength: 'sequenceLength', stack: 'stack', sharding: 'layout', gradientCheckpointing: 'checkpointing', packed: 'packing', loraTargets: 'modules', batch: 'globalBatch', globalBatch: 'globalBatch',
} // prettier-ignore

function valueOf(field: PlannedField, context: QuestionContext): readonly string[] {
  const setting = settings[field]
  if (setting === undefined) return (values[field] ?? planValue)(context)
  return settingAnswer({ ...context, args: { setting } }).map(
    (sentence) => `${sentence}${setting === 'method' ? methodOrigin(context.scenario.spec) : ''}`,
  )
}

type ValueSentences = (context: QuestionContext) => readonly string[]

const values: Readonly<Partial<Record<PlannedField, ValueSentences>>> = {
  tokens: (context) => dataAnswer({ ...context, args: {} }).slice(0, 1),
  epochs: (context) => epochsAnswer({ ...context, args: {} }).slice(0, 1),
  params: paramsAnswer,
  model: paramsAnswer,
  budgetUsd: (context) =>
    withVerdict(
      overBudgetAnswer({ ...context, args: {} }),
      context.scenario.spec.budgetUsd,
      context.recommendation.best.allInUsd.p50,
    ),
  deadlineHours: ({ scenario: { spec }, recommendation: { best } }) =>
    spec.deadlineHours === null ? [] : deadlineAnswer(spec.deadlineHours, best.hours),
  region: (context) => [placeOfPlan(context)],
  pricing: ({ recommendation: { best }, renderContext: { names } }) => [
    `The plan is ${pricingLabels[best.pricing]} at ${providerName(best, names)}.`,
  ],
}

const planValue: ValueSentences = ({ recommendation: { best }, renderContext: { names } }) => [
  `The plan is ${planInFull(best, names)}: it holds ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each GPU, ${formatGib(best.peakMemoryGiB.p95)} at the high end.`,
]

const methodOrigin = ({ method, weights }: Spec): string =>
  method === null && weights === null
    ? ' It is assumed, as nobody said which: name another to have that.'
    : ' It was asked for.'

/** Whether the plan has the value that is named; null where that cannot be told. */
function isPlanned(
  field: PlannedField,
  { namedSpec, scenario: { spec }, recommendation: { best } }: QuestionContext,
): boolean | null {
  if (field === 'params' || field === 'epochs') return namedSpec === undefined ? true : null
  if (namedSpec === undefined) return true
  const named = namedSpec[field]
  const chosen: Partial<Record<SpecField, unknown>> = {
    method: best.method, weights: best.weights, gpuCount: best.gpuCount, nodes: best.nodes, sequenceLength: best.sequenceLength, loraRank: best.loraRank, packed: best.packed, pricing: best.pricing, stack: best.stack,
  } // prettier-ignore
  // QLoRA is LoRA on weights of 4 bits.
  if (field === 'method')
    return (
      (namedSpec.method === null || namedSpec.method === best.method) &&
      (namedSpec.weights === null || namedSpec.weights === best.weights)
    )
  if (field === 'gpus') return namedSpec.gpus === null || namedSpec.gpus.includes(best.gpu)
  if (field === 'providers') return namedSpec.providers?.includes(best.provider) ?? null
  return (
    named === null ||
    named === spec[field] ||
    JSON.stringify(named) === JSON.stringify(spec[field]) ||
    named === chosen[field]
  )
}
