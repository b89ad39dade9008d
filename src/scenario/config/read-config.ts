/** A trainer's configuration as a scenario: its keys become words of our language, and the language does the rest. */
import { ofRole } from '../claims.ts'
import { parse, type Parsed, problemOf, faultMissing } from '../parse.ts'
import type { Problem } from '../problem.ts'
import type { Remark, Scenario } from '../spec.ts'
import { list, quoted } from '../spell.ts'
import { type Understanding, understand } from '../understand.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Entry, entriesOf } from './entries.ts'
import { type Framework, frameworkNames, frameworkOf } from './framework.ts'
import { Keyed } from './keyed.ts'
import { isMoot, unestimated } from './keys.ts'
import { configModel, unplacedModel } from './named-model.ts'
import { type Part, partsOf, type Topic } from './parts.ts'

export type ConfigKeys = {
  readonly framework: Framework | null
  readonly understood: readonly { readonly key: string; readonly means: string }[]
  /** Would move the estimate, and does not: each with what is estimated instead. */
  readonly notEstimated: readonly { readonly key: string; readonly why: string }[]
  /** Without bearing on hours, memory or dollars. */
  readonly noBearing: readonly string[]
  readonly unknown: readonly string[]
  /** The same question as a text that can be typed. */
  readonly line: string
}

export type ConfigRead = Parsed & { readonly config: ConfigKeys }

/**
 * Reads configurations of one run (a trainer's and its launcher's, say) with the person's own words beside them: `words`
 * win where both say something. `mode`: whether the words are a command, all of which must be understood, or prose.
 * `today` is an ISO date. Never throws.
 */
export function readConfig(
  texts: readonly string[],
  words: string,
  vocabulary: Vocabulary,
  today: string,
  mode: 'command' | 'message' = 'command',
): ConfigRead {
  const entries: Entry[] = []
  for (const text of texts) {
    const read = entriesOf(text)
    if ('wrong' in read) return { problem: unreadable(read.wrong), config: nothingRead }
    entries.push(...read.entries)
  }
  const framework = frameworkOf(entries, texts.join('\n').slice(0, 100_000))
  const keyed = new Keyed(entries)
  const model = configModel(keyed, vocabulary, today)
  const { parts, notes } = partsOf(keyed, framework, model !== null)
  if (keyed.used.size === 0) return { problem: unreadable('None of its keys is one of a trainer’s.'), config: nothingRead }
  const all: Part[] = [
    ...(model === null ? [] : [{ topic: 'model', words: model.words } as const]),
    ...(model?.is4bit === true && !parts.some(({ words: part }) => part === '8-bit')
      ? [{ topic: 'method', words: 'qlora' } as const]
      : []),
    ...parts.filter(({ topic, words: part }) => !(model?.is4bit === true && isOverruledBy4bit(topic, part))),
  ]
  const said = understand(words, mode, vocabulary, today, null)
  const { kept, given } = overruled(all, topicsOf(said))
  const line = [...kept.map((part) => part.words), ...(words.trim() === '' ? [] : [words.trim()])].join(', ')
  const config = { ...keysOf(keyed, framework), line }
  const remarks = [...(model?.notes ?? []), ...notes, ...(given === '' ? [] : [given]), ...summary(config)]
  const missing = missingParts(kept, said, keyed, model === null, line)
  if (missing !== null) return { problem: missing, config }
  const parsed = mode === 'command' ? parse(line, vocabulary, today) : fromProse(line, vocabulary, today)
  if ('problem' in parsed) return { problem: parsed.problem, config }
  return { scenario: withRemarks(parsed.scenario, remarks), config }
}

const isOverruledBy4bit = (topic: Topic, words: string): boolean =>
  topic === 'method' || (topic === 'weights' && words !== '8-bit')

/** What the person speaks of in words. */
function topicsOf({ draft, claims }: Understanding): ReadonlySet<Topic> {
  const topics = new Set<Topic>()
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
    'gpuCount',
    'nodes',
    'stack',
  ] as const
  for (const field of fields) if (draft.has(field)) topics.add(field)
  if (draft.has('model') || draft.has('params')) topics.add('model')
  const measures = new Set(ofRole(claims, 'quantity').map(({ measure }) => measure))
  if (measures.has('epochs')) topics.add('epochs')
  if (measures.has('globalBatch')) topics.add('globalBatch')
  if (draft.has('tokens') || measures.has('examples') || measures.has('steps') || ofRole(claims, 'bare').length > 0) {
    topics.add('examples').add('steps').add('accumulation').add('globalBatch')
  }
  return topics
}

/** Weights and method, count and machines are said together. */
const together: readonly (readonly Topic[])[] = [
  ['method', 'weights'],
  ['gpuCount', 'nodes'],
]

function overruled(parts: readonly Part[], said: ReadonlySet<Topic>) {
  const gone = new Set(said)
  for (const group of together) if (group.some((topic) => said.has(topic))) for (const topic of group) gone.add(topic)
  const kept = parts.filter(({ topic }) => !gone.has(topic))
  const dropped = parts.filter(({ topic }) => gone.has(topic) && topic !== 'accumulation').map((part) => part.words)
  const given = dropped.length === 0 ? '' : `Your own words stand in place of ${list(dropped.map(quoted))} of the configuration.`
  return { kept, given }
}

