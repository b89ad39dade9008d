/** What is said beside a job, put to what was read of the rest. */
import type { Inquiry, InquiryOf } from '../language/inquiries/inquiry.ts'
import { doubtIn } from '../language/inquiries/doubted-figure.ts'
import { disputedTimesIn } from '../language/inquiries/disputed-times.ts'
import type { Contingency } from '../language/inquiries/contingency.ts'
import { answeringDecides } from '../presentation/content/inquiries/closed-model-sentences.ts'
import { isHostVerdict } from '../presentation/content/inquiries/permission-sentences.ts'
import { exactUsdText } from '../recommend/figure-text.ts'
import { isLinksNote } from '../scenario/links-note.ts'
import type { JobExtras, Spec } from '../scenario/scenario.ts'
import { isOtherTraining } from './interpret-other-training.ts'
import type { Interpretation } from './interpretation.ts'

export type Started = Extract<Interpretation, { kind: 'start' }>

/** A job with more that was said beside it. */
export const withExtras = (answer: Started, more: JobExtras): Started => {
  const { scenario } = answer
  return { ...answer, scenario: { ...scenario, extras: { ...scenario.extras, ...more } } }
}

type Answered = Extract<Interpretation, { kind: 'start' | 'comparison' | 'inquiry' }>

/** With sentences that hold whatever the figures are, below those that are there. */
export function withGeneralAnswers(answer: Answered, says: readonly string[]): Interpretation {
  if (answer.kind !== 'start') return { ...answer, generalAnswers: [...(answer.generalAnswers ?? []), ...says] }
  return withExtras(answer, { generalAnswers: [...(answer.scenario.extras?.generalAnswers ?? []), ...says] })
}

/** With sentences that hold whatever the figures are, before those that are there. */
export const withAnswersBefore = (answer: Started, says: readonly string[]): Started =>
  withExtras(answer, { generalAnswers: [...says, ...(answer.scenario.extras?.generalAnswers ?? [])] })

/** Whether what services ask is told with their prices, so that it need not be told in general. */
export const isToldOfHosting = ({ id }: { readonly id: string }, answer: Interpretation): boolean =>
  id === 'api' &&
  ((answer.kind === 'start' && isToldBeside(answer.scenario.extras)) ||
    (answer.kind === 'inquiry' && answer.inquiry.kind === 'known' && answer.inquiry.id === 'hosted-training'))

const isToldBeside = ({ hostedAsked, generalAnswers = [] }: JobExtras = {}): boolean =>
  hostedAsked !== undefined || generalAnswers.some((sentence) => sentence.startsWith(answeringDecides))

/** Prices that are named, and samples, have figures of their own. */
export const hasOwnFigures = (answer: Interpretation): boolean =>
  answer.kind === 'inquiry' && ['quote', 'contrast', 'samples', 'gpu prices'].includes(answer.inquiry.kind)

/** "Committed vs on demand for 64 B200", "marketplace or AWS": prices side by side, and no jobs. */
export const isOfWays = (inquiry: Inquiry | null): inquiry is InquiryOf<'prices'> =>
  inquiry?.kind === 'prices' && (inquiry.pricings.length > 1 || inquiry.sellers !== undefined)

const ofLinks: readonly string[] = ['network', 'nvlink', 'multi-node', 'interconnect', 'one-node-or-two', 'two-nodes']

/** Whether prices, or what is known of a training that is none of a language model, say it with their own figures: a tax, from which use on a commitment pays; "peer-to-peer" is who sells. */
export function isToldOfPrices({ id }: { readonly id: string }, answer: Interpretation): boolean {
  if (isOtherTraining(answer)) return true
  // Numbers of machines that are weighed have their own hours over the link.
  if (answer.kind === 'comparison' && answer.advice !== undefined) return ofLinks.includes(id)
  if (answer.kind !== 'inquiry' || answer.inquiry.kind !== 'prices') return false
  const { tax, pricings, sellers } = answer.inquiry
  return (
    (id === 'tax' && tax !== undefined) ||
    (id === 'reserve' && pricings.length > 1) ||
    (id === 'nvlink' && sellers !== undefined)
  )
}

/** A goal says by itself what training does for it, a plan what links between its GPUs do, and a verdict where data may go. */
export const isToldOfPlan = ({ id }: { readonly id: string }, { scenario, sizes }: Started): boolean =>
  (id === 'nvlink' && scenario.notes.some(isLinksNote)) ||
  (id === 'facts-by-retrieval' && sizes !== undefined) ||
  (hostRows.has(id) && scenario.extras?.generalAnswers?.some(isHostVerdict) === true)

