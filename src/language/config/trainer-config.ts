/**
 * A trainer's configuration as a change of a scenario: its keys fill the slots that words fill, and the person's words
 * beside them stand in place of what it says.
 */
import { type SlotContent, slotsOf } from '../grammar/slots.ts'
import { type PresetInput, fieldValue, placePresets, quantity } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { addMissingIssues, parseCommand, type ParseResult } from '../command.ts'
import { toProblem } from '../resolution/draft-problem.ts'
import type { Problem } from '../../scenario/problem.ts'
import { fieldPhrase } from '../../scenario/field-phrases.ts'
import { type ScenarioChange, applyChange, changeOf } from '../../scenario/scenario-change.ts'
import type { Remark } from '../../scenario/scenario.ts'
import { formatList, quoted } from '../../scenario/format-values.ts'
import { recognizeText, understand } from '../pipeline.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ConfigOptions, PlannedJob } from './config-options.ts'
import type { ConfigEntry } from './config-entry.ts'
import { parseEntries } from './config-entries.ts'
import { frameworkOf } from './framework.ts'
import { type ConfigSummary, summarizeKeys, emptySummary, summaryLines } from './config-summary.ts'
import { ConfigValues } from './config-values.ts'
import { missingValueProblem } from './missing-values.ts'
import { findConfigModel } from './config-model.ts'
import { modelOfArchitecture } from './model-architecture.ts'
import type { ConfigPhrase, ConfigTopic } from './config-phrase.ts'
import { phrasesOf } from './config-phrases.ts'
import { ownHeaderOf, withOwnHeader, withOwnVariant } from './own-header.ts'

/** `change`: what the configurations and the words ask of a scenario, or of none. */
export type ParsedConfig = (
  | { readonly change: ScenarioChange }
  | Extract<ParseResult, { readonly problem: Problem }>
) & { readonly config: ConfigSummary }

/**
 * Reads configurations of one run (a trainer's and its launcher's, say) with the person's own words beside them: `words`
 * win where both say something. `today` is an ISO date. Never throws.
 */
export function readConfig(
  texts: readonly string[],
  words: string,
  vocabulary: Vocabulary,
  today: string,
  { mode = 'command', job = null, data = [] }: ConfigOptions = {},
): ParsedConfig {
  const entries: ConfigEntry[] = []
  for (const text of texts) {
    const read = parseEntries(text)
    if ('error' in read) return { problem: unreadableProblem(read.error), config: emptySummary }
    entries.push(...read.entries)
  }
  const beginning = texts.join('\n').slice(0, 100_000)
  const framework = frameworkOf(entries, beginning)
  const values = new ConfigValues(entries)
  const header = ownHeaderOf(beginning)
  const { draft: written } = understand(header?.command ?? '', { mode, vocabulary, today })
  const named = findConfigModel(values, vocabulary, today) ?? modelOfArchitecture(values, vocabulary)
  const model = withOwnVariant(named, written, values)
  const hasModel = model !== null && model.isArchitecture !== true
  const gpuNamed = (name: string) => gpuSlots(understand(name, { mode: 'message', vocabulary, today, keepsPast: true }))
  const providerNamed = (name: string): readonly SlotContent[] =>
    recognizeText(name, { mode: 'message', vocabulary, today }).mentions.flatMap((mention) =>
      isKind(mention, 'provider') ? [{ role: 'providers', ids: mention.meaning.ids, excluded: false }] : [],
    )
  const understanding = understand(words, { mode, vocabulary, today, keepsPast: true, given: placePresets(data) })
  const areStepsSaid = slotsOf(understanding.slots, 'quantity').some(({ measure }) => measure === 'steps')
  const settings = phrasesOf({ values, framework, hasModel, areStepsSaid, gpuNamed, providerNamed })
  const phrases = header === null ? settings : withOwnHeader(settings, header, written, values)
  if (values.usedKeys.size === 0)
    return { problem: unreadableProblem('None of its keys is one of a trainer’s.'), config: emptySummary }
  const allPhrases: ConfigPhrase[] = [
    ...(model === null ? [] : [{ topic: 'model', words: model.words, slots: model.slots } as const]),
    ...(model?.is4bit === true && !phrases.some(({ words: phrase }) => phrase === '8-bit')
      ? [{ topic: 'method', words: 'qlora', slots: [fieldValue({ field: 'method', value: 'qlora' })] } as const]
      : []),
    ...phrases.filter(({ topic, words: phrase }) => !(model?.is4bit === true && isOverriddenBy4bit(topic, phrase))),
  ]
  const { kept, given: overrideNote } = overridePhrases(
    allPhrases,
    understanding,
    topicsInWords(understanding, model !== null),
  )
  const keptPhrases = [...kept, ...(job === null ? [] : jobPhrases(job, kept, understanding))]
  const joined = (own: string): string =>
    [...[...keptPhrases, ...data].map((phrase) => phrase.words), own].filter((phrase) => phrase !== '').join(', ')
  const line = joined(mode === 'command' ? words.trim() : slotWords(understanding))
  const config = { ...summarizeKeys(values, framework), line }
  const remarks = [
    ...(model?.notes ?? []),
    ...keptPhrases.flatMap(({ note }) => note ?? []),
    ...(overrideNote === '' ? [] : [overrideNote]),
    ...summaryLines(config),
  ]
  const areWordsUnderstood = mode === 'message' || understanding.unrecognized.length === 0
  const missing = areWordsUnderstood ? missingValueProblem(keptPhrases, understanding, values, line) : null
  if (missing !== null) return { problem: missing, config }
  const given = { slots: placePresets([...keptPhrases, ...data]), line }
  const parsed =
    mode === 'command' ? parseCommand(words, vocabulary, today, given) : parseProse(words, given, vocabulary, today)
  if ('problem' in parsed) return { ...parsed, config }
  const change = changeOf(parsed.scenario)
  const ofConfig: readonly Remark[] = remarks.map((text) => ({ field: null, text }))
  return { change: { ...change, remarks: [...ofConfig, ...(change.remarks ?? [])] }, config }
}

