/** "Sft then dpo on 14b. sft 250M tok, dpo 30k pairs": stages of one model, each with its own data; the sum is asked. */
import { partNames, saidOfAll } from './part-names.ts'
import { withLimitsOfAll } from './limits-of-all.ts'
import { slotsOf } from '../language/grammar/slots.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'

const between = /[,.;:]\s+|\n|\s(?:plus|and then|followed by|after that|afterwards|then|and|\+)\s/iu
/** Which stage it is the order says. */
const goesOn = /^(?:and )?(?:after(?:wards?| that)|then|next|finally)\s+/iu
const maxStages = 3

type StageText = {
  readonly text: string
  readonly tasks: readonly unknown[]
  readonly hasData: boolean
  readonly hasEpochsAlone: boolean
  readonly setsLength: boolean
}

/** Null where fewer than two stages have data of their own. `modelWords`: the model, method and GPUs of a part. */
export function stagesOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  modelWords: (part: Understanding) => string,
): FoundInterpretation {
  const all = saidOfAll(text)
  const texts = (all?.rest ?? text)
    .split(between)
    .map((part) => part.trim().replace(goesOn, ''))
    .filter((part) => part !== '')
  // Most texts are of one part, which need not be read for this.
  if (texts.length < 2) return null
  const parts = texts.map((part): StageText => partOf(part, readPart))
  const stages: StageText[] = [...stagesOfEach(parts)]
  let told: StageText | null = null
  for (const [at, part] of stages.length > 0 ? [] : parts.entries()) {
    const last = stages.at(-1)
    // "Distill …, then SFT 2 epochs": the student's training, as often as it says.
    if (part.hasEpochsAlone && last?.tasks[0] === 'distill' && part.tasks[0] === 'sft') return null
    if (part.tasks.length === 1 && part.hasData) stages.push(part)
    // "We have 90 GB of text and want to continue pretraining on it, then …": what was told before is of the first stage.
    else if (part.tasks.length === 1 && told !== null && last === undefined)
      stages.push({ ...part, text: `${part.text}, ${told.text}`, hasData: true })
    // "…, 600 tokens each": more of the stage before it.
    else if (part.hasData && part.tasks.length === 0 && last !== undefined)
      stages.splice(-1, 1, { ...last, text: `${last.text}, ${part.text}` })
    else if (part.hasData && part.tasks.length === 0 && told === null && last === undefined) told = part
    else if (part.hasData) return null
    // "…, 8k context, then …": of the stage before it.
    else if (part.setsLength && last !== undefined && parts.slice(at + 1).some(({ hasData }) => hasData))
      stages.splice(-1, 1, { ...last, text: `${last.text}, ${part.text}` })
  }
  const tasks = new Set(stages.flatMap((stage) => stage.tasks))
  if (stages.length < 2 || stages.length > maxStages || tasks.size < stages.length) return null
  const shared = parts.map((part) => modelWords(readPart(part.text))).find((words) => words !== '') ?? ''
  // "…, on-demand, eu-west only": behind the last stage stands what holds for all of them.
  const last = parts.findLastIndex((part) => part.hasData)
  const ofAll = parts
    .slice(last + 1)
    .filter(({ text: words, tasks, setsLength }) => setsLength || (tasks.length === 0 && setsTerms(readPart(words))))
  const terms = ofAll.map((part) => `, ${part.text}`).join('')
  const jobs = stages.flatMap((stage): { scenario: Scenario; name: string }[] => {
    const whole = `${stage.text}${all === null ? '' : `, ${all.words}`}${terms}`
    const scenario = readJob(whole) ?? readJob(`${shared} ${whole}`) ?? readJob(stage.text)
    return scenario === null ? [] : [{ scenario, name: stage.text }]
  })
  if (jobs.length < stages.length) return null
  const sum = {
    kind: 'comparison',
    thread: null,
    scenarios: jobs.map(({ scenario }) => scenario),
    names: partNames(jobs),
    counts: jobs.map(() => 1),
  } as const
  return withLimitsOfAll(sum, readPart(text))
}

/** "Sft then dpo for mistral 7b, 15k examples each": the same amount for every stage; none where it is not told so. */
function stagesOfEach(parts: readonly StageText[]): readonly StageText[] {
  const named = parts.filter(({ tasks }) => tasks.length > 0)
  const data = parts.filter(({ hasData }) => hasData)
  const [shared] = data
  if (shared === undefined || data.length > 1 || named.length < 2 || !ofEach.test(shared.text)) return []
  if (named.some(({ tasks, hasData }) => tasks.length > 1 || hasData)) return []
  const amount = shared.text.replace(ofEach, '').trim()
  return named.map((part) => ({ ...part, text: `${part.text}, ${amount}`, hasData: true }))
}
const ofEach = /\s*\b(?:each|for (?:each|both)(?: (?:stage|step|phase))?|per (?:stage|phase)|apiece)\b/iu

/** Where, from whom, how or on what it is rented. */
const setsTerms = ({ slots }: Understanding): boolean =>
  slots.some(
    (slot) =>
      slot.role === 'providers' ||
      slot.role === 'gpus' ||
      (slot.role === 'field-value' && ['region', 'pricing', 'tier', 'hosting'].includes(slot.field)),
  )

function partOf(text: string, readPart: ReadPart): StageText {
  const { slots } = readPart(text)
  const tasks = slotsOf(slots, 'field-value').flatMap(({ field, value }) => (field === 'task' ? [value] : []))
  const data = slotsOf(slots, 'quantity').filter(({ measure }) => dataMeasures.has(measure))
  const hasEpochsAlone = data.length > 0 && data.every(({ measure }) => measure === 'epochs')
  const setsLength = tasks.length === 0 && slotsOf(slots, 'quantity').some(({ measure }) => measure === 'sequence')
  return { text, tasks, hasData: data.length > 0, hasEpochsAlone, setsLength }
}
const dataMeasures: ReadonlySet<string> = new Set([
  'tokens',
  'examples',
  'steps',
  'prompts',
  'length',
  'epochs',
  'bytes',
])
