/** Words that ask how fast a job runs: the data hardly matter to that. */
import { secondsOfStep } from './run-bill.ts'
import { collapseSpaces } from '../text/characters.ts'
import { sentencesOf } from '../text/parts-of-text.ts'
import { typedNumber } from '../text/typed-number.ts'

const speedWords =
  /\b(?:tok(?:en)?s?[ /-]*(?:per |a |\/ ?)(?:s|sec|second)\b|tokens? per second|tok\/s|tps|throughput|how fast|what speed|speed (?:should|can|do|would|will)|(?:training|expected) speed)\b/giu

/** The text without the words that ask for its speed; null where it asks for none. */
export function withoutSpeedWords(text: string): string | null {
  const without = text.replaceAll(speedWords, ' ')
  const rest = collapseSpaces(without)
  return without === text || rest === '' ? null : rest
}

/** "5,900 tok/s total": of all GPUs, which is taken anyway. */
const ofAll = /\b(?:in )?(?:total|overall|aggregate|altogether)\b/iu

export type StatedThroughput = { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly rest: string }

/** A time of a step that is to be judged. `perStep`: seconds; `rest`: the text without it and the question. */
export type StatedStepTime = {
  readonly secondsPerStep: number
  /** Of all GPUs; null: a batch and a length may say it. */
  readonly tokensPerStep: number | null
  readonly words: string
  readonly rest: string
}

/** "2M tokens per step", "a global batch of 4M tokens" */
const tokensOfStep =
  /(?<![\w.$])(?:(\d{1,7}(?:\.\d{1,3})?) ?(k|m|million|thousand)? ?tok(?:en)?s? ?(?:\/|per|an?|each|every|in (?:a|each)) ?(?:(?:global|optimizer) )?(?:step|batch|update|iter(?:ation)?)\b|(?:global )?batch(?: size)?(?: of|:| is)? (\d{1,7}(?:\.\d{1,3})?) ?(k|m|million|thousand)? ?tok(?:en)?s?\b)/iu

