/** Puts the rooms in a line: data is read once, and what the shells call comes out. */
import { join } from 'node:path'
import { type Advisor, createAdvisor } from './conversation/advisor.ts'
import type { Catalog } from './catalog/catalog.ts'
import { renderChart } from './chart/chart.ts'
import { gpuSchema } from './catalog/gpu.ts'
import { loadCatalog, readEntities, readFile } from './catalog/load.ts'
import type { CliDependencies as CliCorridor, ParseVerbResult } from './cli/cli-dependencies.ts'
import { runTextConversation } from './conversation/text-conversation.ts'
import { measurementFileSchema, buildResidualModels, parseMeasuredRuns } from './estimate/residuals/measured-runs.ts'
import { predictRow } from './estimate/predict-row.ts'
import { calibrationSchema } from './estimate/calibration.ts'
import { priorsSchema } from './estimate/physics/constants.ts'
import { evidenceById } from './estimate/residuals/run-evidence.ts'
import type { SearchStats } from './recommend/search/sweep.ts'
import { type LiveCatalog, createLiveCatalog } from './offers/live-catalog.ts'
import { qualityNote } from './recommend/explain/quality-note.ts'
import { comparePlans, type DescribeQuality } from './presentation/content/plan-comparison.ts'
import { createRenderContext } from './presentation/render-context.ts'
import { plainRendering } from './presentation/slack/blocks/plain-rendering.ts'
import { createDisplayNames } from './presentation/format/display-names.ts'
import { terminalRecommendation } from './presentation/terminal/terminal-recommendation.ts'
import { terminalProblem } from './presentation/terminal/terminal-problem.ts'
import type { ConfigSummary } from './language/config/config-summary.ts'
import { readMessageOrConfig } from './language/config/pasted-config.ts'
import { readConfig } from './language/config/trainer-config.ts'
import { parseCommand, type ParseResult } from './language/command.ts'
import type { Problem } from './scenario/problem.ts'
import { parseCommands } from './language/multiple-commands.ts'
import { buildVocabulary, type Vocabulary } from './language/lexicon/vocabulary.ts'
import type { SlackDependencies as SlackCorridor } from './slack/services.ts'
import { noRules } from './team/team-rules.ts'
import { createEngineContext } from './conversation/engine-context.ts'
import { createConversationEngine } from './conversation/conversation-engine.ts'
import { softwareRulesSchema } from './estimate/residuals/software-rules.ts'

/** What the shells are handed. Measured runs take longest to read, so they are read when first needed. */
export type App = {
  /** Reads everything, so that the first question waits for nothing. */
  readonly slack: () => SlackCorridor & Pick<Advisor, 'advise' | 'adviseMessage'>
  readonly cli: CliCorridor
  /** The prices that answers rest on, and how they are renewed. */
  readonly prices: LiveCatalog
  /** The corridor itself. */
  readonly advisor: () => Advisor
  /** How many plans an answer to `text` looks at. */
  readonly searchStatsOf: (text: string, today: string) => SearchStats
}

const bundledData = join(import.meta.dirname, '../data')

