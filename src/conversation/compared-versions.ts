/** The plans of what a question sets side by side: earlier versions, sellers, places, GPUs. */
import { limitFields } from '../scenario/limit-fields.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Question } from '../language/questions/question.ts'
import { describeChanges } from '../presentation/content/scenario-summary.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import type { GapContext, GapSide } from '../presentation/questions/question-context.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { Option } from '../recommend/recommendation.ts'
import { type Scenario, type SpecField, changedFields } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Absent where the question sets nothing side by side. `scenario`: that of the plan. */
export function comparedVersions(
  { gap }: Question,
  { scenario, recommendation: { best } }: Pick<AnsweredScenario, 'scenario' | 'recommendation'>,
  ask: AnswerScenario,
  names: DisplayNames,
  { providers }: Pick<Catalog, 'providers'>,
): { readonly gap?: GapContext } {
  if (gap === undefined) return {}
  const planned = (version: Scenario, words: string): GapSide => {
    const answer = ask(version)
    const changed = changedFields(version.spec, scenario.spec)
    const wanted = describeChanges(changed, version, names).join(', ')
    const side = { scenario: version, words, wanted }
    return answer.kind === 'problem'
      ? { ...side, problem: answer.problem.message }
      : { ...side, option: answer.recommendation.best }
  }
  const free = gap.named.map(({ scenario: { spec, ...rest }, words }) => {
    const isEarlier = gap.earlier.some((one) => one.spec === spec)
    const limits = isEarlier ? {} : { budgetUsd: null, deadlineHours: null }
    return { ...planned({ ...rest, spec: { ...spec, ...limits } }, words), isEarlier }
  })
  // Why a seller asks more is told by the same GPUs at each, where all have them.
  const isOfSellers = gap.asks.form === 'why' && free.every((side) => !side.isEarlier && isSeller(side, scenario))
  // What a length does is told by the same GPUs, too.
  const isOfLengths = free.length > 0 && free.every((side) => !side.isEarlier && isLength(side, scenario))
  const onSameCard =
    isOfSellers || isOfLengths
      ? free.map(({ scenario: one, words, isEarlier }) => ({ ...planned(onGpusOf(best, one), words), isEarlier }))
      : []
  const hasSame = onSameCard.length > 0 && onSameCard.every(({ option }) => option !== undefined)
  const named = hasSame ? onSameCard : free
  const before =
    named.length > 0
      ? undefined
      : gap.earlier
          .filter(({ spec }) => changedFields(spec, scenario.spec).length > 0)
          .slice(0, maxEarlier)
          .map((version) => ({ ...planned(version, ''), isEarlier: true }))
          .find(({ option }) => option !== undefined)
  const option = before?.option
  const isOther = option !== undefined && (option.gpu !== best.gpu || option.gpuCount !== best.gpuCount)
  const isOfJob =
    isOther && changedFields(before?.scenario.spec ?? scenario.spec, scenario.spec).some((field) => ofJob.has(field))
  const onSame = option !== undefined && isOfJob ? planned(onGpusOf(option, scenario), '').option : undefined
  const changed = before === undefined ? [] : changedFields(before.scenario.spec, scenario.spec)
  return {
    gap: {
      asks: gap.asks,
      isReference: gap.isReference === true,
      ...(gap.isOfObjectives === true ? { isOfObjectives: true as const } : {}),
      sides: before === undefined ? named : [before],
      ...(onSame === undefined ? {} : { onSameGpus: onSame }),
      changes: describeChanges(changed, scenario, names),
      sellerKind: (provider) => providers.get(provider)?.kind ?? null,
    },
  }
}

/** Set apart from the plan by who sells, or where, alone. */
const isSeller = ({ scenario: { spec } }: GapSide, { spec: planSpec }: Scenario): boolean =>
  changedFields(spec, planSpec).every((field) => ofSeller.has(field))
const ofSeller: ReadonlySet<SpecField> = new Set<SpecField>([
  'providers', 'excludedProviders', 'tier', 'region', 'budgetUsd', 'deadlineHours',
]) // prettier-ignore

/** Set apart by the length of its sequences alone. */
const isLength = ({ scenario: { spec } }: GapSide, { spec: planSpec }: Scenario): boolean =>
  changedFields(spec, planSpec).every((field) => field === 'sequenceLength' || limitFields.has(field))

/** What changes how much a token takes, whatever it runs on. */
const ofJob: ReadonlySet<SpecField> = new Set<SpecField>([
  'model', 'variant', 'params', 'task', 'method', 'weights', 'sequenceLength', 'loraRank', 'gradientCheckpointing', 'batch', 'packed', 'samplesPerPrompt',
]) // prettier-ignore

const onGpusOf = ({ gpu, gpuCount, nodes }: Option, { spec, ...rest }: Scenario): Scenario => ({
  ...rest,
  spec: { ...spec, gpus: [gpu], gpuCount, nodes, excludedGpus: null, budgetUsd: null, deadlineHours: null },
})

/** Versions without a plan are passed over, so many of them. */
const maxEarlier = 4
