/** "Together AI finetune pricing vs renting an H100 for qwen 72b lora 25M tokens": the job, and what a service asks for it. */
import type { Catalog } from '../catalog/catalog.ts'
import { hostedRatesSentences, setupTimeSentence } from '../presentation/content/inquiries/hosted-training-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart, startWith } from './part-readers.ts'

const tunes = String.raw`fine-?\s?tun\w*`
const ofPrice = String.raw`(?:pricing|prices?|charges?|charged|costs?|asks?|bills?|api|service)`
const besideRent = String.raw`(?=,? (?:or|vs\.?|versus|against|compared to|than)\b.{0,24}\b(?:rent|own|gpu|[abhl]\d))`
const generic = String.raw`\b(?:an? |the )?(?:(?:hosted|managed|serverless) (?:api )?(?:${tunes}|training|lora|api)|${tunes} (?:apis?|as a service|services?)|apis? ${tunes})(?: services?)?(?: ${ofPrice})*`
/** "API or rent": what is weighed stands in no word of training. */
const service = String.raw`(?:an? |the |some )?(?:(?:hosted|managed|training|serverless) )?(?:apis?|(?:hosted|managed|training) services?|service providers?)`
const renting = String.raw`(?:(?:to )?rent(?:ing|ed|al)?|(?:our |my |your )?own|self[- ]?host(?:ed|ing)?|d(?:o|oing) it (?:my|our|your)sel(?:f|ves)|diy)(?: (?:an? |the |some |our |my |own )?(?:gpus?|cards?|machines?|hardware|servers?))?`
const choice = String.raw`\b(?:(?:via|through|by|use|using|take|with) )?(?:${service}(?: ${tunes})?,? (?:or|vs\.?|versus)(?: (?:just|rather))? (?:${renting}|(?:an? |some |the )?gpus?\b)|(?:${renting}|gpus?),? (?:or|vs\.?|versus)(?: (?:just|rather|use|take|via))? ${service})\b[\s:,?–-]*`
/** What answers requests is weighed by those. */
const ofRequests = /\b(?:requests?|calls|queries|inference|serv(?:e|ing)|users)\b/iu
const rented =
  /\b(?:or|vs\.?|versus|against|compared to|than|instead of)(?: (?:to|just|doing it on))?(?: (?:our|my|your|own(?:ing)?|self[- ]hosted|rent(?:ing|ed|al)?))*(?: gpus?\b)?/giu
/** "Incl. my time at $100/h": what the hours of people cost. */
const paidTime =
  /[,;]? ?\b(?:incl\w*\.?|counting|plus|with) (?:my|our|the|an engineer['’]?s|engineering) (?:own )?(?:time|hours)(?: (?:at|@|for))? ?\$ ?(?<usd>\d{2,3}) ?(?:\/|per|an) ?(?:h|hr|hour)\b/iu
const mentionsData = /\d ?[kmb]?\b/iu

/** Null where no service is asked about, or the rest names no model. */
export function hostedTrainingOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  { catalog }: EngineContext,
): FoundInterpretation {
  if (!mentionsData.test(text)) return null
  const found = hostedWordsIn(text, catalog)
  if (found === null) return null
  const hourUsd = Number(paidTime.exec(text)?.groups?.['usd'] ?? NaN)
  const rest = text
    .replace(paidTime, ' ')
    .replace(found.words, ' ')
    .replaceAll(rented, ' on ')
    .replaceAll(/\bon\s+(?:on|for|[,.?])/giu, ' for ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const job = readJob(rest)
  const says = hourUsd > 0 ? { generalAnswers: [setupTimeSentence(hourUsd)] } : {}
  if (job !== null) return startWith(job, { hostedAsked: found.service ?? '', ...says })
  const { spec } = readPart(rest).draft.finish()
  if (spec.params === null || spec.tokens !== null) return null
  return inquiryOf({
    kind: 'known',
    id: 'hosted-training',
    says: hostedRatesSentences(spec.params, spec.model, found.service, catalog),
  })
}

/** The service that is named, null where any is meant; null: none is asked about. */
function hostedWordsIn(
  text: string,
  { hosted }: Catalog,
): { readonly words: string; readonly service: string | null } | null {
  for (const { id, name } of hosted.values()) {
    const called = `${name.replace(/ AI$/u, '')}(?: ai)?`.replaceAll(/[ -]/gu, '[ -]?')
    const named = new RegExp(
      // "The OpenAI bill" is what its answers cost.
      String.raw`\b(?:compared? (?:it |this )?(?:with|to) )?${tunes} (?:at|on|with|via|from|by) (?:the )?${called}\b|\b(?:how much )?(?:is|does|do|would|will) ${called} (?:(?:ask|charge|cost|take|want|bill)s? )?(?:us |me )?(?:for |to )?${tunes}|\b(?:(?:on|at|with|via|by|from|would|does|do) )?(?:the )?\b${called}(?:'s)?(?:(?: (?:hosted|managed|serverless|lora))*(?: (?:${tunes}|pricing|prices?|charges?|charged|asks?))+(?: (?:${ofPrice}))*(?: us)?|(?: (?:hosted|managed|serverless))*${besideRent})`,
      'iu',
    ).exec(text)
    if (named !== null) return { words: named[0], service: id }
  }
  const any =
    new RegExp(generic, 'iu').exec(text) ?? (ofRequests.test(text) ? null : new RegExp(choice, 'iu').exec(text))
  return any === null ? null : { words: any[0], service: null }
}
