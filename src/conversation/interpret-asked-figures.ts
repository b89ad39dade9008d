/** Figures that a command asks of its job in words of their own: of a million tokens, with a margin, at worst, on a free notebook. */
import { evalTimesIn } from '../language/inquiries/eval-times.ts'
import { overflowingOf } from '../recommend/explain/half-precision.ts'
import { freeNotebookIn, withoutItsCards } from '../language/inquiries/free-notebook.ts'
import { marginIn, perMillionIn } from '../language/inquiries/asked-figures.ts'
import { powerUsdIn } from '../language/inquiries/power-price.ts'
import { perKwhIn } from '../language/questions/named-currency.ts'
import { spokenHoursIn, spokenTextsIn } from '../language/inquiries/speech-lengths.ts'
import { understand } from '../language/pipeline.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import {
  evalSentence,
  marginSentence,
  notebookLead,
  notebookLimit,
  notebookSentences,
  perMillionSentences,
  powerBesideRentSentence,
  powerSentence,
  serviceSentence,
  spokenSentence,
} from '../presentation/content/inquiries/asked-figures-sentences.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { recommendationFor } from './recommendation-for.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { onFreeCard } from './free-card.ts'
import type { Interpretation } from './interpretation.ts'
import { withAnswersBefore, withExtras, withGeneralAnswers } from './interpretation-extras.ts'
import { type FoundInterpretation, inquiryOf, type ReadRest } from './part-readers.ts'
import { paidNotebookOf } from './interpret-paid-notebook.ts'
import type { RequestContext } from './request.ts'
import { worstOf } from './interpret-worst-case.ts'

/** As many tokens as a price of a million is reckoned at, where no data is named. */
const yardstick = 100e6

/** "Cost per 1M tokens trained for a 70B LoRA": null where no model is named, or no such price is asked. */
export function perMillionOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const asked = perMillionIn(text)
  if (asked === null) return null
  const { rest, service } = asked
  const { vocabulary } = context
  const { draft } = understand(rest, { mode: 'message', vocabulary, today: request.today })
  if (draft.get('params') === null || draft.issues.some(({ kind }) => kind === 'conflict')) return null
  const scenario = draft.finish()
  const { tokens } = scenario.spec
  // Of data that are named both sums stand beside the plan.
  if (service !== null && tokens !== null) return null
  const job: Scenario = { ...scenario, spec: { ...scenario.spec, tokens: tokens ?? yardstick } }
  const best = recommendationFor(job, request, context)?.best ?? null
  if (best === null) return null
  const { names } = context.renderContextOn(request)
  return inquiryOf({
    kind: 'known',
    id: 'per-million',
    says: [
      ...(service === null
        ? []
        : [
            serviceSentence(
              best,
              yardstick,
              inDollars(service.amount, service.currency, context),
              service.words,
              context.catalog.inquiryFacts.rules,
            ),
          ]),
      ...perMillionSentences(best, job.spec, tokens === null, names).slice(0, service === null ? undefined : 2),
    ],
  })
}

/** "Can Kaggle 2xT4 run qlora for 14b?": whether it fits the card of such a notebook, where no data are named. */
export function notebookFitOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const notebook = freeNotebookIn(text)
  if (notebook === null) return null
  const { vocabulary, catalog } = context
  const { draft } = understand(notebook.rest, { mode: 'message', vocabulary, today: request.today })
  if (draft.get('params') === null || draft.get('tokens') !== null) return null
  const asked =
    draft.get('gpus') === null ? `${notebook.rest.replace(/\?$/u, '')} on 1 T4, does it fit?` : notebook.rest
  const inquiry = readInquiry(asked, vocabulary, catalog.inquiryFacts, request.today)
  return inquiry?.kind === 'fit'
    ? {
        kind: 'inquiry',
        inquiry,
        generalAnswers: [
          notebookLimit(notebook, catalog.inquiryFacts.rules, overflowingOf(draft.get('model'), catalog)),
        ],
      }
    : null
}

/** What a job's text asks besides; null where it asks none of these, or the rest is no job. */
export function askedFiguresOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  return (
    notebookOf(text, readRest, request, context) ??
    paidNotebookOf(text, readRest, request, context) ??
    marginOf(text, readRest, request, context) ??
    worstOf(text, readRest, request, context) ??
    spokenOf(text, readRest, context) ??
    evaluatedOf(text, readRest, request, context)
  )
}

/** "13k call transcripts, 45 min each": as long as somebody speaks. */
function spokenOf(text: string, readRest: ReadRest, { catalog }: EngineContext) {
  const spoken = spokenAsTokens(text, catalog)
  const read = spoken === null ? null : readRest(spoken.rest)
  return spoken !== null && read?.kind === 'start' ? withGeneralAnswers(read, spoken.says) : null
}

