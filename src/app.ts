/** Connects the rooms: data is read once, and what the shells need comes out. */
import type { CliDependencies } from './cli/cli-dependencies.ts'
import { type Advisor, createAdvisor } from './conversation/advisor.ts'
import { type ConversationEngine, createConversationEngine } from './conversation/conversation-engine.ts'
import { createEngineContext } from './conversation/engine-context.ts'
import { exportAnswer } from './conversation/export-answer.ts'
import { chooseTokenizer } from './dataset/tokenizer-choice.ts'
import { predictRow } from './estimate/predict-row.ts'
import { readFacts } from './facts.ts'
import { parseCommand } from './language/command.ts'
import { catalogVocabulary } from './language/lexicon/vocabulary.ts'
import { toText } from './language/to-text.ts'
import { createReferenceDocuments } from './mcp/reference-documents.ts'
import { catalogEntries } from './mcp/catalog-entries.ts'
import { once } from './once.ts'
import { createLiveCatalog, type LiveCatalog } from './offers/live-catalog.ts'
import { createReadings } from './readings.ts'
import { createRenderContext } from './presentation/render-context.ts'
import { plainRendering } from './presentation/slack/blocks/plain-rendering.ts'
import { renderMessage } from './presentation/slack/render-message.ts'
import { createSlackViews } from './presentation/slack/slack-views.ts'
import type { SearchStats } from './recommend/search/fastest-configuration.ts'
import type { Problem } from './scenario/problem.ts'
import type { SlackDependencies } from './slack/services.ts'

/** What is a function is loaded or made when it is first called: measured runs take longest to read. */
export type App = {
  readonly engine: () => ConversationEngine
  readonly advisor: () => Advisor
  /** Loads everything, so that the first question waits for nothing. */
  readonly slack: () => SlackDependencies
  readonly cli: CliDependencies
  /** The prices that answers rest on, and how they are renewed. */
  readonly prices: LiveCatalog
  /** How many plans the answer to the text of a command examines; `today` is an ISO date. */
  readonly searchStatsOf: (text: string, today: string) => SearchStats
}

/** Reads `folder` (data/, unless it says otherwise) and connects the rooms. Throws `CatalogDataError`, as do its parts when first used. */
export function createApp(folder?: string): App {
  const facts = readFacts(folder)
  const prices = createLiveCatalog(facts.catalog)
  const { catalog } = prices
  const vocabulary = catalogVocabulary(catalog)
  const measuredRuns = once(facts.measured)
  const accuracy = () => measuredRuns().estimator.calibration.headline
  const countingFacts = once(facts.counting)
  const advisor = once(() => createAdvisor(catalog, vocabulary, measuredRuns()))
  const engine = once(() => createConversationEngine(createEngineContext(catalog, vocabulary, advisor())))
  return {
    engine,
    advisor,
    prices,
    slack: () => ({
      engine: engine(),
      views: createSlackViews(catalog, vocabulary, accuracy),
      plainRendering,
      countingFacts: countingFacts(),
      vocabularyOf: (model) => (model === null ? null : (catalog.models.get(model) ?? null)),
      observations: () => catalog.observations,
      feeds: facts.feeds(),
    }),
    searchStatsOf: (text, today) => {
      const parsed = parseCommand(text, vocabulary, today)
      return 'problem' in parsed ? { memory: 0, time: 0 } : advisor().searchStatsOf(parsed.scenario, today)
    },
    cli: {
      engine,
      advisor,
      accuracy,
      renderContextOn: (today) => createRenderContext(catalog, today, false),
      slackMessage: renderMessage,
      ...createReadings(vocabulary),
      commandText: (scenario) => toText(scenario, vocabulary),
      exportRun: (answer, target, today) =>
        exportAnswer(answer, target, { catalog, vocabulary, advisor: advisor(), today }),
      tokenizerFor: (model) =>
        chooseTokenizer(
          model === null ? null : (catalog.models.get(model) ?? null),
          countingFacts().tokenizers,
          countingFacts().approximation,
        ),
      known: (kind) => catalogEntries(kind, catalog),
      documents: createReferenceDocuments(catalog, accuracy),
      completionWords: () =>
        [catalog.models, catalog.gpus, catalog.providers, catalog.stacks].flatMap((entities) => [...entities.keys()]),
      predict: (row) => {
        const { estimator, reading } = measuredRuns()
        const predicted = predictRow(row, estimator, catalog, reading)
        return 'problem' in predicted ? { problem: rowProblem(predicted.problem) } : predicted
      },
    },
  }
}

const rowProblem = (message: string): Problem => ({ kind: 'bad-value', message, terms: [], suggestions: [] })