/** What must be asked for before the language is asked: a model that is named and unknown, or steps on nobody knows how many GPUs. */
function missingParts(
  kept: readonly Part[],
  { draft }: Understanding,
  keyed: Keyed,
  lacksModel: boolean,
  line: string,
): Problem | null {
  const named = lacksModel && !draft.has('model') && !draft.has('params') ? unplacedModel(keyed) : null
  if (named !== null) {
    return {
      kind: 'missing-model',
      message: `The configuration names ${quoted(named)}, which is not in the catalog, and its name tells no size. Add a size, such as “8b”; most of the cost depends on it.`,
      terms: [named.slice(0, 80)],
      suggestions: [`8b, ${line}`, `70b, ${line}`],
    }
  }
  const has = (topic: Topic): boolean => kept.some((part) => part.topic === topic)
  if (!has('steps') || has('gpuCount') || has('globalBatch') || draft.has('gpuCount')) return null
  const steps = kept.find(({ topic }) => topic === 'steps')?.words ?? 'steps'
  return {
    kind: 'missing-data',
    message: `${steps} of a batch on each GPU: on how many GPUs? Add “1 gpu” or “8 gpus”, or the tokens in total.`,
    terms: [steps],
    suggestions: [`${line}, 1 gpu`, `${line}, 8 gpus`],
  }
}

/** The line with prose behind it. */
function fromProse(line: string, vocabulary: Vocabulary, today: string): Parsed {
  const { draft } = understand(line, 'message', vocabulary, today, null)
  faultMissing(draft, vocabulary)
  if (draft.faults.length === 0) return { scenario: draft.finish() }
  const isUnderstood = (candidate: string): boolean => {
    const tried = understand(candidate, 'message', vocabulary, today, null).draft
    return tried.faults.length === 0 && tried.get('params') !== null && tried.get('tokens') !== null
  }
  return { problem: problemOf(line.slice(0, 300), draft, isUnderstood) }
}

function keysOf({ entries, used }: Keyed, framework: Framework | null): Omit<ConfigKeys, 'line'> {
  const rest = entries.filter(({ path }) => !used.has(path))
  const isSaid = ({ value }: Entry): boolean => value !== null && value !== false && value !== ''
  const notEstimated = rest.flatMap((entry) => {
    const why = isSaid(entry) ? unestimated.find(([keys]) => keys.test(entry.key))?.[1] : undefined
    return why === undefined ? [] : [{ key: entry.path, why }]
  })
  const told = new Set(notEstimated.map(({ key }) => key))
  const others = rest.filter(({ path }) => !told.has(path))
  // What stands under a key without bearing has none either.
  const moot = (entry: Entry): boolean => !isSaid(entry) || entry.path.split('.').some(isMoot)
  const unique = (found: readonly Entry[]): string[] => [...new Set(found.map(({ path }) => path))]
  return {
    framework,
    understood: [...used].map(([key, means]) => ({ key, means })),
    notEstimated: [...new Map(notEstimated.map((one) => [one.key, one])).values()],
    noBearing: unique(others.filter(moot)),
    unknown: unique(others.filter((entry) => !moot(entry))),
  }
}

/** How the configuration was read, in a sentence or two. */
function summary({ framework, understood, notEstimated, noBearing, unknown }: ConfigKeys): string[] {
  const whose = framework === null ? 'The configuration' : `The ${frameworkNames[framework]} configuration`
  const left = noBearing.length === 0 ? '' : `, and ${noBearing.length} without bearing on the cost`
  const strange = unknown.length === 0 ? [] : [`Not understood in it: ${list(unknown.map(shortKey))}.`]
  const reasons = new Map<string, string[]>()
  for (const { key, why } of notEstimated) reasons.set(why, [...(reasons.get(why) ?? []), shortKey(key)])
  return [
    `${whose}: ${understood.length} keys understood${left}.`,
    ...[...reasons].map(([why, keys]) => `Read and not estimated: ${list(keys)} (${why}).`),
    ...strange,
  ]
}

const shortKey = (path: string): string => (path.length > 40 ? `${path.slice(0, 39)}…` : path)

function withRemarks(scenario: Scenario, texts: readonly string[]): Scenario {
  const own: Remark[] = texts.map((text) => ({ field: null, text }))
  return {
    ...scenario,
    notes: [...texts, ...scenario.notes],
    remarks: [...own, ...(scenario.remarks ?? [])],
  }
}

const nothingRead: ConfigKeys = {
  framework: null,
  understood: [],
  notEstimated: [],
  noBearing: [],
  unknown: [],
  line: '',
}

function unreadable(reason: string): Problem {
  return {
    kind: 'unknown',
    message: `The configuration could not be read. ${reason} Give one of Axolotl, TRL, Accelerate, LLaMA-Factory or torchtune as YAML or JSON, or say the job in words.`,
    terms: [],
    suggestions: ['llama 3.1 8b qlora rank 16 seq 4096 batch 2, 100M tokens'],
  }
}
