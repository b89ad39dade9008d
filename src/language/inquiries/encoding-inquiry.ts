/** "Embed 120 million descriptions with qwen3-embedding": one forward pass over the data, and no training. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { frequenciesIn } from '../questions/series.ts'
import { askedGpuHoursIn } from './bill-words.ts'
import { embedsTexts, laterTextsIn, withoutPeriod } from './embedded-texts.ts'
import type { Inquiry } from './inquiry.ts'
import { isAllWritten, tokenFlowIn, writtenEachIn } from './written-tokens.ts'

const encodingWords =
  /\b(?:(?:re-?)?embed(?! ?ding model)|re-?embedding\b|embedding (?=\d|our |all |the |job|thing|run|pass|stuff|task|everything)|(?:want|need|have|with|do) (?:the )?embeddings|(?:only |just |one )?forward pass(?:es)?|inference[- ]only|(?:only|just) (?:evaluat(?:e|ing)|run(?:ning)? (?:the |our |an? )?eval(?:s|uation)?)|encode|vectori[sz]e|classify|(?<!\b(?:binary|class|multi-?|with|per|of|the|an?|one|single|each|its) ?)label|tag|score|(?:compute|create|generate|make) (?:the |our )?embeddings|embeddings (?:for|of)|(?:(?:batch|offline) )?inference (?:over|on|of|for)|(?:batch|offline) inference|inference: |run .{0,30} (?:over|through))\b|\bgive (?:each|every|them|all)\b[^.?!]{0,40}\b(?:verdict|label|score|tag|rating|category|grade)s?\b|\b(?:judge|rate|grade|review|screen|filter|annotate|moderate|summari[sz]e|translate|extract [\w ]{1,30} from) (?:each|every|all|them|the \d|\d)/iu

/** "No training": nothing of the kind. */
const notTrained =
  /\b(?:no|without|not|zero) (?:any |more |further )?(?:training|fine-?tuning|fine tuning|finetune|learning)\b/giu

/** Null where something is trained, or model or data are missing. */
export function readEncoding(
  text: string,
  { words: { trained }, rules }: Pick<InquiryFacts, 'words' | 'rules'>,
  read: (text: string) => Scenario | null,
): Extract<Inquiry, { kind: 'encoding' }> | null {
  const isGenerated = isAllWritten(text)
  const flow = tokenFlowIn(text)
  const embeds = embedsTexts(text)
  if (
    !(encodingWords.test(text) || embeds || isGenerated || flow !== null) ||
    trained.test(text.replaceAll(notTrained, ' '))
  )
    return null
  const written = isGenerated || flow !== null ? null : writtenEachIn(text)
  const plain = flow === null ? text : withoutAsking(flow.rest)
  const named = jobOf(written?.rest ?? plain, read) ?? (written === null ? null : jobOf(text, read))
  const later = embeds ? laterTextsIn(text) : null
  // A second model beside one that is named is a conflict, and no job.
  const scenario =
    named ?? (embeds ? jobOf(`${withoutPeriod(later?.rest ?? text)} with ${rules.encoding.usualEmbedder}`, read) : null)
  if (scenario === null || scenario.spec.tokens === null) return null
  const texts = scenario.corpus?.examples ?? null
  const isAllLater = later !== null && later.texts === texts
  const timesAYear = later === null && flow === null && embeds ? frequenciesIn(text).rates[0]?.perYear : undefined
  return {
    kind: 'encoding',
    // "API or own GPUs": a choice, and no GPUs that somebody has.
    spec: eitherWay.test(text) ? { ...scenario.spec, owned: null } : scenario.spec,
    ...(texts === null ? {} : { texts }),
    ...(written === null ? {} : { writtenEach: written.tokens }),
    ...(flow === null ? {} : { writtenTotal: flow.written }),
    ...(flow === null || flow.per === null ? {} : { per: flow.per }),
    ...(isGenerated ? { isAllWritten: true as const } : {}),
    ...(named === null ? { isModelAssumed: true as const } : {}),
    ...(isAllLater ? { per: later.per } : later === null ? {} : { later: { texts: later.texts, per: later.per } }),
    ...(timesAYear === undefined ? {} : { timesAYear }),
    ...(scenario.spec.gpus === null ? {} : doubtsOf(text)),
    words: text,
    unused: [],
  }
}