const asksVerdict =
  /\?|\b(?:any good|(?:is|are) (?:th?[ai]?t|this|it|these|those|we) \w|what(?:'?s)? (?:the |our |my )?mfu|mfu\b|on the table|thoughts|how (?:good|bad) is)|\b(?:feels?|seems?|looks?|is (?:that|this|it)|too) (?:a bit |too |really |very |any )?(?:slow|fast|low|high|good|bad|ok|okay|normal|fine|decent)\b/iu

/** "22 s/step, normal?": null where no time of a step is told, or nobody asks whether it is a good one. */
export function stepTimeStatedIn(text: string): StatedStepTime | null {
  const found = secondsOfStep.exec(text)
  if (found === null || !judged.test(text) || !asksVerdict.test(text)) return null
  const [words, digits = ''] = found
  const secondsPerStep = Number(digits)
  if (!(secondsPerStep > 0)) return null
  const [ofTokens = '', before, unitBefore, behind, unitBehind] = tokensOfStep.exec(text) ?? []
  const unit = { k: 1e3, t: 1e3, m: 1e6 }[(unitBefore ?? unitBehind)?.[0]?.toLowerCase() ?? ''] ?? 1
  const tokensPerStep = ofTokens === '' ? null : Number(before ?? behind) * unit
  const rest = text.replace(words, ' ').replace(ofTokens, ' ').replaceAll(verdictWords, ' ')
  return { secondsPerStep, tokensPerStep, words: words.trim(), rest: asOneRun(rest, tokensPerStep) }
}

/** Adapters are not trained by millions of tokens a step: where no method is named, it is every weight. */
const asOneRun = (rest: string, tokensPerStep: number | null): string =>
  tokensPerStep === null ||
  tokensPerStep < largeStep ||
  /lora|adapter|full|pre-?train|cpt|\bdpo\b|grpo|ppo/iu.test(rest)
    ? rest
    : `${rest.replaceAll(/(?:\s*,){2,}/gu, ',')}, full fine-tuning`
const largeStep = 1e6
const verdictWords =
  /\b(?:how much(?: money)?(?: (?:do|are|am|is|does))?(?: (?:we|i|it|that|this|being))?(?: (?:wast(?:e|ed|ing)|burn(?:t|ed|ing)?|los(?:e|ing|t)))|(?:the |our |my )?logs? says?|is (?:that|this|it)|feels?|seems?|looks?|getting|any(?= )|(?:my|our|the) run:?|we (?:get|see)|i (?:get|see)|too|a bit|really|is|normal|slow|fast|low|high|good|bad|ok|okay|fine|expected|reasonable|typical)\b\??/giu

const statement =
  /(?<![\w.$])(\d[\d,]{0,12}(?:\.\d{1,3})?) ?(k)? ?(?:tok(?:en)?s? ?(?:\/|per|a|each) ?s(?:ec(?:ond)?)?|tps)\b(?<perGpu> ?(?:\/|per|a|each|on each) ?(?:gpu|card|device)\b|(?= on each of (?:the|our) ))?/iu
const judged =
  /\b(?:slow|fast|good|bad|ok|okay|fine|normal|low|high|expected|reasonable|realistic|decent|enough|right|typical|poor|great|terrible|optimal|on the table|leaving|mfu|utili[sz]ation|losing|wast(?:e|ed|ing)|burn(?:t|ed|ing)?)\b/iu

const moreMachines =
  /\b(?:second|another|more|extra|additional|further|twice (?:the|as many)|double (?:the)?)\b[^.?!;]{0,16}\b(?:nodes?|machines?|box(?:es)?|servers?|gpus?|cards?|hardware|compute|cluster|[abh]\d{2,3}s?|mi\d{3}x?|\d{1,4})\b|\bdoubl(?:e|ing) (?:the |our |this )?(?:cluster|gpus?|nodes?|hardware|count|machines?|cards?)\b|\b(?:add(?:ing)?|scal(?:e|ing)) (?:(?:out|up|to|some|a|new) ){0,2}(?:gpus?|nodes?|machines?|cards?|\d{1,4})\b/iu
/** "1,900 tok/s at 4k": of sequences so long. */
const lengthBehind = /( tok\/s {1,3}(?:at|with|@) \d{1,3}k)\b(?! ?(?:context|ctx|seq|tok|ex|sam|row|pair))/iu
const decides =
  /\?|\b(?:should|worth|would|help|answer|good idea|wants?|thinking|consider\w*|or (?:fix|tune|optimi[sz]e|mend))\b/iu

/** "Should we add a second node?", beside a speed that tells whether that is what it lacks. */
export const asksForMoreMachines = (text: string): boolean => moreMachines.test(text) && decides.test(text)

/** The machines that may be added are none of the run. */
const withoutMore = (text: string): string =>
  asksForMoreMachines(text)
    ? sentencesOf(text)
        .filter((sentence) => statement.test(sentence) || !moreMachines.test(sentence))
        .join(' ')
    : text

/** "9,800 tok/s, is that slow?": a speed to be judged, and the text without it and the question; null: there is none. */
export function speedStatedIn(text: string): StatedThroughput | null {
  const found = statement.exec(text)
  const isJudged = (judged.test(text) && asksVerdict.test(text)) || asksForMoreMachines(text)
  if (found === null || !isJudged) return null
  const [words, digits = '', thousand] = found
  const tokensPerSecond = typedNumber(digits, thousand)
  if (!(tokensPerSecond > 0)) return null
  return {
    tokensPerSecond,
    isPerGpu: found.groups?.['perGpu'] !== undefined,
    rest: withoutMore(text)
      .replace(words, ' tok/s ')
      .replace(lengthBehind, '$1 context')
      .replaceAll(verdictWords, ' ')
      .replace(ofAll, ' '),
  }
}