/** The text with tokens in the place of minutes of speech, and what they were taken for; null: nothing is as long as that. */
export function spokenAsTokens(
  text: string,
  { inquiryFacts }: Pick<EngineContext['catalog'], 'inquiryFacts'>,
): { readonly rest: string; readonly says: readonly string[] } | null {
  const ofAll = spokenHoursIn(text)
  // The reading of hours of transcripts says what it takes them for.
  if (ofAll !== null && ofAll.texts === null) return { rest: ofAll.rest, says: [] }
  const spoken = ofAll?.texts ?? spokenTextsIn(text)
  if (spoken === null) return null
  const tokens = Math.round(spoken.minutes * inquiryFacts.rules.speechTokens.base)
  return { rest: spoken.restWith(tokens), says: [spokenSentence(spoken, tokens)] }
}

/** "Per 1k steps an eval of 5 min": what comes on top. */
function evaluatedOf(text: string, readRest: ReadRest, request: RequestContext, context: EngineContext) {
  const times = evalTimesIn(text)
  const read = times === null ? null : readRest(times.rest)
  const best = read?.kind === 'start' ? (recommendationFor(read.scenario, request, context)?.best ?? null) : null
  if (times === null || read?.kind !== 'start' || best === null) return null
  return withGeneralAnswers(read, [evalSentence(times, best, read.scenario.spec.tokens ?? 0)])
}

/** "8b lora 50M tokens plus 20% buffer": what to put aside. Of money that is given it is kept back, and is no margin. */
function marginOf(text: string, readRest: ReadRest, request: RequestContext, context: EngineContext) {
  const margin = marginIn(text)
  const read = margin === null ? null : readRest(margin.rest)
  if (margin === null || read?.kind !== 'start' || read.scenario.spec.budgetUsd !== null) return null
  const best = recommendationFor(read.scenario, request, context)?.best ?? null
  return best === null
    ? null
    : withGeneralAnswers(read, [marginSentence(best, margin.share, read.scenario.extras?.rate?.usdPerGpuHour)])
}

/** "Is free Colab ok for it?": the job on the card that such notebooks give. */
function notebookOf(text: string, readRest: ReadRest, request: RequestContext, context: EngineContext) {
  const notebook = freeNotebookIn(text)
  const read = notebook === null ? null : readRest(withoutItsCards(notebook.rest))
  if (notebook === null || read?.kind !== 'start' || read.scenario.spec.gpus !== null) return null
  const { extras, spec } = read.scenario
  const others = extras?.generalAnswers ?? []
  const { sampledModels, rules } = context.catalog.inquiryFacts
  const given = sampledModels.notebooks.find(({ name }) => name === notebook.name) ?? null
  const best = onFreeCard(read.scenario, given?.gpuCount ?? 1, request, context)
  const overflowing = overflowingOf(spec.model, context.catalog)
  const lead = best === null ? {} : { lead: notebookLead(given, best, spec.method) }
  return withExtras(read, {
    ...lead,
    generalAnswers: [
      ...new Set([...others, ...notebookSentences(notebook, best, spec.method, rules, overflowing, spec.params)]),
    ],
  })
}

/** "5090 at home, power is 0.34/kWh": what it draws at that price, where the GPUs are the asker's own. */
export function withPowerPrice(
  answer: Interpretation,
  words: string | null,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (words === null) return answer
  const { electricity, currencies } = context.catalog.totalCost
  const { value = 0, currency = '' } = perKwhIn(words) ?? {}
  const usdPerKwh = value * (currencies[currency]?.usd.base ?? 1)
  if (answer.kind === 'inquiry' && answer.inquiry.kind === 'buying') {
    return { ...answer, inquiry: { ...answer.inquiry, use: { ...answer.inquiry.use, usdPerKwh } } }
  }
  if (answer.kind !== 'start') return answer
  const usual = electricity.places[electricity.usual]?.price.base ?? null
  const stated = powerUsdIn(words) ?? (currencies[currency] === undefined || value === 0 ? null : usdPerKwh)
  const { scenario } = answer
  // A price without its money is taken for that of the bill.
  const each = stated ?? (currency === '' && value > 0 ? value : null)
  const best = usual === null || each === null ? null : recommendationFor(scenario, request, context)?.best
  if (best == null || usual === null || each === null) return withExtras(answer, { powerPrice: words })
  if (scenario.spec.owned === true) return withGeneralAnswers(answer, [powerSentence(best, words, each / usual)])
  const own = { ...scenario.spec, owned: true, providers: null, gpus: [best.gpu], gpuCount: best.gpuCount }
  const drawn = recommendationFor({ ...scenario, spec: own }, request, context)?.best
  return drawn === undefined
    ? withExtras(answer, { powerPrice: words })
    : withAnswersBefore(answer, [powerBesideRentSentence(drawn, best, words, each / usual)])
}