const asksIfEnough = /\b(?:enough|suffic\w+|copes?|manages?|handles?|too (?:small|weak|slow)|ok(?:ay)?)\b/iu
/** Somebody else's word for it, or a question whether so much is needed. */
const asksIfNeeded =
  /\b(?:needs?|needed|necessary|requires?|required|sensible|reasonable|justified|over ?kill|too (?:much|many|big)|true|right|really|smells?|insist\w*|claim\w*|says?|said|wants?|suggest\w*|recommend\w*|quoted?|worth)\b/iu
const doubtsOf = (text: string): { readonly doubts?: 'needed' | 'enough' } =>
  asksIfEnough.test(text) ? { doubts: 'enough' } : asksIfNeeded.test(text) ? { doubts: 'needed' } : {}

/** The choice that is asked about is no part of the job. */
const withoutAsking = (text: string): string =>
  text.replaceAll(
    /\b(?:do (?:we|i)|should (?:we|i)|better to|is it better to|would you)?\s?(?:rent(?:ing)?|self[- ]?host(?:ing)?|host(?:ing)?|buy(?:ing)?|pay(?:ing)?(?: for)?|use|using|run|take)?\s?(?:an? |our own |own |the )?(?:gpus?|apis?|self[- ]?host(?:ed|ing)?|machine|server)\s?(?:or|vs\.?|versus)\s(?:(?:rent(?:ing)?|self[- ]?host(?:ing)?|host(?:ing)?|buy(?:ing)?|pay(?:ing)?(?: for)?|use|using|take)\s)?(?:an? |our own |own |the )?(?:gpus?|apis?|machine|server|openai|together)\b\??/giu,
    ' ',
  )

const eitherWay = /\bapis?\b[^.?!]{0,20}\b(?:or|vs\.?|versus)\b[^.?!]{0,12}\bown\b/iu

/** A wish to have all of it written is one of the same kind, and is no part of the job. */
function jobOf(typed: string, read: (text: string) => Scenario | null): Scenario | null {
  const text = typed.replaceAll(joined, ' ')
  return read(withoutAside(text)) ?? read(text) ?? read(countedAsExamples(withoutAside(text)))
}

/** "180M wikipedia+news passages": two sources of the same texts. */
const joined = /(?<=\p{L}{2})[+&](?=\p{L}{2})/gu

const countedThings =
  /(?<![\w.$€£])(\d[\d.,]{0,12} ?(?:k|m|b|thousand|million|billion)?) (?:[\p{L}+&/-]{2,24},? ){1,4}\(?(?:~ ?|about |around |avg |average |of )?(\d[\d,]{0,6}) ?tok(?:en)?s?\b(?: each)?\)?/iu
const once = /[\s,]*\b(?:one[- ]off|one[- ]time|just once|only once|once)\b/giu

/** "210 million product titles (120 tokens)", "1.1B chunks, ~220 tok": whatever they are called, so many texts. */
export const countedAsExamples = (text: string): string =>
  text.replace(countedThings, '$1 examples of $2 tokens each').replaceAll(once, ' ')

/** What only says that nothing is trained, and the hours that are asked for, which the answer gives anyway. */
function withoutAside(text: string): string {
  const rest = text
    .replaceAll(
      /[(,]? ?\b(?:(?:it's |its )?inference[- ]only|(?:only |just |one )?forward pass(?:es)?(?: only)?)\b\)?/giu,
      ' ',
    )
    .replaceAll(
      /\b(?:to )?(?:give|judge|rate|grade|review|screen|filter|annotate|moderate|summari[sz]e|translate) (?:each|every|them|all)\b(?:[^.?!,]{0,40}\b(?:verdict|label|score|tag|rating|category|grade)s?\b)?/giu,
      ' ',
    )
    .replaceAll(
      /\b(?:run(?:ning)? )?(?:(?:batch |offline )?inference (?:over|on|of|for)\b|(?:batch|offline) inference\b|inference:)/giu,
      ' ',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return askedGpuHoursIn(rest) ?? rest
}
