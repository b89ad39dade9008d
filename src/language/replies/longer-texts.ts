/**
 * "What if the docs are longer than 4k?", "what if examples are more like 6k tokens?": the same number of texts at another length,
 * in a sequence that holds them, beside the plan.
 */
import { timesForm, timesOf } from '../circumstances/quantities.ts'
import type { AskedContrast } from '../questions/asked-contrast.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

const supposes =
  /^\W*(?:(?:and|so|but|ok|hm+|then|well)[ ,]+){0,2}(?:what (?:if|when)|what happens (?:if|when)|what changes (?:if|when)|how (?:does it|would it|do (?:cost|time)\w*) (?:change|look) if|suppose|supposing|imagine)\b|^\W*(?:(?:and|so|but|ok|hm+|then|well)[ ,]+){0,2}if\b[^?]*\?\W*$/u
const ofTexts =
  /\b(?:docs?|documents?|examples?|samples?|texts?|conversations?|dialog(?:ue)?s?|chats?|rows?|records?|articles?|tickets?|contracts?|transcripts?|threads?|emails?|reports?|papers?|files?|prompts?|traces?|trajector(?:y|ies)|sessions?)\b[^.?!;]{0,40}\b(?:are|is|were|was|get|gets|turn out|run|come out|end up|average|have|has|go|goes)\b|\bthey(?:'re| are| were| turn out| come out| average)\b(?=[^.?!;]{0,40}\b(?:each|apiece|on average|long)\b)/u
const number = String.raw`~?(?<digits>\d[\d,]{0,6}(?:\.\d)?) ?(?<kilo>k)?(?: ?tok(?:en)?s?)?\b(?! ?(?:%|x\b|gpus?|epochs?|h\b|hours?|days?|examples?|docs?|rows?|steps?|pages?|words?|characters?|minutes?|gb\b|mb\b|usd|dollars?|b\b|m\b))`
/** Longer than is told, without how long; and a length that they have. */
const longerThan = new RegExp(String.raw`\b(?:longer|bigger|larger|more) than ${number}`, 'u')
const ofLength = new RegExp(
  String.raw`(?:'re|\b(?:are|is|were|was|average|have|has|be|out|up|to|like|around|about|actually|really|rather|all)) (?:(?:all|more|actually|really|rather|mostly|closer|up|on average|around|about|roughly|like|to|at|an average of) ){0,4}${number}`,
  'u',
)
const timesAsLong = new RegExp(String.raw`\b(?<times>${timesForm}) (?:(?:as|that|the) (?:long|length)|longer)\b`, 'u')
/** Of a part of them the others stay as they are. */
const ofSome =
  /\b(?:some|few|one|any|longest|max(?:imum)?|half|most|many|part|quarter|third|up to|at most|outliers?)\b|%/u
/** "Suppose they are longer" asks what comes of it, without a word or a mark that asks. */
const whatComes: AskedContrast = { form: 'value', figure: null, trait: null, isOfFirst: false, isAgainst: false }
const [maxLength, shortest, longest] = [130, 64, 131_072]

/** Null where texts are not counted one by one, or no length of them is supposed. */
export function readLongerTexts(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const { corpus, spec } = reply.scenario
  const images = imagesSupposed(line, reply)
  if (images !== null) return images
  const { examples = null, tokensPerExample = null, epochs = 1 } = corpus ?? {}
  if (examples === null || tokensPerExample === null || spec.samplesPerPrompt !== null) return null
  if (reply.history === null || line.length > maxLength || !supposes.test(line) || !ofTexts.test(line)) return null
  if (ofSome.test(line)) return null
  const each = lengthIn(line, tokensPerExample)
  if (each === null || each === tokensPerExample || each < shortest || each > longest) return null
  const held = spec.sequenceLength ?? usualSequence
  const sequence = each <= held ? null : holdingLength(each)
  const words = `${String(examples)} examples x ${String(each)} tokens x ${String(epochs)} epochs${sequence === null ? '' : `, seq ${String(sequence)}`}`
  return besidePlan(words, reply, 'asks what longer texts come to')
}

/** "What if each image is 2k tokens?", "what if the captions are 500 tokens": the same images, or their texts, at another size. */
function imagesSupposed(line: string, reply: Reply): ReplyCandidate | null {
  const { imageCount, imageTokens } = reply.scenario.spec
  if (imageCount === null || reply.history === null || line.length > maxLength) return null
  if (!supposes.test(line) || ofSome.test(line)) return null
  const [image, text] = [valueOf(ofImage.exec(line)?.groups), valueOf(ofImageText.exec(line)?.groups)]
  const each = image ?? text
  if (each === null || each === imageTokens || each < fewestOfImage || each > mostOfImage) return null
  const words = image === null ? `captions of ${String(each)} tokens` : `${String(each)} tokens per image`
  return besidePlan(words, reply, 'asks what other sizes of images or of their texts come to')
}

/** The plan and the same job with the data that `words` say; null where these change nothing. */
function besidePlan(words: string, reply: Reply, why: string): ReplyCandidate | null {
  const act = reply.readAs(words, reply.scenario)
  if (act.kind !== 'amended') return null
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives, asked: whatComes }, why)
}
const beside = '(?:is|are|were|was|takes?|costs?|has|have|needs?|comes? to|at|of|to|be|really|about|around|like)'
const ofImage = new RegExp(
  String.raw`\b(?:images?|pictures?|photos?|scans?|screenshots?|frames?)\b(?:(?!\btexts?\b|\bcaptions?\b|\d)[^.?!;]){0,30} ${beside} ${number}`,
  'u',
)
const ofImageText = new RegExp(
  String.raw`\b(?:captions?|texts?|answers?)\b(?:(?!\d)[^.?!;]){0,30} ${beside} ${number}`,
  'u',
)
const [fewestOfImage, mostOfImage] = [16, 32_768]

/** Where nobody said how long a sequence is. */
const usualSequence = 2048

/** Tokens of a text; what is longer than a length without a word of how much is taken for twice that. */
function lengthIn(line: string, planned: number): number | null {
  const times = timesOf(timesAsLong.exec(line)?.groups?.['times'])
  if (times !== null) return times * planned
  const over = valueOf(longerThan.exec(line)?.groups)
  return over === null ? valueOf(ofLength.exec(line)?.groups) : 2 * over
}

function valueOf(groups: Readonly<Record<string, string | undefined>> | undefined): number | null {
  const digits = groups?.['digits']
  return digits === undefined
    ? null
    : Math.round(Number(digits.replaceAll(',', '')) * (groups?.['kilo'] === undefined ? 1 : 1000))
}