/** A scenario that begins with a configuration. */
export const scenarioOfConfig = (parsed: ParsedConfig): ParseResult & { readonly config: ConfigSummary } =>
  'change' in parsed ? { ...applyChange(null, parsed.change), config: parsed.config } : parsed

/** Of a GPU's name: which it is and of which memory, or that the catalog has none such. */
function gpuSlots({ slots }: Understanding): readonly SlotContent[] {
  const named = slots.filter(({ role }) => role === 'gpus' || role === 'memory' || role === 'invalid')
  if (named.length > 0) return named
  return [{ role: 'invalid', kind: 'unknown', sentence: 'The catalog has no GPU of that name.', what: 'gpu' }]
}

const isOverriddenBy4bit = (topic: ConfigTopic, words: string): boolean =>
  topic === 'method' || (topic === 'weights' && words !== '8-bit')

/** What a configuration and the words beside it leave out of the job, as it is planned. */
function jobPhrases(
  { model, params, tokens }: PlannedJob,
  phrases: readonly ConfigPhrase[],
  { draft, slots }: Understanding,
): readonly ConfigPhrase[] {
  const hasTopic = (...topics: readonly ConfigTopic[]) => phrases.some(({ topic }) => topics.includes(topic))
  const hasModel = hasTopic('model') || draft.get('params') !== null
  const hasData = hasTopic('steps', 'examples') || draft.has('tokens') || slotsOf(slots, 'unitless').length > 0
  const modelPhrase = (): ConfigPhrase | null => {
    if (model !== null)
      return { topic: 'model', words: model, slots: [{ role: 'model', reference: { kind: 'model', id: model } }] }
    const size = params === null ? null : fieldPhrase('params', { params })
    return params === null || size === null
      ? null
      : { topic: 'model', words: size, slots: [quantity('params', params)] }
  }
  const data = fieldPhrase('tokens', { tokens })
  return [
    hasModel ? null : modelPhrase(),
    hasData || tokens === null || data === null
      ? null
      : ({ topic: 'tokens', words: data, slots: [quantity('tokens', tokens)] } as const),
  ].filter((phrase) => phrase !== null)
}

