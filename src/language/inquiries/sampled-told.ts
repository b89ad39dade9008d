/** What people tell below the price of a training of pictures or sound: a speed that they measured, how often it runs, where its data stay; and what makes up its hours. */
import { frequenciesIn } from '../questions/series.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

const maxLength = 160

const picturesPerSecond =
  /(?<![\w.])(\d{1,6}(?:\.\d{1,2})?) ?(?:img|imgs|images?|pics?|pictures?|photos?|samples?|tiles?|crops?|patches|clips?|frames) ?(?:\/|per|a|each) ?s(?:ec(?:ond)?)?\b(?: ?(?:\/|per|a|each|on each) ?(gpu|card))?/iu
/** Of another network, of what somebody hopes, or of inference. */
const notOfThis =
  /\b(?:old|other|previous|last (?:time|year|week)|paper|claims?|should|could|if|inference|predict\w*|serving|deploy\w*|camera|video)\b/iu

/** "31 img/s total w both cards": images that go through in a second; null: none are told. `isPerGpu`: of each card. */
export function picturePaceIn(text: string): { readonly perSecond: number; readonly isPerGpu: boolean } | null {
  if (text.length > maxLength || notOfThis.test(text)) return null
  const [found, digits = '', each] = picturesPerSecond.exec(text) ?? []
  const perSecond = Number(digits)
  return found === undefined || !(perSecond > 0)
    ? null
    : { perSecond, isPerGpu: each !== undefined || /\b(?:per|on each|each) (?:gpu|card)\b/iu.test(text) }
}

const asksWhy =
  /\b(?:why|how come|how do you (?:get|come|arrive|reckon)|where (?:do|does|did) (?:that|those|these|it|the)\b.{0,30}\bfrom|what makes it)\b/iu
const ofTime =
  /\b(?:(?:that|so|this|such|as) (?:many (?:gpu[- ])?(?:hours?|days?|nights?)|long|slow(?:ly)?|much time)|(?:it|this|that|training|the (?:run|job|training)) (?:should |would |will )?takes?|(?:the|those|these|your|\d{1,4}) ?(?:gpu[- ])?(?:h|hours?|days?|nights?))\b/iu
/** Of a person, and what they take. */
const ofSomebody =
  /\b(?:takes?|took|taking) (?:you|him|her|them|us|me)\b|\b(?:to (?:answer|reply|review|approve|sign|decide))\b/iu
/** "Why do you assume that many hours?" */
export const asksWhySoLong = (text: string): boolean =>
  text.length <= maxLength && asksWhy.test(text) && ofTime.test(text) && !ofSomebody.test(text)

const otherNetwork =
  /\b(?:our|my|the|an?)(?: (?:old|other|previous|last|small|existing|current|plain)){0,2} (?:u-?net\w*|resnet\S*|yolo\S*|vgg\S*|efficientnet\S*|mobilenet\S*|cnn|convnet|network|model|segformer\S*|deeplab\S*|mask ?r-?cnn|vit\S*|sd ?1\.5|sdxl)\b/iu
/** Hours of another network are told beside. */
export const namesOtherNetwork = (text: string): boolean => otherNetwork.test(text)

/** What may stand around a frequency that is settled. */
const around = new Set(
  `a about actually again all also and as be but by can do each enough fine for go going good have how i if in instead is it it'd it'll it's
  just keep lets let let's make makes making maybe more mean need next no now of ok okay on once only or please pls plenty rather really
  retrain retraining run running runs same say sorry so suffice suffices sufficient take tbh than that that's the them then think this
  though tho to too train training us wait want we we'd we'll what would will with yes yeah honestly btw hm hmm cost costs much
  redo redone rerun repeat repeated repeating gonna going had must should might would probably likely expect plan planning i'd i'm we're i they'd
  thing model job training's guess reckon happen happens least what's whats total altogether whole next over whenever new data comes`.split(
    /\s+/u,
  ),
)