/** Reads `folder` (data/) and connects the rooms. Throws `BadData`, as do its parts when first used. */
export function createApp(folder = bundledData): App {
  const prices = createLiveCatalog(loadCatalog(folder))
  const { catalog } = prices
  const vocabulary = catalogVocabulary(catalog)
  const measuredRuns = once(() => loadMeasuredRuns(folder, catalog))
  const advisor = once(() => {
    const { estimator, witnesses } = measuredRuns()
    return createAdvisor(catalog, vocabulary, estimator, witnesses)
  })
  const engine = once(() => {
    return createConversationEngine(
      createEngineContext(catalog, vocabulary, advisor(), () => measuredRuns().estimator.calibration.headline),
    )
  })
  const renderContextOn = (today: string) => createRenderContext(catalog, today, false)
  return {
    prices,
    advisor: advisor,
    slack: () => {
      const { advise, adviseMessage } = advisor()
      return { advise, adviseMessage, plainRendering, engine: engine(), observations: () => catalog.observations }
    },
    searchStatsOf: (text, today) => advisor().searchStatsOf(text, today),
    cli: {
      layOutProblem: (problem, terminal) => terminalProblem(problem, createDisplayNames(catalog), terminal),
      nextTurn: (thread, text, request) => {
        const requestContext = { ...request, rules: noRules }
        return thread === null
          ? engine().start(text, 'command', requestContext)
          : engine().turn(thread, text, true, requestContext)
      },
      completionWords: () =>
        [catalog.models, catalog.gpus, catalog.providers, catalog.stacks].flatMap((entities) => [...entities.keys()]),
      ask: (text, today) => advisor().advise(text, today),
      layOutRecommendation: ({ scenario, recommendation }, today, terminal) =>
        terminalRecommendation(scenario, recommendation, renderContextOn(today), terminal),
      parse: (text, today) => parseResultOf(parseCommand(text, vocabulary, today)),
      read: (text, today) => parseResultOf(readMessageOrConfig(text, vocabulary, today)),
      readConfig: (configs, words, today) => parseResultOf(readConfig(configs, words, vocabulary, today)),
      askConfig: (configs, words, today) => advisor().adviseConfig(configs, words, today),
      converse: (first, turns, today) => {
        return runTextConversation([first, ...turns], vocabulary, advisor(), renderContextOn(today))
      },
      cost: (text, today) => {
        const answer = advisor().advise(text, today)
        if (answer.kind === 'problem') return answer
        const planContext = { scenario: answer.scenario, option: answer.recommendation.best }
        return {
          kind: 'cost',
          decision: advisor().decide(planContext, today),
          totalCost: advisor().summarizeTotalCost(planContext, today),
        }
      },
      accuracy: () => measuredRuns().estimator.calibration.headline,
      advise: (topics, text, today) => {
        const answer = advisor().advise(text, today)
        if (answer.kind === 'problem') return answer
        return { kind: 'advice', advice: topics.map((topic) => advisor().adviceOn(topic, answer, today)) }
      },
      receipt: (text, today) => {
        const answer = advisor().advise(text, today)
        if (answer.kind === 'problem') return answer
        return { kind: 'receipt', lines: advisor().receiptOf(answer, today) }
      },
      receiptOf: (answer, today) => advisor().receiptOf(answer, today),
      check: (text, today) => {
        const result = advisor().check(text, today)
        return 'problem' in result
          ? { kind: 'problem', problem: result.problem }
          : { kind: 'checked', result, renderContext: renderContextOn(today) }
      },
      compare: (texts, today) => {
        const parsed = parseCommands(texts, vocabulary, today)
        if ('problem' in parsed) return { kind: 'problem', problem: parsed.problem }
        const plans = parsed.scenarios.map((scenario) => ({ scenario, answer: advisor().answer(scenario, today) }))
        const describeQuality: DescribeQuality = (option, spec) => qualityNote(option, spec, catalog)
        return {
          kind: 'compared',
          comparison: comparePlans(plans, renderContextOn(today).names, describeQuality, texts),
        }
      },
      chart: ({ scenario, recommendation }, today) => renderChart(scenario, recommendation, renderContextOn(today)),
      // The writer of tables is loaded when one is asked for.
      csv: async ({ recommendation }) =>
        (await import('./presentation/content/options-csv.ts')).optionsCsv(recommendation),
      predict: (row) => {
        const { estimator, reading } = measuredRuns()
        const predicted = predictRow(row, estimator, catalog, reading)
        return 'problem' in predicted ? { problem: rowProblem(predicted.problem) } : predicted
      },
    },
  }
}

/** Makes a value when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let cached: { readonly value: T } | undefined
  return () => (cached ??= { value: make() }).value
}

function parseResultOf(parsed: ParseResult & { readonly config?: ConfigSummary }): ParseVerbResult {
  const config = parsed.config === undefined ? {} : { config: parsed.config }
  return 'problem' in parsed
    ? { kind: 'problem', problem: parsed.problem, ...config }
    : { kind: 'scenario', scenario: parsed.scenario, ...config }
}

const rowProblem = (message: string): Problem => ({ kind: 'bad-value', message, terms: [], suggestions: [] })

function catalogVocabulary(catalog: Catalog): Vocabulary {
  const providers = [...catalog.providers.values()].map(({ id, name, aliases, tiers }) => ({
    id,
    name,
    aliases,
    tiers: tiers.map((tier) => tier.id),
  }))
  return buildVocabulary(catalog, providers)
}

/** The calibrated estimator of `folder`, with the measured runs that correct it. Throws `BadData`. */
export const loadEstimator = (folder: string, catalog: Catalog) => loadMeasuredRuns(folder, catalog).estimator

/** The calibrated estimator with the measured runs that correct it, and the rules by which rows are read. */
function loadMeasuredRuns(folder: string, catalog: Catalog) {
  const calibration = readFile(join(folder, 'calibration.json'), calibrationSchema)
  const gpus = new Map([...catalog.gpus, ...readEntities(join(folder, 'cards'), gpuSchema(catalog.architectures))])
  const files = readEntities(join(folder, 'measurements'), measurementFileSchema)
  const priors = readFile(join(folder, 'priors.json'), priorsSchema)
  const reading = readFile(join(folder, 'reading.json'), softwareRulesSchema(catalog.parameterBytes, priors))
  const runs = parseMeasuredRuns(files.values(), { ...catalog, gpus }, reading)
  const residualModels = buildResidualModels(runs, calibration.constants, calibration)
  return { estimator: { calibration, residualModels }, witnesses: evidenceById(runs), reading }
}
