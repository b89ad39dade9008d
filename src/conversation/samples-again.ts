/** What a text says of a training of pictures or sound that was priced before it. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import type { SampledModels } from '../catalog/sampled-models.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { changedSamples, timesRealtimeIn, withMethodOf } from '../language/inquiries/changed-samples.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import { samplesOf } from '../recommend/inquiries/sample-count.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { Interpretation } from './interpretation.ts'
import type { FoundInterpretation } from './part-readers.ts'

/** The inquiry about sampling with what the text changes of it, such as how many times realtime; null where the text changes nothing. */
export function samplesAgain({ inquiry }: ConversationSubject, text: string, facts: InquiryFacts): FoundInterpretation {
  if (inquiry?.kind !== 'samples') return null
  const steps = facts.words.stepsAsked.test(text) ? stepsOf(inquiry, facts.sampledModels) : null
  if (steps !== null) return { kind: 'inquiry', inquiry: { kind: 'known', id: 'steps of samples', says: steps } }
  const scaled = scaledSamples(inquiry, text, facts)
  if (scaled !== null) return { kind: 'inquiry', inquiry: scaled }
  const { soundHours, epochs } = inquiry.data
  const times = soundHours === null ? null : timesRealtimeIn(text)
  if (times === null || soundHours === null) {
    const changed = changedSamples(inquiry, text, facts)
    return changed === null ? null : { kind: 'inquiry', inquiry: changed }
  }
  const pass = soundHours / times
  const whole = epochs === null || epochs === 1 ? '' : `, ${formatCount(Math.round(pass * epochs))} in ${epochs} epochs`
  const says = [
    `At ${times} times real time ${formatCount(soundHours)} h of sound take ${formatCount(Math.round(pass))} GPU-hours an epoch${whole}: that is measured, and goes before the hours above.`,
    'Divide by the GPUs for the time it takes, and multiply by the price of one in an hour for the money.',
  ]
  return { kind: 'inquiry', inquiry: { kind: 'known', id: 'own-rates', says } }
}

const things =
  'images?|pictures?|photos?|pics|scans|epochs?|passes|steps|audio|data\\w*|samples|hours|pairs|recordings?|clips|examples'
const multiplied = new RegExp(
  String.raw`(?<![\w.])(?:(half)|(twice|double|doubling)|(triple|three times)|(\d{1,3}(?:\.\d)?) ?(?:x|times))(?: as (?:many|much|long))?(?: (?:the|of the|our|my|more|number of)){0,2} (?:${things})\b|(?<![\w.])(\d{1,3}) ?(?:%|percent) (more|fewer|less) (?:${things})\b`,
  'iu',
)
const added = new RegExp(
  String.raw`(?<![\w.$])(\d{1,6}) (more|extra|additional|further|fewer|less) (?:${things})\b`,
  'iu',
)
const partOf = new RegExp(
  String.raw`\b(?:(drop\w*|remov\w*|los[et]\w*|thr[eo]w\w*(?: out)?|cut|without|minus|filter\w*(?: out)?|delet\w*)|only|just|use|with|on|keep|take)(?: (?:about|around|some|away))? (\d{1,2}) ?(?:%|percent)(?: of)?(?: (?:the|our|my|these|those|all)){0,2} (?:${things})\b`,
  'iu',
)
const maxScaled = 100

/** "Twice the epochs", "20 % more images", "10 more photos": other samples to train on; null where the text says no such thing. */
export function scaledSamples(
  inquiry: InquiryOf<'samples'>,
  text: string,
  { sampledModels: models }: Pick<InquiryFacts, 'sampledModels'>,
): InquiryOf<'samples'> | null {
  const row = models.rows.find(({ id }) => id === inquiry.id)
  if (text.length > maxScaled || row === undefined) return null
  const { data } = inquiry
  const field = (['steps', 'epochs', 'soundHours', 'images'] as const).find((each) => data[each] !== null)
  const more = added.exec(text)
  if (more !== null) {
    const [words, count, direction = ''] = more
    const named =
      (
        [
          ['steps', /step/iu],
          ['epochs', /epoch|pass/iu],
          ['soundHours', /hour|audio/iu],
        ] as const
      ).find(([, noun]) => noun.test(words))?.[0] ?? 'images'
    const before = data[named]
    if (before === null) return null
    return {
      ...inquiry,
      data: { ...data, [named]: Math.max(1, before + Number(count) * (/fewer|less/iu.test(direction) ? -1 : 1)) },
    }
  }
  const factor = factorIn(text)
  if (factor === null || field === undefined) return null
  const scaled = { ...data, [field]: Math.max(1, Math.round((data[field] ?? 0) * factor)) }
  const [before, after] = [samplesOf(row, data, models), samplesOf(row, scaled, models)]
  if (after.samples !== before.samples) return { ...inquiry, data: scaled }
  // What was taken as usual is a number of steps of one image.
  return { ...inquiry, data: { ...data, steps: Math.round((before.samples * factor) / (data.batch ?? 1)) } }
}