/** "Every 2 weeks is enough tbh": how many times a year; null where it is said of something else, or not at all. */
export function settledFrequencyIn(text: string): number | null {
  if (text.length > maxLength) return null
  const { rates, rest } = frequenciesIn(text.replace(/(?<![\w.])(\d{1,2}) ?x(?= )/iu, '$1 times'))
  const [rate] = rates
  if (rate === undefined || rates.length > 1) return null
  const words = rest.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}']*/gu) ?? []
  return words.every((word) => around.has(word)) ? rate.perYear : null
}

/** How often a job is done that a text describes; null: it does not say. */
export const frequencyOf = (text: string | null): number | null =>
  text === null || text.length > 600 ? null : (frequenciesIn(text).rates[0]?.perYear ?? null)

const keepsPlace =
  /\b(?:(?:has|have|had|need|needs|ought|is|are|gets?|got) to|must|should|may only|can only|only|to)\b.{0,14}\b(?:stay|remain|be (?:kept|stored|processed|hosted|held)|live|sit|stays|remains)\b.{0,14}\b(?:in|inside|within)\b|\b(?:can(?:not|'?t| not)|may not|must not|mustn'?t|not allowed to|never|won'?t) leave\b|\b(?:legal|compliance|dpo|lawyers?|security|privacy)\b.{0,40}\b(?:only|in|inside|within)\b/iu
/** What is kept there, or who says so. */
const ofData =
  /\b(?:data\w*|recordings?|audio|calls?|voices?|files?|images?|tiles?|photos?|pictures?|samples?|documents?|videos?|scans?|it|everything|they|them|those|these|all|that|legal|compliance|dpo|lawyers?|security|privacy)\b/iu
/** "Legal says the recordings have to stay in Germany": a place that holds for the data. */
export const keepsDataInPlace = (text: string): boolean =>
  text.length <= maxLength && !text.includes('?') && ofData.test(text) && keepsPlace.test(text)

const number = '(?:an?|one|two|three|four|eight|\\d{1,2}) ?(?:x |× )?'
const rentedCard = new RegExp(
  String.raw`\b(?:(?<count>${number})?rented (?:rtx )?(?<card>${gpuPattern})s?|(?:rent|renting|hire|hiring) (?<many>${number})?(?:rtx )?(?<other>${gpuPattern})s?)(?![\w])`,
  'iu',
)
/** "Would one rented 4090 be quicker than our two 3090s?": the machine that would be rented, as typed; null: none is asked of. */
export function rentedInsteadIn(text: string): string | null {
  if (text.length > maxLength || !text.includes('?')) return null
  const { count, card, many, other } = rentedCard.exec(text)?.groups ?? {}
  const name = card ?? other
  return name === undefined ? null : `${(count ?? many ?? 'one ').trim().replace(/^an?$/iu, 'one')} ${name}`
}

const asksUse =
  /\b(?:allowed|legal(?:ly)?|may we|may i|can we|can i|are we|permitted|ok to|okay to|licen[cs]e\w*|rights)\b.{0,50}\b(?:sell(?:ing)?|commercial(?:ly)?|publish|ship|monetis\w+|monetiz\w+|in (?:ads|our shop|a product|products)|for (?:a )?(?:clients?|customers?)|licen[cs]e\w*)\b/iu
const ofResult =
  /\b(?:pictures?|pics|images?|photos?|outputs?|results?|model|lora|adapter|weights|voices?|transcripts?|this|it|them|commercial(?:ly)?|licen[cs]e\w*)\b/iu
/** "Are we even allowed to sell with pictures made with this?" */
export const asksCommercialUse = (text: string): boolean =>
  text.length <= maxLength && asksUse.test(text) && ofResult.test(text)

const creditsLeft =
  /(?:[$] ?(?<sign>\d[\d,]{0,6})|(?<![\w.])(?<digits>\d[\d,]{0,6})(?: ?(?:usd|dollars|bucks|[$]))?)(?: (?:left|worth))?(?: (?:of|in|on))?(?: (?:\w{2,12}|google cloud)){0,2} credits?\b/iu
/** "50 usd of runpod credits": dollars; null: none are told. */
export function creditsIn(text: string): number | null {
  const { sign, digits } = text.length > maxLength ? {} : (creditsLeft.exec(text)?.groups ?? {})
  const usd = Number((sign ?? digits ?? '').replaceAll(',', ''))
  return usd > 0 ? usd : null
}
