/** The verdict on plans side by side that a question asks for; what each is called in it. */
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import { type Spec, type SpecField, changedFields } from '../../scenario/scenario.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { type DisplayNames, planName, planAndProvider } from '../format/display-names.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { toOneLine } from '../format/truncate.ts'
import { type PlanContrast, type ContrastSide, planBefore } from './contrast-figures.ts'
import { contrastVerdict } from './contrast-verdict.ts'
import { planFigures, usdOf, apartIn } from './contrast-words.ts'
import { asItIs, asItWas, type PlanColumn, type PlanComparison } from './plan-comparison.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** Null where there are not two of them. */
export function contrastOf(
  { columns }: PlanComparison,
  asked: AskedContrast,
  limits: PlanContrast['limits'],
  names: DisplayNames,
): string | null {
  const [one, other, ...more] = columns
  if (one === undefined || other === undefined) return null
  if (more.length > 0) return asked.isOfFirst ? bestOfSeveral(columns, asked, names) : null
  // Of two that were named the first is asked about; else what is set against the plan, or the plan against the one before.
  const isPair = !isPlan(one) && !isEarlier(one) && !isPlan(other)
  const isOfOne = isPair || asked.isOfFirst || (isPlan(other) && !isEarlier(one))
  const [first, second] = isOfOne ? [other, one] : [one, other]
  if (first.option === null || second.option === null) return missingText(first, second, asked, names)
  const side = (column: PlanColumn, base: PlanColumn, option: Option): ContrastSide => ({
    label: isPair
      ? column.text
      : isEarlier(column)
        ? planBefore
        : isPlan(column)
          ? ''
          : contrastLabel(column, base.spec, option, names),
    option,
    tokens: column.spec.tokens,
  })
  const contrast = {
    first: side(first, second, first.option),
    second: side(second, first, second.option),
    isPair,
    isOfPlanned: !isPair && isPlan(one) && !changedFields(second.spec, first.spec).some((field) => ofPlace.has(field)),
    limits: { usd: second.spec.budgetUsd ?? limits.usd, hours: second.spec.deadlineHours ?? limits.hours },
    names,
  }
  if (asked.trait === 'cheaper' && isWider(second.spec, first.spec) && usdOf(second.option) > usdOf(first.option))
    return `Nothing: ${planAndProvider(first.option, names)}, ${planFigures(false, first.option)}, is open then too. ${contrast.second.label}, ${planAndProvider(second.option, names)} would be picked: ${planFigures(false, second.option)}.`
  // "Did that do anything to it?" is of the change, and not of whether it does.
  const form = isEarlier(first) ? (ofChange[asked.form] ?? asked.form) : asked.form
  const inDays = [second, first]
    .flatMap(({ option }) => (option === null ? [] : [option.hours.p50 / hoursOfDay]))
    .toSorted((a, b) => a - b)
    .map((days) => formatSignificant(days, 2))
  const days = asked.inDays === true ? `In days: ${inDays.join(' against ')}.` : ''
  return [days, ...contrastVerdict({ ...asked, form }, contrast)].filter((part) => part !== '').join(' ')
}

const hoursOfDay = 24

/** The best of several by name, then the others as they follow. */
function bestOfSeveral(columns: readonly PlanColumn[], { figure }: AskedContrast, names: DisplayNames): string | null {
  const isOfTime = figure === 'hours'
  const planned = columns.flatMap(({ text, option }) => (option === null ? [] : [{ text, option }]))
  const [best, ...others] = planned.toSorted((one, other) => apartIn(isOfTime, one.option, other.option))
  if (best === undefined) return null
  const without = columns.flatMap(({ text, option }) => (option === null ? [text] : []))
  const figuresOf = ({ option }: typeof best): string =>
    `${planFigures(isOfTime, option)} on ${planAndProvider(option, names)}`
  return [
    `${capitalized(best.text)} is ${isOfTime ? 'fastest' : 'cheapest'}: ${figuresOf(best)}.`,
    ...(others.length === 0 ? [] : [`Then ${others.map((one) => `${one.text}: ${figuresOf(one)}`).join('; ')}.`]),
    ...(without.length === 0 ? [] : [`No plan with ${without.join(' or ')}.`]),
  ].join(' ')
}

/** What was asked for is left open, so that the plan that holds stays possible. */
const isWider = (spec: Spec, base: Spec): boolean => changedFields(spec, base).every((field) => spec[field] === null)

const ofChange: Readonly<Partial<Record<AskedContrast['form'], AskedContrast['form']>>> = {
  holds: 'whether',
  value: 'difference',
}

const isPlan = ({ text }: PlanColumn): boolean => text === asItIs
const isEarlier = ({ text }: PlanColumn): boolean => text === asItWas
const hardware: ReadonlySet<SpecField> = new Set(['gpus', 'gpuCount', 'nodes', 'owned'])
const ofPlace: ReadonlySet<SpecField> = new Set([
  ...hardware,
  'excludedGpus',
  'providers',
  'excludedProviders',
  'tier',
  'region',
  'pricing',
])

/** "On 1 × L40S", "In the EU", "With 4-bit": a plan by what it asks for beside the one of `base`. */
export function contrastLabel(
  { text, spec }: Pick<PlanColumn, 'text' | 'spec'>,
  base: Spec,
  option: Option,
  names: DisplayNames,
): string {
  const changed = changedFields(spec, base)
  const said = text.replace(/, (?:any precision|no provider excluded)/gu, '')
  if (changed.length > 0 && changed.every((field) => hardware.has(field)))
    return `On ${planName(option, names)}${changed.includes('owned') && spec.owned === true ? ' of your own' : ''}`
  if (changed.includes('excludedProviders') && spec.providers === null && base.providers !== null) return 'Elsewhere'
  if (changed.length === 1 && changed[0] === 'providers') return `At ${said}`
  return labelOf(said)
}

/** What a plan has, as a sentence begins with it: "In the EU", "Within 60 h", "With 4-bit". */
export const labelOf = (words: string): string =>
  /^(?:in|within|under|on|at) /u.test(words) ? capitalized(words) : `With ${words}`

/** One of them has no plan. */
function missingText(
  first: PlanColumn,
  second: PlanColumn,
  { form, figure }: AskedContrast,
  names: DisplayNames,
): string | null {
  const [without, planned] = second.option === null ? [second, first] : [first, second]
  if (planned.option === null || without.problem === null) return null
  const doesFit = 'unpriced' in without.problem
  const verdict =
    form === 'holds' && doesFit ? 'Yes, by its memory it fits. ' : form === 'holds' || form === 'whether' ? 'No. ' : ''
  const which = isPlan(planned) ? 'The plan' : capitalized(planned.text)
  const where = isPlan(without)
    ? 'The plan'
    : without.text.startsWith('in ')
      ? capitalized(without.text)
      : `With ${without.text}`
  return `${verdict}${where}: ${toOneLine(without.problem.message, 200).replace(/\.$/u, '')}. ${which} takes ${planFigures(figure === 'hours', planned.option)} on ${planAndProvider(planned.option, names)}.`
}
