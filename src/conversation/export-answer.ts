/** The files of an answer's first plan for a tool, planned again for that tool's own software where that was open. */
import { type Catalog, requireEntity } from '../catalog/catalog.ts'
import { repositoryOf } from '../catalog/export-facts.ts'
import { type ExportTarget, isTrainer, trainerNames, type TrainerName } from '../catalog/export-target.ts'
import type { ExportFile } from '../export/export-file.ts'
import { exportRun, stacksOfTrainer, trainerOfStack } from '../export/export-run.ts'
import { type RunSettings, runSettingsOf } from '../export/run-settings.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { toText } from '../language/to-text.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { createRenderContext } from '../presentation/render-context.ts'
import { ownServersId } from '../offers/owned-offers.ts'
import { isStatedPrice, sellerOfStatedPrice } from '../offers/stated-offers.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Advisor, AskerContext } from './advisor.ts'

export type ExportContext = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly advisor: Pick<Advisor, 'answer'>
  /** ISO date. */
  readonly today: string
  readonly asker?: AskerContext
}

/** The files, the plan that they run, and what was done about a plan that the tool could not run as it is. */
type Exported = {
  readonly files: readonly ExportFile[]
  /** The answer's first unless it had to be planned anew. */
  readonly option: Option
  /** Why another trainer than the plan's own is started; null: it is the plan's own, or the one that was asked for. */
  readonly note: string | null
}

/** `alternative`: the trainer that runs the job where the one that was asked for cannot. */
type ExportProblem = { readonly problem: Problem; readonly alternative: TrainerName | null }

export type ExportedAnswer = Exported | ExportProblem

/**
 * A plan that does not exist under the tool's software comes back as the problem that says why, with a trainer that was
 * tried. A launcher whose trainer nobody chose starts the first one that can run the job.
 */
export function exportAnswer(answer: AnsweredScenario, target: ExportTarget, context: ExportContext): ExportedAnswer {
  const { catalog } = context
  const { stack } = answer.scenario.spec
  // Where no file is written for the software of a plan, the first trainer of ours takes its place.
  const isOpen = stack === null && trainerOfStack(answer.recommendation.best.stack, catalog.exportFacts) === null
  const asked = isTrainer(target) ? target : isOpen ? trainerNames[0] : null
  const first = exportWith(asked, answer, target, context)
  if (!('problem' in first)) return first
  const { problem } = first
  const others = trainerNames.filter((name) => name !== asked)
  if (!isTrainer(target) && stack === null) {
    for (const trainer of others) {
      const tried = exportWith(trainer, answer, target, context)
      const name = catalog.exportFacts.tools[trainer]?.name ?? trainer
      if (!('problem' in tried)) return { ...tried, note: `${problem.message} Planned anew for ${name}.` }
    }
  }
  const alternative = others.find((trainer) => !('problem' in exportWith(trainer, answer, trainer, context))) ?? null
  if (alternative === null) return { problem, alternative }
  const suggestion = `gpucost export "${toText(answer.scenario, context.vocabulary)}" --as ${alternative}`
  const message = `${problem.message} ${alternative} can run this job.`
  return { alternative, problem: { ...problem, message, suggestions: [suggestion] } }
}

/** The files of `target` for the answer's plan, or for one of `trainer`'s software; null: the plan's own. */
function exportWith(
  trainer: TrainerName | null,
  answer: AnsweredScenario,
  target: ExportTarget,
  context: ExportContext,
): Exported | { readonly problem: Problem } {
  const planned = planFor(answer, trainer, context)
  const command = toText(answer.scenario, context.vocabulary)
  const exportOf = ({ scenario, option }: PlanToExport) =>
    exportRun(settingsOf(scenario, option, command, context), target, context.catalog.exportFacts)
  if ('problem' in planned) {
    // What the tool itself cannot do says more than that no plan was found for it.
    const refused = exportOf({ scenario: answer.scenario, option: answer.recommendation.best })
    return 'problem' in refused ? refused : planned
  }
  const exported = exportOf(planned)
  return 'problem' in exported ? exported : { ...exported, option: planned.option, note: null }
}

type PlanToExport = { readonly scenario: Scenario; readonly option: Option }

function planFor(
  { scenario, recommendation }: AnsweredScenario,
  trainer: TrainerName | null,
  { catalog, advisor, today, asker }: ExportContext,
): PlanToExport | { readonly problem: Problem } {
  const own = { scenario, option: recommendation.best }
  if (trainer === null || stacksOfTrainer(trainer, catalog.exportFacts).includes(recommendation.best.stack)) return own
  const stack = stackFor(trainer, catalog)
  if (stack === null) return own
  const { tp, pp, cp, ep } = scenario.spec
  const whole = { tp: tp ?? 1, pp: pp ?? 1, cp: cp ?? 1, ep: ep ?? 1 }
  const isWhole = catalog.exportFacts.tools[trainer]?.splits === false
  const asked: Scenario = { ...scenario, spec: { ...scenario.spec, stack, ...(isWhole ? whole : {}) } }
  const replanned = advisor.answer(asked, today, asker)
  if (replanned.kind === 'recommendation') return { scenario: asked, option: replanned.recommendation.best }
  return { problem: replanned.problem }
}

const stackFor = (trainer: TrainerName, { stacks, exportFacts }: Catalog): string | null =>
  stacksOfTrainer(trainer, exportFacts).find((id) => stacks.has(id)) ?? null

function settingsOf(
  scenario: Scenario,
  option: Option,
  command: string,
  { catalog, today }: ExportContext,
): RunSettings {
  const plan = planFromOption(option, scenario.spec, catalog)
  const model = plan.model === null ? undefined : catalog.models.get(plan.model)
  const { names } = createRenderContext(catalog, today, false)
  const seller = isStatedPrice(option.provider) ? sellerOfStatedPrice(option.provider) : option.provider
  const provider = seller === null || seller === ownServersId ? null : requireEntity(catalog.providers, seller)
  return runSettingsOf({
    scenario,
    option,
    plan,
    modelName: plan.model === null ? `a model of ${plan.shape.params} parameters` : names.model(plan.model),
    repository: repositoryOf(scenario.spec.variant, model?.repository ?? null, catalog.exportFacts),
    ownRepository: model?.repository ?? null,
    provider,
    providerName: providerName(option, names),
    rentUrl: provider?.rentUrl?.url ?? null,
    command,
    keptCheckpoints: catalog.totalCost.allowances.checkpointsKept.base,
    facts: catalog.exportFacts,
  })
}