function factorIn(text: string): number | null {
  const match = multiplied.exec(text)
  if (match === null) {
    const [, drops, part] = partOf.exec(text) ?? []
    return part === undefined ? null : drops === undefined ? Number(part) / 100 : 1 - Number(part) / 100
  }
  const [, half, twice, thrice, times, percent, direction] = match
  if (half !== undefined) return 1 / 2
  if (twice !== undefined) return 2
  if (thrice !== undefined) return 3
  if (times !== undefined) return Number(times)
  const share = Number(percent) / 100
  return direction === 'more' ? 1 + share : 1 - share
}

/** How many steps the training is; null: none of its figures tells. */
function stepsOf({ id, data }: InquiryOf<'samples'>, models: SampledModels): readonly string[] | null {
  const row = models.rows.find((each) => each.id === id)
  if (row === undefined) return null
  const { samples, assumed } = samplesOf(row, data, models)
  const batches = data.batch === null ? usualBatches : [data.batch]
  const counts = batches.map((batch) => `${formatCount(Math.ceil(samples / batch))} steps at batch ${batch}`)
  return [
    `${formatCount(samples)} ${row.sample === 'sound' ? 'windows of sound' : 'images'} in all: ${counts.join(', ')}.`,
    ...(assumed.length === 0 ? [] : [`Assumed: ${assumed.join('; ')}.`]),
  ]
}

/** Of which the steps are told where no batch was named. */
const usualBatches = [1, 4]

/** The same training where a reply asks of it, on the GPUs that it names, or tells of its run; null for another reply. */
export function samplesAsked(
  { inquiry }: ConversationSubject,
  reply: Interpretation,
  text: string,
): FoundInterpretation {
  if (inquiry?.kind !== 'samples' && inquiry?.kind !== 'encoding') return null
  if (reply.kind === 'run')
    return { kind: 'inquiry', inquiry: { kind: 'known', id: 'run-of-samples', says: [notFollowed] } }
  if (reply.kind !== 'question' || !ofTheRun.has(reply.question.topic)) return null
  const { gpus = [], count = null } = reply.question.subject ?? {}
  const spec = {
    ...inquiry.spec,
    ...(gpus.length === 0 ? {} : { gpus: [...gpus] }),
    ...(count === null ? {} : { gpuCount: count }),
  }
  return {
    kind: 'inquiry',
    inquiry: inquiry.kind === 'samples' ? withMethodOf({ ...inquiry, spec }, text) : { ...inquiry, spec },
  }
}

const choice = /\b(?:or|vs|versus)\b/iu

/** "More with aws or gcp?": the same training at each place that is named; null where a text that stands alone compares nothing. */
export function samplesCompared(
  { inquiry }: ConversationSubject,
  alone: Interpretation,
  text: string,
): FoundInterpretation {
  if (inquiry?.kind !== 'samples') return null
  // "A100 or H100?"
  const cards = alone.kind === 'inquiry' && alone.inquiry.kind === 'prices' ? alone.inquiry.spec.gpus : null
  if (cards !== null && choice.test(text))
    return { kind: 'inquiry', inquiry: { ...inquiry, spec: { ...inquiry.spec, gpus: cards } } }
  if (alone.kind !== 'comparison') return null
  const named = <T>(of: (spec: Spec) => readonly T[] | null): T[] | null => {
    const all = alone.scenarios.flatMap(({ spec }) => of(spec) ?? [])
    return all.length === 0 ? null : [...new Set(all)]
  }
  const providers = named(({ providers: ids }) => ids) ?? inquiry.spec.providers
  const gpus = named(({ gpus: ids }) => ids) ?? inquiry.spec.gpus
  return { kind: 'inquiry', inquiry: { ...inquiry, spec: { ...inquiry.spec, providers, gpus } } }
}

const notFollowed =
  'Noted, and not followed here: a card is kept for runs of language models alone. The range above still tells when it should end.'
/** What the answer says by itself. */
const ofTheRun: ReadonlySet<string> = new Set([
  'own',
  'time',
  'cost',
  'memory',
  'what-fits',
  'finish',
  'smallest',
  'unit',
  'math',
  'other',
  'figure',
  'context',
  'gpu-count',
  'gpu-need',
  'other-gpu',
  'planned',
  'run-locally',
])