/** What is true of such hosts in general, which a verdict on one of them has told. */
const hostRows: ReadonlySet<string> = new Set(['personal-data', 'client-data-on-marketplaces'])

/** "Is that enough?": yes or no comes before the figures. */
export function withDoubt(
  answer: Interpretation,
  typed: string,
  gpusOf: (sentence: string) => Spec['gpus'],
): Interpretation {
  // Who of two is right has its verdict.
  const isAsked = answer.kind === 'start' && disputedTimesIn(typed) === null
  const doubt = isAsked ? doubtIn(typed, answer.scenario) : null
  if (doubt === null || answer.kind !== 'start') return answer
  // It says already which cards do it.
  if (doubt === 'cards' && answer.scenario.extras?.lead !== undefined) return answer
  return withExtras(doubt === 'cards' ? onDoubtedCards(answer, typed, gpusOf) : answer, { doubt })
}

/** "Everybody says H100. Is a 3090 not enough?": the yes or no is of the card that the question names. */
function onDoubtedCards(answer: Started, typed: string, gpusOf: (sentence: string) => Spec['gpus']): Started {
  const { scenario } = answer
  const all = scenario.spec.gpus
  const questions = typed.split(sentenceOrListEnd).filter((sentence) => sentence.trim().endsWith('?'))
  const [asked, ...others] = questions.flatMap((question) => {
    // "Is a 4090 enough, or an A100?": of the first.
    const gpus = gpusOf(question.split(/\bor\b/u)[0] ?? question)
    return gpus === null ? [] : [gpus]
  })
  if (all === null || asked === undefined || others.length > 0) return answer
  if (asked.length >= all.length || !asked.every((gpu) => all.includes(gpu))) return answer
  return { ...answer, scenario: { ...scenario, spec: { ...scenario.spec, gpus: asked } } }
}

/** "And keep 20% back": the rest of the money is planned with. Null where no money is planned with. */
export function withContingency(answer: Interpretation, { share, words }: Contingency): Interpretation | null {
  const noteOf = (usd: number): string =>
    `“${words}”: ${exactUsdText(usd * share)} of ${exactUsdText(usd)} is not planned with.`
  if (answer.kind === 'inquiry' && answer.inquiry.kind === 'budget') {
    const { inquiry } = answer
    const usd = inquiry.spec.budgetUsd ?? 0
    return {
      ...answer,
      inquiry: { ...inquiry, spec: { ...inquiry.spec, budgetUsd: usd * (1 - share) }, contingency: noteOf(usd) },
    }
  }
  if (answer.kind !== 'start' || answer.scenario.spec.budgetUsd === null) return null
  const { scenario } = answer
  const usd = scenario.spec.budgetUsd ?? 0
  const note = noteOf(usd)
  return {
    ...answer,
    scenario: {
      ...scenario,
      spec: { ...scenario.spec, budgetUsd: usd * (1 - share) },
      notes: [...scenario.notes, note],
      remarks: [...(scenario.remarks ?? []), { field: 'budgetUsd', text: note }],
    },
  }
}

/** Of examples, which are seen several times, so many times the data of new text. */
const manyExamples = 5
/** "LoRA is enough, or …" */
const isNeeded = String.raw`(?: (?:is|would be|will be|does|do|suffices?|enough|sufficient|ok|okay|fine|needed|necessary|required|it)){0,4}`

