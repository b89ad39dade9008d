/** "38 % done of 900M tokens", "step 1200 of 6000", "epoch 1 of 3 is done": how much of a run is behind, where the rest is to be run. */
import { fractions } from '../text/parts-of-whole.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

export type UnfinishedRun = {
  /** The share of the whole run that is behind, over 0 and below 1. */
  readonly done: number
  readonly words: string
  /** Where steps are counted: those behind and all of them. */
  readonly steps?: { readonly done: number; readonly whole: number }
  /** The text with the whole run in place of what is behind. */
  readonly rest: string
}

const number = String.raw`(\d[\d,.]{0,11}\d|\d)( ?[kmb])?`
/** A share of a run, in digits. */
export const percent = String.raw`(\d{1,2}(?:\.\d)?) ?(?:%|percent\b|pct\b)`
const about = '(?:about |around |roughly |only |just |already |~ ?)?'
const ofIt = String.raw`(?: of (?:it|that|this|the (?:run|way|steps|training|job)))?`
const isDone = String.raw`(?:(?:is|are|was|were|has been|have been) )?(?:already )?(?:done|finished|complete[d]?|trained|through|behind (?:us|me|it)|processed|in)\b`
const ended = String.raw`(?:crashed|died|stopped|failed|killed|preempted|evicted|aborted|interrupted|got|came|is|are|was|were|we're|i'm)`

