/** Puts the rooms in a line: data is read once, and what the shells call comes out. */
import { join } from 'node:path'
import { type Corridor, corridor } from './advise.ts'
import type { Catalog } from './catalog/catalog.ts'
import { chartOf } from './chart/chart.ts'
import { gpuSchema } from './catalog/gpu.ts'
import { loadCatalog, readEntities, readFile } from './catalog/load.ts'
import type { Corridor as CliCorridor, Reading } from './cli/corridor.ts'
import { walkThread } from './converse.ts'
import { measurementFileSchema, pointsOf, readMeasured } from './estimate/measured.ts'
import { predictRow } from './estimate/predict-row.ts'
import { calibrationSchema } from './estimate/predictor.ts'
import { readingSchema } from './estimate/reading.ts'
import { witnessesOf } from './estimate/witness.ts'
import type { Effort } from './recommend/plans.ts'
import { type Live, live } from './offers/live.ts'
import { qualityNote } from './recommend/quality-note.ts'
import { comparePlans, type QualityOf } from './reply/compared.ts'
import { mannerOf } from './reply/manner.ts'
import { plainRendering } from './reply/plain-rendering.ts'
import { namesOf } from './reply/names.ts'
import { terminalAnswer } from './reply/terminal.ts'
import { terminalProblem } from './reply/terminal-problem.ts'
import type { ConfigKeys } from './scenario/config/config-keys.ts'
import { readMessageOrConfig } from './scenario/config/in-message.ts'
import { readConfig } from './scenario/config/read-config.ts'
import { parse, type Parsed } from './scenario/parse.ts'
import type { Problem } from './scenario/problem.ts'
import { readSeveral } from './scenario/several.ts'
import { buildVocabulary, type Vocabulary } from './scenario/vocabulary.ts'
import type { Corridor as SlackCorridor } from './slack/services.ts'
import { noRules } from './team/rules.ts'
import { booksOf } from './thread/books.ts'
import { deskOf } from './thread/desk.ts'

/** What the shells are handed. Measured runs take longest to read, so they are read when first needed. */
export type House = {
  /** Reads everything, so that the first question waits for nothing. */
  readonly slack: () => SlackCorridor & Pick<Corridor, 'advise' | 'adviseMessage'>
  readonly cli: CliCorridor
  /** The prices that answers rest on, and how they are renewed. */
  readonly prices: Live
  /** The corridor itself. */
  readonly corridor: () => Corridor
  /** How many plans an answer to `text` looks at. */
  readonly effortOf: (text: string, today: string) => Effort
}

const bundled = join(import.meta.dirname, '../data')

