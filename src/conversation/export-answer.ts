/** The files of an answer's first plan for a tool, planned again for that tool's own software where that was open. */
import { type Catalog, requireEntity } from '../catalog/catalog.ts'
import { type ExportTarget, isTrainer, trainerNames, type TrainerName } from '../catalog/export-target.ts'
import type { ExportFile } from '../export/export-file.ts'
import { type ExportProblem, exportRun, stacksOfTrainer, trainerOfStack } from '../export/export-run.ts'
import { type RunSettings, runSettingsOf } from '../export/run-settings.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { toText } from '../language/to-text.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { createRenderContext } from '../presentation/render-context.ts'
import { ownServersId } from '../offers/owned-offers.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import type { Option } from '../recommend/recommendation.ts'
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

/** `option`: the plan that the files run, which is the answer's first unless it had to be planned anew. */
export type ExportedAnswer = { readonly files: readonly ExportFile[]; readonly option: Option } | ExportProblem

/** A plan that does not exist under the tool's software comes back as the problem that says why. */
export function exportAnswer(answer: AnsweredScenario, target: ExportTarget, context: ExportContext): ExportedAnswer {
  const { catalog } = context
  const planned = planFor(answer, target, context)
  const command = toText(answer.scenario, context.vocabulary)
  const exportOf = ({ scenario, option }: PlanToExport) =>
    exportRun(settingsOf(scenario, option, command, context), target, catalog.exportFacts)
  if ('problem' in planned) {
    // What the tool itself cannot do says more than that no plan was found for it.
    const refused = exportOf({ scenario: answer.scenario, option: answer.recommendation.best })
    return 'problem' in refused ? refused : planned
  }
  const { option } = planned
  const exported = exportOf(planned)
  return 'problem' in exported ? exported : { ...exported, option }
}

type PlanToExport = { readonly scenario: Scenario; readonly option: Option }

function planFor(
  { scenario, recommendation }: AnsweredScenario,
  target: ExportTarget,
  { catalog, advisor, today, asker }: ExportContext,
): PlanToExport | ExportProblem {
  const own = { scenario, option: recommendation.best }
  const { stack: planned } = recommendation.best
  // A launcher starts the plan's own trainer, or the first of ours where no file is written for that one.
  const isOpen = scenario.spec.stack === null && trainerOfStack(planned, catalog.exportFacts) === null
  const trainer = isTrainer(target) ? target : isOpen ? trainerNames[0] : null
  if (trainer === null || stacksOfTrainer(trainer, catalog.exportFacts).includes(planned)) return own
  const stack = stackFor(trainer, catalog)
  if (stack === null) return own
  const { tp, pp, cp, ep } = scenario.spec
  const whole = { tp: tp ?? 1, pp: pp ?? 1, cp: cp ?? 1, ep: ep ?? 1 }
  const isWhole = catalog.exportFacts.tools[trainer]?.splits === false
  const asked: Scenario = { ...scenario, spec: { ...scenario.spec, stack, ...(isWhole ? whole : {}) } }
  const replanned = advisor.answer(asked, today, asker)
  if (replanned.kind === 'recommendation') return { scenario: asked, option: replanned.recommendation.best }
  return { problem: replanned.problem, alternative: null }
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
  const provider = option.provider === ownServersId ? null : requireEntity(catalog.providers, option.provider)
  return runSettingsOf({
    scenario,
    option,
    plan,
    modelName: plan.model === null ? `a model of ${plan.shape.params} parameters` : names.model(plan.model),
    repository: model?.repository ?? null,
    provider,
    providerName: providerName(option, names),
    rentUrl: provider?.rentUrl?.url ?? null,
    command,
    facts: catalog.exportFacts,
  })
}