/** What saves money or time, and what it is set against. */
const savings: readonly {
  readonly words: RegExp
  readonly plain: Partial<Spec>
  readonly saving: Partial<Spec>
  readonly names: readonly [string, string]
  /** Which to take, by the data and by those from which every parameter is trained. */
  readonly adviceOf?: (tokens: number, fullFromTokens: number, areExamples: boolean) => string
}[] = [
  {
    words: /\b(?:spot|pre-?emptibles?|interruptible)\b/iu,
    plain: { pricing: 'on_demand' },
    saving: { pricing: 'spot' },
    names: ['on demand', 'spot'],
  },
  {
    words: /\bfp8\b/iu,
    plain: { precision: 'bf16', weights: 'bf16' },
    saving: { weights: 'fp8' },
    names: ['bf16', 'fp8'],
  },
  {
    words: /\bq-?lora\b.{0,30}\b(?:instead of|over|than|vs\.?|against) (?:plain |bf16 |normal )?lora\b/iu,
    plain: { method: 'lora', weights: 'bf16' },
    saving: { method: 'qlora' },
    names: ['LoRA', 'QLoRA'],
  },
  {
    words: /\blora\b.{0,30}\b(?:instead of|over|than|vs\.?|against) (?:a )?full\b/iu,
    plain: { method: 'full' },
    saving: { method: 'lora' },
    names: ['full', 'LoRA'],
  },
  {
    words: new RegExp(
      String.raw`\b(?:(?:continued )?pre-?training|cpt|full)\b(?: ft| fine-?tun(?:e|ing))?${isNeeded},? (?:or|vs\.?|versus) (?:if |whether )?(?:an? )?q?lora\b|\bq?lora\b(?: adapters?)?${isNeeded},? (?:or|vs\.?|versus) (?:if |whether )?(?:(?:do|does|should|must|would|we|i|it|you|need|needs|have to|go|rather|better|really) ){0,5}(?:an? |the )?(?:(?:continued )?pre-?training|cpt|full)\b`,
      'iu',
    ),
    plain: { method: 'full', loraRank: null },
    saving: { method: 'lora' },
    names: ['every parameter', 'LoRA'],
    adviceOf: (tokens, fullFromTokens, areExamples) =>
      areExamples && tokens < manyExamples * fullFromTokens
        ? 'LoRA first, on one GPU: from examples it learns about as much; train every parameter only if held-out examples show that it falls short.'
        : tokens >= fullFromTokens
          ? 'Train every parameter: of so much new text an adapter holds little (if it must be LoRA, rank 128 and more).'
          : 'LoRA: of so little text it learns as much, and it is undone by leaving the adapter away.',
  },
]
const asksSaving =
  /\b(?:sav(?:e|es|ing|ings)(?! ?(?:a |the |every|check|ckpt|state|to ))|cheaper|worth (?:it|the|using|going|trying)|difference|differ|gain|buys? us|help|or|vs|versus)\b/iu
const isQuestion = /\?|^\W{0,3}(?:how much|what|would|will|is|does|do|could|can|should)\b/iu
/** "I don't know whether LoRA is enough or we need a full fine-tune." */
const isUndecided =
  /\b(?:(?:don['’]?t|do not|doesn['’]?t) know|not sure|unsure|undecided|can['’]?t decide|wonder\w*|torn between|no idea|unclear)\b/iu
const maxSentence = 300
const maxText = 2000

const sentenceOrListEnd = /(?<=[.!?;:])\s+|\n+/u

/** "LoRA or full? … Tom: LoRA r=64 then": the method is named once more behind the question, and not asked about. */
const isDecidedBehind = (text: string, question: string, { method }: Partial<Spec>): boolean =>
  method !== undefined &&
  text
    .slice(text.indexOf(question) + question.length)
    .split(sentenceOrListEnd)
    .some((sentence) => namesMethod.test(sentence) && !sentence.includes('?'))
const namesMethod = /\b(?:q-?lora|lora|full (?:ft|fine-?tun\w+|param\w*))\b/iu

const isOf = (spec: Spec, part: Partial<Spec>): boolean =>
  Object.entries(part).every(([field, value]) => value === Reflect.get(spec, field))

/** "Would spot save us anything?": the job both ways, side by side. `fullFromTokens`: data from which every parameter is trained. */
export function withSavings(answer: Interpretation, typed: string, fullFromTokens: number): Interpretation {
  if (answer.kind !== 'start' || typed.length > maxText) return answer
  const { scenario } = answer
  const asked = typed
    .split(sentenceOrListEnd)
    .find(
      (sentence) =>
        sentence.length <= maxSentence &&
        (isQuestion.test(sentence) || isUndecided.test(sentence)) &&
        asksSaving.test(sentence),
    )
  const found = savings.find(
    ({ words, saving }) =>
      asked !== undefined &&
      words.test(asked) &&
      // Of a choice of methods either may be the one that was read.
      (isOf(scenario.spec, saving) || (saving.method === 'lora' && isOf(scenario.spec, { method: 'full' }))),
  )
  if (found === undefined || asked === undefined || isDecidedBehind(typed, asked, found.saving)) return answer
  return {
    kind: 'comparison',
    thread: null,
    scenarios: [found.plain, found.saving].map((change) => ({ ...scenario, spec: { ...scenario.spec, ...change } })),
    names: found.names,
    ...(found.adviceOf === undefined
      ? {}
      : {
          advice: found.adviceOf(scenario.spec.tokens ?? 0, fullFromTokens, scenario.corpus?.tokensPerExample != null),
        }),
    ...(scenario.extras?.generalAnswers === undefined ? {} : { generalAnswers: scenario.extras.generalAnswers }),
  }
}