/** Reads `folder` (data/) and connects the rooms. Throws `BadData`, as do its parts when first used. */
export function compose(folder = bundled): House {
  const prices = live(loadCatalog(folder))
  const { catalog } = prices
  const vocabulary = vocabularyOf(catalog)
  const measured = once(() => measuredIn(folder, catalog))
  const walk = once(() => {
    const { estimator, witnesses } = measured()
    return corridor(catalog, vocabulary, estimator, witnesses)
  })
  const desk = once(() => {
    return deskOf(booksOf(catalog, vocabulary, walk(), () => measured().estimator.calibration.headline))
  })
  const manner = (today: string) => mannerOf(catalog, today, false)
  return {
    prices,
    corridor: walk,
    slack: () => {
      const { advise, adviseMessage } = walk()
      return { advise, adviseMessage, plainRendering, desk: desk(), observations: () => catalog.observations }
    },
    effortOf: (text, today) => walk().effortOf(text, today),
    cli: {
      refuse: (problem, terminal) => terminalProblem(problem, namesOf(catalog), terminal),
      turn: (held, text, setting) => {
        const asked = { ...setting, rules: noRules }
        return held === null ? desk().start(text, 'command', asked) : desk().turn(held, text, true, asked)
      },
      words: () =>
        [catalog.models, catalog.gpus, catalog.providers, catalog.stacks].flatMap((known) => [...known.keys()]),
      ask: (text, today) => walk().advise(text, today),
      show: ({ scenario, recommendation }, today, terminal) =>
        terminalAnswer(scenario, recommendation, manner(today), terminal),
      parse: (text, today) => readingOf(parse(text, vocabulary, today)),
      read: (text, today) => readingOf(readMessageOrConfig(text, vocabulary, today)),
      readConfig: (configs, words, today) => readingOf(readConfig(configs, words, vocabulary, today)),
      askConfig: (configs, words, today) => walk().adviseConfig(configs, words, today),
      converse: (first, turns, today) => {
        return walkThread([first, ...turns], vocabulary, walk(), manner(today))
      },
      cost: (text, today) => {
        const answer = walk().advise(text, today)
        if (answer.kind === 'problem') return answer
        const about = { scenario: answer.scenario, option: answer.recommendation.best }
        return { kind: 'cost', decision: walk().decide(about, today), words: walk().wholeCost(about, today) }
      },
      accuracy: () => measured().estimator.calibration.headline,
      advise: (topics, text, today) => {
        const answer = walk().advise(text, today)
        if (answer.kind === 'problem') return answer
        return { kind: 'advice', advice: topics.map((topic) => walk().adviceOn(topic, answer, today)) }
      },
      receipt: (text, today) => {
        const answer = walk().advise(text, today)
        if (answer.kind === 'problem') return answer
        return { kind: 'receipt', lines: walk().receiptOf(answer, today) }
      },
      receiptOf: (answer, today) => walk().receiptOf(answer, today),
      check: (text, today) => {
        const result = walk().check(text, today)
        return 'problem' in result
          ? { kind: 'problem', problem: result.problem }
          : { kind: 'checked', result, manner: manner(today) }
      },
      compare: (texts, today) => {
        const read = readSeveral(texts, vocabulary, today)
        if ('problem' in read) return { kind: 'problem', problem: read.problem }
        const plans = read.scenarios.map((scenario) => ({ scenario, answer: walk().answer(scenario, today) }))
        const qualityOf: QualityOf = (option, spec) => qualityNote(option, spec, catalog)
        return { kind: 'compared', comparison: comparePlans(plans, manner(today).names, qualityOf, texts) }
      },
      chart: ({ scenario, recommendation }, today) => chartOf(scenario, recommendation, manner(today)),
      // The writer of tables is loaded when one is asked for.
      csv: async ({ recommendation }) => (await import('./reply/export.ts')).optionsCsv(recommendation),
      predict: (row) => {
        const { estimator, reading } = measured()
        const predicted = predictRow(row, estimator, catalog, reading)
        return 'problem' in predicted ? { problem: badRow(predicted.problem) } : predicted
      },
    },
  }
}

/** Makes a value when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function readingOf(parsed: Parsed & { readonly config?: ConfigKeys }): Reading {
  const config = parsed.config === undefined ? {} : { config: parsed.config }
  return 'problem' in parsed
    ? { kind: 'problem', problem: parsed.problem, ...config }
    : { kind: 'scenario', scenario: parsed.scenario, ...config }
}

const badRow = (message: string): Problem => ({ kind: 'bad-value', message, terms: [], suggestions: [] })

function vocabularyOf(catalog: Catalog): Vocabulary {
  const providers = [...catalog.providers.values()].map(({ id, name, aliases, tiers }) => ({
    id,
    name,
    aliases,
    tiers: tiers.map((tier) => tier.id),
  }))
  return buildVocabulary(catalog, providers)
}

/** The calibrated estimator of `folder`, with the measured runs that correct it. Throws `BadData`. */
export const estimatorIn = (folder: string, catalog: Catalog) => measuredIn(folder, catalog).estimator

/** The calibrated estimator with the measured runs that correct it, and the rules by which rows are read. */
function measuredIn(folder: string, catalog: Catalog) {
  const calibration = readFile(join(folder, 'calibration.json'), calibrationSchema)
  const gpus = new Map([...catalog.gpus, ...readEntities(join(folder, 'cards'), gpuSchema)])
  const files = readEntities(join(folder, 'measurements'), measurementFileSchema)
  const reading = readFile(join(folder, 'reading.json'), readingSchema)
  const runs = readMeasured(files.values(), { gpus, models: catalog.models }, reading)
  const points = pointsOf(runs, calibration.constants, calibration)
  return { estimator: { calibration, points }, witnesses: witnessesOf(runs), reading }
}
