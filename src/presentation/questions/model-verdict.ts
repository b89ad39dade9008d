/** Whether another model does better, a newer or a smaller one: what is on record of both, and what the plan would take on it. */
import { modelAgeOf } from '../../catalog/model-ages.ts'
import type { Model } from '../../catalog/model.ts'
import { comparedModel, type ComparedModel, newerModels } from '../../recommend/advice/other-models.ts'
import { planAndProvider } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatPercent,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

const months = 'January February March April May June July August September October November December'.split(' ')
const dateOf = (released: string): string => {
  const [year = '', month] = released.split('-')
  return month === undefined ? year : `${months[Number(month) - 1] ?? ''} ${year}`
}
const releasedOf = (id: string | undefined, { catalog }: QuestionContext): string | undefined =>
  id === undefined ? undefined : modelAgeOf(id, catalog?.modelAges ?? [])?.released

/** From then on a model is one of those that are tuned most. */
const recent = '2025-04'

/** "Qwen3 30B-A3B (30.5B parameters, 3.35B at work for a token, April 2025, Apache-2.0)" */
function described(model: Model, context: QuestionContext): string {
  const released = releasedOf(model.id, context)
  const active = isSparse(model.shape.params, model.shape.activeParams)
    ? `, ${formatParameters(model.shape.activeParams)} at work for a token`
    : ''
  return `${model.name} (${formatParameters(model.shape.params)} parameters${active}${released === undefined ? '' : `, ${dateOf(released)}`}, licence ${model.licence.value})`
}

