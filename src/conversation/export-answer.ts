/** The files of an answer's first plan for a tool, planned again for that tool's own software where that was open. */
import { type Catalog, requireEntity } from '../catalog/catalog.ts'
import {
  type ExportTarget,
  exportRun,
  type RunExport,
  stacksOfTrainer,
  trainerNames,
  type TrainerName,
  trainerOfStack,
} from '../export/export-run.ts'
import { type RunSettings, runSettingsOf } from '../export/run-settings.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { toText } from '../language/to-text.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { createRenderContext } from '../presentation/render-context.ts'
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

/** A plan that does not exist under the tool's software comes back as the problem that says why. */
export function exportAnswer(answer: AnsweredScenario, target: ExportTarget, context: ExportContext): RunExport {
  const { catalog } = context
  const planned = planFor(answer, target, context)
  if ('problem' in planned) return planned
  const { scenario, option } = planned
  const command = toText(answer.scenario, context.vocabulary)
  return exportRun(settingsOf(scenario, option, command, context), target, catalog.exportFacts)
}

type PlannedRun = { readonly scenario: Scenario; readonly option: Option }

function planFor(
  { scenario, recommendation }: AnsweredScenario,
  target: ExportTarget,
  { catalog, advisor, today, asker }: ExportContext,
): PlannedRun | Extract<RunExport, { readonly problem: unknown }> {
  const own = { scenario, option: recommendation.best }
  // A launcher starts the plan's own trainer, or the first of ours where no file is written for that one.
  const trainer =
    trainerNames.find((name) => name === target) ??
    (trainerOfStack(recommendation.best.stack, catalog.exportFacts) === null ? trainerNames[0] : undefined)
  if (trainer === undefined || scenario.spec.stack !== null) return own
  const stack = stackFor(trainer, catalog)
  if (stack === null || stack === recommendation.best.stack) return own
  const asked: Scenario = { ...scenario, spec: { ...scenario.spec, stack } }
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
  return runSettingsOf({
    scenario,
    option,
    plan,
    modelName: plan.model === null ? `a model of ${plan.shape.params} parameters` : names.model(plan.model),
    repository: model?.repository ?? null,
    provider: requireEntity(catalog.providers, option.provider),
    providerName: providerName(option, names),
    rentUrl: null,
    command,
    facts: catalog.exportFacts,
  })
}
