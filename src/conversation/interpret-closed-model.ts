/** "Fine-tune gpt-4o-mini at OpenAI, or a llama 8b of our own?": the open model is planned, and what the maker's service asks is set against it. */
import type { Catalog } from '../catalog/catalog.ts'
import { unsupportedNameIn } from '../language/inquiries/unsupported-inquiry.ts'
import { requestVolumeIn } from '../language/inquiries/request-volume.ts'
import { type ApiBill, answeringSentence } from '../presentation/content/inquiries/api-or-own-sentences.ts'
import { type ClosedTraining, closedModelSentences } from '../presentation/content/inquiries/closed-model-sentences.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import type { RequestVolume } from '../scenario/stated-figures.ts'
import { emptySpec, type Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { withExtras } from './interpretation-extras.ts'
import { type FoundInterpretation, startWith, type JobReader } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'
import { literalPattern } from '../language/text/literal-pattern.ts'

/** A model that nobody but its maker trains: cheap to look for. */
export const closedModelGuard = /\b(?:gpt|claude|gemini|grok|sonnet|opus|haiku|o[34])\b/iu
const isChoice = /\b(?:or|vs\.?|versus|against|compared?|cheaper|cheapest|than|instead)\b/iu
const tuned = String.raw`(?:fine-?\s?tun\w*|tun(?:e|es|ing)|train\w*|sft|customi[sz]\w*)`
/** What writes or judges the data is not trained. */
const writes =
  /\b(?:generated|written|labell?ed|label|judged?|distill\w*|synthetic|outputs?|answers?|responses?|teacher|graded?)\b.{0,30}$/iu
const services = String.raw`(?:open ?ai|azure(?: openai)?|anthropic|google|vertex(?: ai)?|bedrock|(?:the |their |an? )?apis?|their (?:platform|service|servers))`
const maxText = 600

/** Null where no closed model is to be trained, or the rest is no whole job. */
export const closedOrOpenOf: JobReader = (text, readJob, request, context) => {
  if (text.length > maxText || !closedModelGuard.test(text) || !isChoice.test(text)) return null
  const name = closedNameIn(text, context.catalog)
  if (name === null || !isTrainedThere(text, name)) return null
  const { serving } = context.catalog.inquiryFacts
  const usual = { tokensIn: serving.requestTokensIn.base, tokensOut: serving.requestTokensOut.base }
  // What it is to answer later is no data of the training.
  const volume = requestVolumeIn(text.replace(daily, 'requests a day').replace(ofTokens, '$1, $2 in'), usual)
  const rests = restsOf(volume?.rest ?? text, name)
  const named = rests.map((rest) => readJob(rest)).find((found) => found !== null && found.spec.tokens !== null)
  // "Gpt-4o finetune or rent? 3M tokens": the open model that would be rented for is left open.
  const open = named ?? rests.map((rest) => readJob(`${openModel}, ${rest}`)).find((found) => found !== null)
  return open == null ? null : answered(withOpenModel(open, named == null), name, volume, request, context)
}
/** What is trained in its place where none is named. */
const openModel = 'llama 3.1 8b lora'
const openModelNote = 'No open model is named: Llama 3.1 8B with LoRA is taken; name another to have it.'

const withOpenModel = (job: Scenario, isAssumed: boolean): Scenario =>
  isAssumed
    ? {
        ...job,
        notes: [...job.notes, openModelNote],
        remarks: [...(job.remarks ?? []), { field: 'model', text: openModelNote }],
      }
    : job

const daily =
  /\b(?:requests?|calls|queries|messages|prompts) daily\b|\bdaily (?:requests?|calls|queries|messages|prompts)\b/iu
/** "…, 500 requests a day of 900 tokens": what one of them reads. */
const ofTokens =
  /(\b(?:requests?|calls|queries|messages|prompts) ?(?:a|per|each|every|\/) ?(?:day|month|hour)),? (?:of|with|at) (?:about |~)?(\d[\d.,]*k? tokens?)\b(?: each)?(?! (?:in|out)\b)/iu
const reach = 40

/** Words of training stand near the name, and it is not what writes or judges the data. */
export function isTrainedThere(text: string, name: string): boolean {
  const at = text.indexOf(name)
  const around = text.slice(Math.max(0, at - reach), at + name.length + reach)
  return new RegExp(String.raw`\b${tuned}\b|\bapi\b`, 'iu').test(around) && !writes.test(text.slice(0, at))
}

/** The longest name of a model that its maker alone trains, as typed; null where the text has none. */
export const closedNameIn = (text: string, catalog: Catalog): string | null => closedNamesIn(text, catalog)[0] ?? null

/** All of them, the longest first. */
export function closedNamesIn(text: string, { inquiryFacts }: Catalog): readonly string[] {
  const names = inquiryFacts.unsupported.kinds.find(({ id }) => id === 'closed-model')?.names ?? []
  const found = names.flatMap((name) => unsupportedNameIn(text, name) ?? [])
  return [...new Set(found)].toSorted((one, other) => other.length - one.length)
}

/** The text without the closed model, and what joins it to the other; the barest last. */
function restsOf(text: string, name: string): readonly string[] {
  const literal = literalPattern(name)
  const side = String.raw`(?:${services} )?(?:${tuned} )?(?:of |for |an? |the )?${literal}(?: ${tuned})?(?: (?:on|at|via|with|in|by|through|from) ${services})*`
  const joined = String.raw`,? ?\b(?:or|vs\.?|versus|against|compared (?:to|with)|(?:cheaper |better )?than|instead of)\b(?: (?:to|just|simply))?`
  const open = text
    .replace(new RegExp(side, 'iu'), ' ')
    .replace(new RegExp(joined, 'iu'), ' ')
    .replaceAll(
      /\b(?:rent(?:ing|ed)? (?:an? |some )?gpus?(?: and)?|our own|ourselves|yourself|on our own|in-house)\b/giu,
      ' ',
    )
    .replaceAll(new RegExp(String.raw`\b(?:on|at|via|with|in|by|through) ${services}(?= |[,.?]|$)`, 'giu'), ' ')
    .replaceAll(
      /\b(?:is it|is|which is|which one is|what is|what's) cheap(?:er|est)\b|\bwhat costs less\b|\bcheaper\b/giu,
      ' ',
    )
  const clean = (words: string): string =>
    words
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ (?=[,.?!])/gu, '')
      .replace(/^[ ,.:;?]{1,9}/u, '')
      .replace(/^(?:is|to|and) /iu, '')
      .trim()
  return [clean(open), clean(open.replaceAll(/[?]/gu, '')), clean(text.replace(name, ' '))]
}

/** What the maker of `name` asks for the tokens of a job, against the job rented, and what answering costs. */
export function closedModelSaysOf(
  job: Scenario,
  name: string,
  rentUsd: number | null,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const { catalog } = context
  const { spec } = job
  const { names } = context.renderContextOn(request)
  const market = context.marketFor(request)
  const served = { ...emptySpec, model: spec.model, variant: spec.variant, params: spec.params, shape: spec.shape }
  const wish = { users: null, areConcurrent: false, isOfficeHours: false, tokensPerSecond: null }
  const [host] = hostingPlanOf(served, wish, market)?.options ?? []
  return closedModelSentences({
    name,
    tokens: spec.tokens ?? 0,
    listed: listedOf(name, catalog),
    closing: closingOf(name, catalog),
    rentUsd,
    host: host === undefined ? null : { usdPerMonth: host.usdPerMonth.p50, where: planAndProvider(host, names) },
  })
}

function answered(
  job: Scenario,
  name: string,
  volume: RequestVolume | null,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const rentUsd = recommendationFor(job, request, context)?.best.allInUsd.p50 ?? null
  const asked = volume === null ? [] : [answeringSentence(volume, billOfRequests(name, volume, context))]
  const sentences = [...closedModelSaysOf(job, name, rentUsd, request, context), ...asked]
  const start = startWith(job, { hostedAsked: job.extras?.hostedAsked ?? '' })
  return start.kind === 'start'
    ? withExtras(start, { generalAnswers: [...sentences, ...(job.extras?.generalAnswers ?? [])] })
    : start
}

/** What the tuned model, or its maker's usual price of it, costs for the answers of a month; null: no price is on record. */
function billOfRequests(name: string, volume: RequestVolume, { catalog }: EngineContext): ApiBill | null {
  const { rows } = catalog.inquiryFacts.serving.api
  const ofName = rows.filter(({ names }) => names.some((one) => unsupportedNameIn(name, one) !== null))
  const longest = Math.max(...ofName.flatMap(({ names }) => names.map((one) => one.length)), 0)
  const same = ofName.filter(({ names }) => names.some((one) => one.length === longest))
  const row = same.find(({ isTuned }) => isTuned) ?? same[0]
  return row === undefined
    ? null
    : {
        title: row.title,
        usdPerMonth:
          (volume.requestsPerMonth * (volume.tokensIn * row.in.base + volume.tokensOut * row.out.base)) / 1e6,
      }
}

/** What its maker lists for a million training tokens; null: it is not on record. */
function listedOf(name: string, { hosted }: Catalog): ClosedTraining['listed'] {
  const id = name.toLowerCase().replaceAll(' ', '-')
  for (const service of hosted.values()) {
    const entry = service.entries.find(({ models, scope }) => scope === null && models.includes(id))
    if (entry !== undefined)
      return {
        service: service.name,
        usdPerToken: entry.high.base,
        asOf: entry.high.asOf,
      }
  }
  return null
}

/** What ends at the service that trains models of that maker; null: nothing is on record. */
function closingOf(name: string, { hosted }: Catalog): ClosedTraining['closing'] {
  const [maker] = /^[a-z]+/u.exec(name.toLowerCase()) ?? []
  const service = [...hosted.values()].find(
    ({ closing, entries }) =>
      closing !== null && entries.some(({ models }) => models.some((id) => id.startsWith(`${maker}-`))),
  )
  return service?.closing == null
    ? null
    : { service: service.name, date: service.closing.date, what: service.closing.what }
}