/** What the same data would take on the other model. */
function onOther(
  name: string,
  { whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext,
): string {
  if (whatIf === undefined) return ''
  if ('problem' in whatIf) return `With ${name} there is no plan on what was asked for: ${whatIf.problem}`
  const { option } = whatIf
  return `On the same data ${name} would take ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total on ${planAndProvider(option, names)}, instead of ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
}

const byTest =
  'Which is better at your task only a test says: tune both on a few hundred examples and compare some fifty answers to questions that were held out.'

/** Answers `args.asksModel`. */
export function modelVerdict(context: QuestionContext): string {
  const { scenario, namedSpec, catalog, args, params } = context
  const model = scenario.spec.model === null ? undefined : catalog?.models.get(scenario.spec.model)
  const than = comparedModel(model, params ?? scenario.spec.params ?? 0)
  const other = namedSpec?.model == null ? undefined : catalog?.models.get(namedSpec.model)
  const sentences =
    args?.asksModel === 'smaller'
      ? smaller(other, context)
      : args?.asksModel === 'newer'
        ? newer(than, context)
        : named(than, other, context)
  // What was asked of its money goes first.
  const money = args?.asksMoney === true ? sentences.find((sentence) => sentence.startsWith(onSame)) : undefined
  const ordered =
    money === undefined
      ? sentences
      : [`${apartFrom(context)}${money}`, ...sentences.filter((sentence) => sentence !== money)]
  return ordered.filter((sentence) => sentence !== '').join(' ')
}

const onSame = 'On the same data'
/** "$10 less: ", before what it would take. */
function apartFrom({ whatIf, recommendation: { best } }: QuestionContext): string {
  if (whatIf === undefined || !('option' in whatIf)) return ''
  const other = whatIf.option.allInUsd.p50
  const apart = formatUsdDifference(other, best.allInUsd.p50)
  return other < best.allInUsd.p50 ? `${apart} less. ` : `Not less but ${apart} more. `
}

const nameOf = ({ model, params }: ComparedModel): string => model?.name ?? `a model of ${formatParameters(params)}`

function newer(than: ComparedModel, context: QuestionContext): readonly string[] {
  const { catalog } = context
  const released = releasedOf(than.model?.id, context)
  const others = catalog === undefined ? [] : newerModels(than, catalog)
  const [first] = others
  const list = others.map((one) => described(one, context)).join('; ')
  const verdict =
    released === undefined
      ? 'How old the model is I do not have on record.'
      : released >= recent
        ? `${nameOf(than)} is of ${dateOf(released)} (recalled), so no old one, and among those that are tuned much.`
        : `${nameOf(than)} is of ${dateOf(released)} (recalled), so dated for a new project: newer models of its size, or of less, mostly answer better (rule of thumb). It is still tuned where a pipeline or a comparison rests on it.`
  return [
    verdict,
    list === ''
      ? 'A newer one of like size is not on record here.'
      : `Newer ones of like size or less on record: ${list}.`,
    first === undefined ? '' : onOther(first.name, context),
    byTest,
  ]
}

const [muchSmaller, muchLarger] = [0.6, 1.7]
/** Months in which models of half the size come to answer as well: a rule of thumb, on the cautious side. */
const monthsToHalve = 8
const monthsBetween = (one: string, other: string): number => {
  const monthOf = (released: string): number => {
    const [year = '0', month = '6'] = released.split('-')
    return Number(year) * 12 + Number(month)
  }
  return monthOf(other) - monthOf(one)
}

function named(than: ComparedModel, other: Model | undefined, context: QuestionContext): readonly string[] {
  const { namedSpec } = context
  const name = other?.name ?? `a model of ${formatParameters(namedSpec?.params ?? 0)}`
  const [own, its] = [releasedOf(than.model?.id, context), releasedOf(other?.id, context)]
  const ratio = (other?.shape.params ?? namedSpec?.params ?? than.params) / than.params
  const isNewer = own !== undefined && its !== undefined && its > own
  const isOlder = own !== undefined && its !== undefined && its < own
  const sizes = `${formatParameters(other?.shape.params ?? namedSpec?.params ?? 0)} parameters against ${formatParameters(than.params)}`
  const isAheadOfSize = isNewer && ratio >= Math.pow(2, -monthsBetween(own, its) / monthsToHalve)
  const verdict =
    isNewer && ratio <= muchSmaller && isAheadOfSize
      ? `Likely yes: ${name} is newer by ${formatCount(monthsBetween(own, its))} months, in which models of about ${formatPercent(Math.pow(2, -monthsBetween(own, its) / monthsToHalve))} of the size came to answer as well (rule of thumb), though it is smaller`
      : isNewer && ratio > muchSmaller
        ? `Likely the better base for most tasks: ${name} is newer`
        : isOlder && ratio < muchLarger
          ? ratio > muchSmaller
            ? `Hardly: ${name} is older`
            : `By quality hardly, by cost yes: ${name} is older and smaller`
          : ratio <= muchSmaller
            ? `${taskWords(context)}: ${name} is smaller`
            : ratio >= muchLarger
              ? `Somewhat, for reasoning and open questions; for a narrow task hardly: ${name} is larger`
              : `They are of like size and age, so that the data decide more than the name: ${name} has`
  const ages =
    own === undefined || its === undefined || own === its ? '' : `${dateOf(its)} against ${dateOf(own)} (recalled), `
  const opened = verdict.endsWith('has') ? `${verdict} ${sizes}.` : `${verdict}, ${ages}${sizes}.`
  return [
    opened,
    isSparse(other?.shape.params, other?.shape.activeParams) &&
    !isSparse(than.model?.shape.params, than.model?.shape.activeParams)
      ? `It is a mixture of experts: ${formatParameters(other.shape.activeParams)} work on a token, so it computes like a small model and takes the memory of a large one.`
      : '',
    onOther(name, context),
    other === undefined || than.model === undefined || other.licence.value === than.model.licence.value
      ? ''
      : `Licences (recalled): ${other.licence.value} for it, ${than.model.licence.value} for ${than.model.name}.`,
    byTest,
  ]
}

const bot =
  'Mostly a 7-9B for a bot that answers from your documents, with retrieval for the facts (rule of thumb); larger ones pay where answers need reasoning or several languages'

/** What a smaller model is good for, of the task that is told. */
const taskWords = ({ args }: QuestionContext): string =>
  args?.isBot === true
    ? bot
    : args?.isSmallTask === true
      ? 'For a narrow task like that mostly as good once it is tuned, weaker on facts, rare terms and long instructions (rule of thumb)'
      : 'For a narrow task (a format, a tone, sorting, extraction, summaries) often as good, for reasoning and open questions hardly'

function smaller(other: Model | undefined, context: QuestionContext): readonly string[] {
  const { args, namedSpec } = context
  const name = other?.name ?? (namedSpec?.params == null ? '' : `a model of ${formatParameters(namedSpec.params)}`)
  return [
    args?.isBot === true
      ? `${bot}.`
      : `${args?.isSmallTask === true ? 'Most likely, for a task like that' : 'Often a smaller one does'}: for tone, format, sorting, extraction and summaries a 3-9B that is tuned well is as a rule as good as a 70B; larger ones pay for reasoning, rare languages and open questions (rule of thumb).`,
    name === '' ? '' : onOther(name, context),
    'Try the small one first on a few hundred examples, for a dollar or two, and compare some fifty held-out answers of both.',
  ]
}
