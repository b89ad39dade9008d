/** Jobs that are all done: "25 experiments of …plus one full run on …". */
import type { GoalFacts } from '../catalog/goal-facts.ts'
import { type CompletedJob, completeJob } from '../language/inquiries/completed-job.ts'
import { seriesIn } from '../language/questions/series.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { withLimitsOfAll } from './limits-of-all.ts'
import {
  asksSeveral,
  maxOpeningLength,
  isToChoose,
  numberedParts,
  partNames,
  saidOfAll,
  sideNames,
} from './part-names.ts'
import { type FoundInterpretation, type ReadJob, type ReadPart, startWith } from './part-readers.ts'

/** The model, the method and the GPUs of a part, as typed. */
export const modelWords = ({ slots, wordsAt }: Understanding): string =>
  slots
    .filter(
      (slot) =>
        slot.role === 'model' ||
        slot.role === 'gpus' ||
        (slot.role === 'quantity' && slot.measure === 'params') ||
        (slot.role === 'unitless' && slot.amount.magnitude === 'b') ||
        (slot.role === 'field-value' && slot.field === 'method'),
    )
    .map(({ from, to }) => wordsAt(from, to).trim())
    .join(' ')

const hardwareWords = ({ draft }: Understanding): Spec | null => {
  const { spec } = draft.finish()
  return spec.gpus === null ? null : spec
}
const withHardware = (job: Scenario, { gpus, gpuCount, nodes }: Spec): Scenario => ({
  ...job,
  spec: { ...job.spec, gpus, gpuCount, nodes },
})

/** A sentence or a speaker that begins so goes on, and adds no other job. */
export const startsAnew = /[.!?:\n]\s{0,3}(?:and then|and|then|plus)\s/iu
const joined = /\s+(?:plus|and then|followed by|then|and|\+)\s+(?:also )?(?:one |a |an )?/iu
const maxParts = 3

/** "25 experiments of 8b lora 10M tokens plus one full run on 200M": jobs that are all done, each read by itself. */
export function sumOf(text: string, readJob: ReadJob, readPart: ReadPart, goals: GoalFacts): FoundInterpretation {
  const numbered = numberedParts(text)
  const all = saidOfAll(text)
  const split = numbered ?? (all?.rest ?? text).split(joined)
  const parts = all === null || numbered !== null ? split : split.map((part) => `${part.trim()}, ${all.words}`)
  if (parts.length < 2 || parts.length > maxParts) return null
  // "20k tickets of 300 tokens and 5k emails of 600": the data of one job.
  if (readJob(text)?.notes.some((note) => note.startsWith('All parts of the data')) === true) return null
  const first = readJob(parts[0] ?? '')?.spec ?? null
  const named = modelWords(readPart(parts[0] ?? ''))
  // Of a teacher and a student the one that is trained goes on.
  const isNamedOnce = named !== '' && (named.match(/\d ?b\b/giu)?.length ?? 0) < 2
  const shared = !isNamedOnce && first?.params != null ? `${first.params / 1e6}M params` : named
  const hardware = hardwareWords(readPart(text))
  const assumed: string[] = []
  const left: string[] = []
  const jobs = parts.flatMap((part, at) => {
    const series = seriesIn(part)
    const alone = series?.rest ?? part
    // "sft 8b on 50M tokens, then dpo with 20k pairs": the same model.
    // "…, and the same on a 70B": what is not named is that of the first.
    const alike = at > 0 && first !== null && isSameJob.test(part) ? likeFirst(readPart(alone), first) : null
    const whole =
      alike?.scenario ??
      readJob(alone) ??
      // "…of 8b lora plus one full run": its own method takes the place of that of the first.
      (at === 0 || shared === '' ? null : (readJob(`${shared} ${alone}`) ?? readJob(`${sizeOf(first)} ${alone}`)))
    const name = (split[at] ?? part).trim().replace(/[\s,;:.?!]+$/u, '')
    const completed = whole !== null || numbered === null ? null : completedPart(alone, shared, first, readPart, goals)
    if (completed !== null && completed.assumed.length > 0)
      assumed.push(`${completed.assumed.join(', ')} for “${name}”`)
    const read = whole ?? completed?.scenario ?? null
    // "…, then …, both on 8 H100": machines that are named once are those of all.
    const scenario = read === null || read.spec.gpus !== null || hardware === null ? read : withHardware(read, hardware)
    if (scenario === null) left.push(name)
    return scenario === null
      ? []
      : [{ scenario, name, isWhole: whole !== null, count: series?.series.per === null ? series.series.count : 1 }]
  })
  const [only] = jobs
  // "Two runs: (a) … (b) a reranker": what can be planned is, and the other is named.
  if (
    numbered !== null &&
    jobs.length === 1 &&
    only?.isWhole === true &&
    asksSeveral.test(text.slice(0, maxOpeningLength))
  )
    return startWith(withUnused(only.scenario, left), {})
  const isOfMost = numbered !== null && jobs.length > 1
  if (!jobs.some(({ isWhole }) => isWhole) || (jobs.length < parts.length && !isOfMost)) return null
  const scenarios = jobs.map(({ scenario }) => scenario)
  // "Choosing between a 7B in full and a LoRA of the 32B": one of them is done.
  if (isToChoose.test(text) && left.length === 0)
    return {
      kind: 'comparison',
      thread: null,
      scenarios,
      names: sideNames(
        jobs.map(({ name }) => name),
        (each) => modelWords(readPart(each)),
      ),
    }
  const sum = {
    kind: 'comparison',
    thread: null,
    scenarios,
    names: partNames(jobs),
    counts: jobs.map(({ count }) => count),
    ...(assumed.length === 0 ? {} : { assumed }),
    ...(left.length === 0 ? {} : { unused: left }),
  } as const
  return withLimitsOfAll(sum, readPart(text))
}

const sizeOf = (spec: Spec | null): string => (spec?.params == null ? '' : `${spec.params / 1e6}M params`)

/** Whether several jobs are asked for at the outset, or a second one like the first. */
export const asksForMore = (text: string): boolean =>
  asksSeveral.test(text.slice(0, maxOpeningLength)) || isSameJob.test(text)
const isSameJob =
  /\band (?:then )?(?:the )?same(?: (?:thing|job|run|again))? (?:on|with|for|using) (?:an? |the |our )?\d/iu

/** "2) what instruction tuning adds": of the model before it, on usual data; null: it names no training. */
function completedPart(
  part: string,
  shared: string,
  first: Spec | null,
  readPart: ReadPart,
  goals: GoalFacts,
): CompletedJob | null {
  const alone = readPart(part)
  if (first !== null && /\bsame\b/iu.test(part)) return likeFirst(alone, first)
  const { draft } = readPart(alone.draft.get('params') === null ? `${shared} ${part}` : part)
  const isTraining = alone.slots.some(
    (slot) => slot.role === 'field-value' && (slot.field === 'method' || slot.field === 'task'),
  )
  if (!isTraining || draft.issues.length > 0 || draft.get('params') === null) return null
  return completeJob(draft.finish(), goals)
}

/** "The same on 8 A100": what the part does not name is that of the first. */
function likeFirst({ draft }: Understanding, first: Spec): CompletedJob | null {
  if (draft.issues.length > 0) return null
  const read = draft.finish()
  const { model, params, method, tokens, task, weights } = first
  const size = read.spec.params === null ? { model, params } : {}
  const own = Object.fromEntries(Object.entries(read.spec).filter(([, value]) => value !== null))
  const spec: Spec = { ...read.spec, method, tokens, task, weights, ...size, ...own }
  return { scenario: { ...read, spec }, assumed: [] }
}
