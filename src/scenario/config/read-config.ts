/** A trainer's configuration as a scenario: its keys become words of our language, and the language does the rest. */
import { ofRole } from '../claims.ts'
import { parse, type Parsed, problemOf, faultMissing } from '../parse.ts'
import type { Problem } from '../problem.ts'
import type { Remark, Scenario } from '../spec.ts'
import { list, quoted } from '../spell.ts'
import { type Understanding, understand } from '../understand.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { type Entry, entriesOf } from './entries.ts'
import { frameworkOf } from './framework.ts'
import { type ConfigKeys, keysOf, nothingRead, summaryOf } from './config-keys.ts'
import { Keyed } from './keyed.ts'
import { missingIn } from './missing.ts'
import { configModel } from './named-model.ts'
import { type Part, partsOf, type Topic } from './parts.ts'

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
  const parts = partsOf(keyed, framework, model !== null)
  if (keyed.used.size === 0)
    return { problem: unreadable('None of its keys is one of a trainer’s.'), config: nothingRead }
  const all: Part[] = [
    ...(model === null ? [] : [{ topic: 'model', words: model.words } as const]),
    ...(model?.is4bit === true && !parts.some(({ words: part }) => part === '8-bit')
      ? [{ topic: 'method', words: 'qlora' } as const]
      : []),
    ...parts.filter(({ topic, words: part }) => !(model?.is4bit === true && isOverruledBy4bit(topic, part))),
  ]
  const said = understand(words, mode, vocabulary, today, null)
  const { kept, given } = overruled(all, said, topicsOf(said, model !== null))
  const joined = (own: string): string =>
    [...kept.map((part) => part.words), own].filter((part) => part !== '').join(', ')
  const line = joined(mode === 'command' ? words.trim() : claimed(said))
  const config = { ...keysOf(keyed, framework), line }
  const remarks = [
    ...(model?.notes ?? []),
    ...kept.flatMap(({ note }) => note ?? []),
    ...(given === '' ? [] : [given]),
    ...summaryOf(config),
  ]
  const isAsked = mode === 'message' || said.leftover.length === 0
  const missing = isAsked ? missingIn(kept, said, keyed, line) : null
  if (missing !== null) return { problem: missing, config }
  const parsed = mode === 'command' ? parse(line, vocabulary, today) : fromProse(joined(words), line, vocabulary, today)
  if ('problem' in parsed) return { problem: parsed.problem, config }
  return { scenario: withRemarks(parsed.scenario, remarks), config }
}

const isOverruledBy4bit = (topic: Topic, words: string): boolean =>
  topic === 'method' || (topic === 'weights' && words !== '8-bit')

/** What the person speaks of in words. Beside a model a bare "100M" is data. */
function topicsOf({ draft, claims }: Understanding, hasModel: boolean): ReadonlySet<Topic> {
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
  const measures = new Set(ofRole(claims, 'quantity').map(({ measure }) => measure))
  if (ofRole(claims, 'model').length > 0 || measures.has('params')) topics.add('model')
  if (measures.has('epochs')) topics.add('epochs')
  if (measures.has('globalBatch')) topics.add('globalBatch')
  const isBareData = hasModel && ofRole(claims, 'bare').length > 0
  if (draft.has('tokens') || measures.has('examples') || measures.has('steps') || isBareData) {
    topics.add('examples').add('steps').add('accumulation').add('globalBatch')
  }
  return topics
}

/** Parts that the person's words stand in place of. Count and machines are said together; a new method has its own weights. */
function overruled(parts: readonly Part[], { draft, claims }: Understanding, said: ReadonlySet<Topic>) {
  const gone = new Set(said)
  const method = parts.find(({ topic }) => topic === 'method')?.words
  // "rank 64" speaks of LoRA, and leaves the configuration's own method as it is.
  const isMethodSaid = ofRole(claims, 'term').some(({ field }) => field === 'method')
  const asked = isMethodSaid || method === 'full fine-tuning' ? draft.get('method') : null
  if (asked === null || asked === methodOf(method)) gone.delete('method')
  else gone.add('weights')
  if (asked === 'full') gone.add('loraRank').add('loraTargets')
  if (gone.has('weights') && asked === null && method === 'qlora') gone.add('method')
  if (gone.has('gpuCount') || gone.has('nodes')) gone.add('gpuCount').add('nodes')
  const kept = parts.filter(({ topic }) => !gone.has(topic))
  const dropped = parts.filter(({ topic }) => gone.has(topic) && topic !== 'accumulation').map((part) => part.words)
  const given =
    dropped.length === 0 ? '' : `Your own words stand in place of ${list(dropped.map(quoted))} of the configuration.`
  return { kept, given }
}

const methodOf = (words: string | undefined) => (words === 'full fine-tuning' ? 'full' : words)

/** Of prose only the words that say something of the job. */
function claimed({ claims, words }: Understanding): string {
  const spans: { from: number; to: number }[] = []
  for (const { from, to, role } of [...claims].sort((one, other) => one.from - other.from)) {
    const last = spans.at(-1)
    if (role === 'note' || role === 'wrong') continue
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans.map(({ from, to }) => words(from, to)).join(', ')
}

/** The words of a configuration with prose behind them. `line`: the same without the prose. */
function fromProse(text: string, line: string, vocabulary: Vocabulary, today: string): Parsed {
  const { draft } = understand(text, 'message', vocabulary, today, null)
  faultMissing(draft, vocabulary)
  if (draft.faults.length === 0) return { scenario: draft.finish() }
  const isUnderstood = (candidate: string): boolean => {
    const tried = understand(candidate, 'message', vocabulary, today, null).draft
    return tried.faults.length === 0 && tried.get('params') !== null && tried.get('tokens') !== null
  }
  return { problem: problemOf(line.slice(0, 300), draft, isUnderstood) }
}

function withRemarks(scenario: Scenario, texts: readonly string[]): Scenario {
  const own: Remark[] = texts.map((text) => ({ field: null, text }))
  return {
    ...scenario,
    notes: [...texts, ...scenario.notes],
    remarks: [...own, ...(scenario.remarks ?? [])],
  }
}

function unreadable(reason: string): Problem {
  return {
    kind: 'unknown',
    message: `The configuration could not be read. ${reason} Give one of Axolotl, TRL, Accelerate, LLaMA-Factory or torchtune as YAML or JSON, or say the job in words.`,
    terms: [],
    suggestions: ['llama 3.1 8b qlora rank 16 seq 4096 batch 2, 100M tokens'],
  }
}