const steps = new RegExp(
  String.raw`\b(?:(?:the |our |last )*(?:checkpoint|ckpt)s?(?: is| was)? )?(?:(?:at|after|from|in|on) )?(?:the )?(?:step|iteration|iter) ${number} ?(?:of|/|out of) ?(?:the )?${number}\b(?: steps)?`,
  'iu',
)
const resumed = new RegExp(
  String.raw`\b(?:(?:re-?start\w*|resum\w+|continu\w+|go(?:ing)? on|start\w*|pick\w* up)(?: it)? )?(?:again )?(?:(?:from|at|with) )?(?:the |a |our )?(?:last )?(?:good )?(?:(?:checkpoint|ckpt|save)(?: (?:is|was|we have is))? (?:at|from|of|is)(?: step)? |(?:from|at) step )${number}\b`,
  'iu',
)
const shares: readonly RegExp[] = [
  new RegExp(String.raw`${about}${percent}${ofIt} ${isDone}(?: with it)?`, 'iu'),
  new RegExp(
    String.raw`\b${ended} (?:out )?(?:at|after|with|to) ${about}${percent}(?: of(?= (?:the |our )?\d)|${ofIt})`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:trained|finished|completed|done|did|got through|ran) ${about}${percent} of(?= (?:the |our )?\d)`,
    'iu',
  ),
]
const fraction =
  /\b(?:about |roughly |already )?(half(?: ?way)?|two[- ]thirds|2\/3|(?:a|one)[- ]third|1\/3|(?:a|one)[- ]quarter|three[- ]quarters|3\/4)(?: of (?:it|the (?:run|way)))?(?: is| are)? (?:done|through|finished|complete[d]?|in\b(?! [a-z]+ (?:hours?|days?)))/iu
const amounts = new RegExp(
  String.raw`(?<![\w.])${number}(?: tok\w*)? (?:of|out of|/) (?:the |our |all )?${number} tok\w* (?:or so )?${isDone}`,
  'iu',
)
const epochs =
  /\bepochs? (\d{1,2}) (?:of|\/|out of) (\d{1,2})(?: (?:is|are|was|were))? (?:already )?(?:done|finished|complete[d]?|through)\b|\b(\d{1,2}) (?:of|\/|out of) (?:the )?(\d{1,2}) epochs(?: (?:is|are|was|were))? (?:already )?(?:done|finished|complete[d]?|through)\b/iu

/** "Stopped at epoch 2 of 3" */
const brokenEpochs = new RegExp(
  String.raw`\b${ended} (?:at|after|in|on|during|with) (?:the )?(?:end of )?epochs? (\d{1,2}) (?:of|\/|out of) (\d{1,2})\b`,
  'iu',
)

/** Somebody wants to go on with it. */
const goesOn =
  /\b(?:rest|remain\w*|finish(?:ing)?|left|resum\w*|continu\w*|to go|go(?:ing)? on|restart\w*|the other|how much more|(?:till|until|to) the end|pick(?:ing)? (?:it )?up)\b/iu
/** What is done of the data before it is trained on is no run. */
const ofData =
  /\b(?:label\w*|annotat\w*|clean\w*|dedup\w*|translat\w*|tokeni[sz]\w*|review\w*|upload\w*|download\w*|scrap\w*|convert\w*)\b/iu
const maxLength = 1500

/** Null where nothing is said of a run that is half done, or nobody wants the rest. */
export function unfinishedRunIn(text: string): UnfinishedRun | null {
  if (text.length > maxLength || !goesOn.test(text)) return null
  const found = ofSteps(text) ?? ofTokens(text) ?? ofEpochs(text) ?? ofShare(text)
  if (found === null || !(found.done > 0) || !(found.done < 1)) return null
  return ofData.test(sentenceOf(text, found.words))
    ? null
    : { ...found, rest: found.rest.replaceAll(/[^\S\n]+/gu, ' ') }
}

/** "64 x 2048 per step" */
const perStep = /(?<![\w.])(\d{1,5}) ?[x×*] ?(\d{2,6})(?: tok\w*)? ?(?:per|a|each|\/) ?step\b/iu

function ofSteps(text: string): UnfinishedRun | null {
  const match = steps.exec(text)
  if (match === null) return null
  const [words, step, stepMagnitude, whole, magnitude] = match
  const total = valueOf(whole, magnitude)
  const rest = text.replace(words, ` ${total} steps `).replace(perStep, 'batch $1 x $2 ')
  const save = resumed.exec(rest)
  const from = save === null ? valueOf(step, stepMagnitude) : valueOf(save[1], save[2])
  return {
    done: from / total,
    steps: { done: from, whole: total },
    words: save === null ? words : `${words}, ${save[0]}`,
    rest: save === null ? rest : rest.replace(save[0], ' '),
  }
}

function ofTokens(text: string): UnfinishedRun | null {
  const match = amounts.exec(text)
  if (match === null) return null
  const [words, done, magnitude, whole, wholeMagnitude = magnitude] = match
  return {
    done: valueOf(done, magnitude ?? wholeMagnitude) / valueOf(whole, wholeMagnitude),
    words,
    rest: text.replace(words, ` ${whole}${wholeMagnitude ?? ''} tokens `),
  }
}

function ofEpochs(text: string): UnfinishedRun | null {
  const match = epochs.exec(text) ?? brokenEpochs.exec(text)
  if (match === null) return null
  const [words, done = match[3], whole = match[4]] = match
  return { done: Number(done) / Number(whole), words, rest: text.replace(words, ` ${whole} epochs `) }
}

function ofShare(text: string): UnfinishedRun | null {
  const parts = fraction.exec(text)
  if (parts !== null)
    return {
      done: fractions[(parts[1] ?? '').toLowerCase().replaceAll(/[ -]/gu, '')] ?? NaN,
      words: parts[0],
      rest: text.replace(parts[0], ' '),
    }
  const match = shares.map((form) => form.exec(text)).find((one) => one !== null)
  if (match === undefined || match === null) return null
  const other = new RegExp(String.raw`\b(?:other|remaining|last) ${100 - Number(match[1])} ?(?:%|percent\b)`, 'iu')
  return {
    done: Number(match[1]) / 100,
    words: match[0],
    rest: text.replace(match[0], ' ').replace(other, ' '),
  }
}

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }
const valueOf = (digits = '', magnitude = ''): number =>
  Number(digits.replaceAll(/[,.](?=\d{3}(?:\D|$))/gu, '')) * (magnitudes[magnitude.trim().toLowerCase()] ?? 1)

const sentenceOf = (text: string, words: string): string =>
  sentencesOf(text).find((sentence) => sentence.includes(words)) ?? ''