/** What the person speaks of in words. Beside a model a bare "100M" is data. */
function topicsInWords({ draft, slots }: Understanding, hasModel: boolean): ReadonlySet<ConfigTopic> {
  const topics = new Set<ConfigTopic>()
  const fields = [
    'method',
    'weights',
    'loraRank',
    'loraTargets',
    'sequenceLength',
    'batch',
    'gradientCheckpointing',
    'packed',
    'offload',
    'sharding',
    'gpus',
    'providers',
    'pricing',
    'gpuCount',
    'nodes',
    'stack',
    'task',
    'optimizer',
    'precision',
    'adapter',
  ] as const
  for (const field of fields) if (draft.has(field)) topics.add(field)
  const measures = new Set(slotsOf(slots, 'quantity').map(({ measure }) => measure))
  if (slotsOf(slots, 'model').length > 0 || measures.has('params')) topics.add('model')
  if (measures.has('epochs')) topics.add('epochs')
  if (draft.has('checkpointSteps') || draft.has('checkpointHours')) topics.add('checkpoints')
  if ((['tp', 'pp', 'cp', 'ep'] as const).some((field) => draft.has(field))) topics.add('layout')
  if (measures.has('globalBatch')) topics.add('globalBatch')
  const hasUnitlessData = hasModel && slotsOf(slots, 'unitless').length > 0
  if (draft.has('tokens') || measures.has('examples') || measures.has('steps') || hasUnitlessData) {
    topics
      .add('examples')
      .add(measures.has('steps') ? 'steps' : 'accumulation')
      .add('steps')
  }
  return topics
}

/**
 * Parts that the person's words stand in place of. Count and machines are said together; a new method has its own
 * weights.
 */
function overridePhrases(
  phrases: readonly ConfigPhrase[],
  { draft, slots }: Understanding,
  topics: ReadonlySet<ConfigTopic>,
) {
  const overridden = new Set(topics)
  const method = phrases.find(({ topic }) => topic === 'method')?.words
  // "rank 64" speaks of LoRA, and leaves the configuration's own method as it is.
  const isMethodNamed = slotsOf(slots, 'field-value').some(({ field }) => field === 'method')
  const askedMethod = isMethodNamed || method === 'full fine-tuning' ? draft.get('method') : null
  if (askedMethod === null || askedMethod === methodOf(method)) overridden.delete('method')
  else overridden.add('weights')
  if (askedMethod === 'full') overridden.add('loraRank').add('loraTargets')
  if (overridden.has('weights') && askedMethod === null && method === 'qlora') overridden.add('method')
  if (overridden.has('gpus') || overridden.has('gpuCount') || overridden.has('nodes'))
    overridden.add('gpus').add('gpuCount').add('nodes')
  const keptPhrases = phrases.filter(({ topic }) => !overridden.has(topic))
  const dropped = phrases
    .filter(({ topic }) => overridden.has(topic) && topic !== 'accumulation')
    .map((phrase) => phrase.words)
  const given = `Your own words stand in place of ${formatList(dropped.map(quoted))} of the configuration.`
  return { kept: keptPhrases, given: dropped.length === 0 ? '' : given }
}

const methodOf = (words: string | undefined) => (words === 'full fine-tuning' ? 'full' : words)

/** Of prose only the words that say something of the job. */
function slotWords({ slots, wordsAt }: Understanding): string {
  const spans: { from: number; to: number }[] = []
  for (const { from, to, role } of [...slots].sort((one, other) => one.from - other.from)) {
    const lastSpan = spans.at(-1)
    if (role === 'remark' || role === 'invalid' || from < 0) continue
    if (lastSpan !== undefined && from <= lastSpan.to) lastSpan.to = Math.max(lastSpan.to, to)
    else spans.push({ from, to })
  }
  return spans.map(({ from, to }) => wordsAt(from, to)).join(', ')
}

/** Prose beside a configuration. */
function parseProse(text: string, { slots, line }: PresetInput, vocabulary: Vocabulary, today: string): ParseResult {
  const { draft } = understand(text, { mode: 'message', vocabulary, today, keepsPast: true, given: slots })
  addMissingIssues(draft, vocabulary)
  if (draft.issues.length === 0) return { scenario: draft.finish() }
  const isUnderstood = (candidate: string): boolean => {
    return understand(candidate, { mode: 'message', vocabulary, today, keepsPast: true }).draft.isWholeJob
  }
  return { problem: toProblem(line.slice(0, 300), draft, isUnderstood) }
}

function unreadableProblem(reason: string): Problem {
  return {
    kind: 'unknown',
    message: `The configuration could not be read. ${reason} Give one of Axolotl, TRL, Accelerate, LLaMA-Factory, torchtune or verl as YAML, JSON or arguments, or say the job in words.`,
    terms: [],
    suggestions: ['llama 3.1 8b qlora rank 16 seq 4096 batch 2, 100M tokens'],
  }
}
