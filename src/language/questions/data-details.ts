/** What a question says of data, deadlines, passes and cards, which its answer begins with. */
import { numberWords } from '../text/number-words.ts'
import { scaleOf } from '../text/typed-number.ts'

export type DataDetails = {
  /** As what the data lie there: a table, documents, pictures, or the lists that trainers read. */
  readonly dataForm?: DataForm
  /** What is to be labelled or added is counted on top of what is there: "another 10k". */
  readonly isOnTop?: true
  /** A pass over the data more or less, and how many there are before and after where both are named. */
  readonly passesMove?: { readonly way: 'more' | 'less'; readonly from?: number; readonly to?: number }
  /** How long a text is is asked in words. */
  readonly asksWords?: true
  /** The day that a deadline was given as, by its own words. */
  readonly dueSaid?: string
  /** How a sum is worked out, and not what it is. */
  readonly asksSum?: true
  /** Which cards have something, and not whether one has. */
  readonly asksWhichCards?: true
  /** Data on their way, and not on a disk. */
  readonly isInTransit?: true
  /** What is without something is asked. */
  readonly isWithout?: true
  /** Whether a sum is all that is paid. */
  readonly asksIfAll?: true
  /** A version of software, a driver or an image of a container. */
  readonly asksVersion?: true
  /** The share of runs that fail: "one job out of three". */
  readonly failing?: number
  /** What is priced by the unit: a step, or so many tokens. */
  readonly asksPer?: 'step' | number
  /** What a card must be for something. */
  readonly asksNeed?: true
  /** In which time zone. */
  readonly asksZone?: true
  /** Whole frames of a film. */
  readonly ofVideo?: true
  /** A family of models that is said to overflow in fp16. */
  readonly overflowing?: string
  /** How the tokens came about, whether they are a product that is proposed, or whether those of images are among them. */
  readonly derivation?: 'tokens' | 'product' | 'images'
}

export type DataForm = 'table' | 'documents' | 'pictures' | 'lists'

const forms: readonly (readonly [DataForm, RegExp])[] = [
  ['table', /\b(?:csv|tsv|excel|xlsx?|spreadsheets?|google sheets?|sql|tables?|database)\b/iu],
  ['documents', /\b(?:pdfs?|word files?|docx?|scan(?:s|ned)?|html|web ?pages?|confluence|wiki|manuals?|e-?books?)\b/iu],
  ['pictures', /\b(?:jpe?gs?|pngs?|photos?|pictures|images)\b/iu],
  ['lists', /\b(?:jsonl?|alpaca|share ?gpt|chatml|parquet|harmony|messages? (?:list|format|array))\b/iu],
]

const onTop =
  /\b(?:another|further|additional|extra|more) ~?\d[\d.,]*k?\b|\b\d[\d.,]*k? (?:more|further|extra|additional)\b/iu

const ofPasses = /\b(?:epochs?|pass(?:es)?|rounds?|sweeps?|laps?)\b/iu
const lessWords = /\b(?:drop\w*|skip\w*|cut\w*|sav(?:e|ed|es|ing)|remov\w*|fewer|less|leav\w* out)\b/iu
const moreWords =
  /\b(?:another|one more|extra|additional|add\w*|second|third|2nd|3rd|further|more|on top|from \w+ to \w+)\b/iu
const fromTo =
  /\bfrom (\d{1,2}|one|two|three|four|five|six) (?:epochs? |passes |rounds )?to (\d{1,2}|one|two|three|four|five|six)\b/iu
const countOf = (word: string): number => numberWords[word.toLowerCase()] ?? Number(word)

const insteadOf =
  /\b(\d{1,2}|one|two|three|four|five|six) (?:epochs?|pass(?:es)?|rounds?) (?:instead of|rather than|and not|over) (\d{1,2}|one|two|three|four|five|six)\b/iu

/** "What would we save by dropping one pass", "going from two to three rounds". */
function passesMoveIn(text: string): DataDetails['passesMove'] {
  if (!ofPasses.test(text)) return undefined
  const [, one, other] = insteadOf.exec(text) ?? []
  const [, first = other, last = one] = fromTo.exec(text) ?? []
  if (first !== undefined && last !== undefined) {
    const [from, to] = [countOf(first), countOf(last)]
    return { way: to < from ? 'less' : 'more', from, to }
  }
  // "With 2 epochs" names the plan that is asked about, "cut 2 epochs" what it has less.
  if (counted.test(text) && !byCount.test(text)) return undefined
  return lessWords.test(text) ? { way: 'less' } : moreWords.test(text) ? { way: 'more' } : undefined
}
const counted = /\b(?:\d{1,2}|two|three|four|five|six) (?:epochs|passes|rounds|sweeps)\b/iu
const byCount = /\b(?:one|1|an?) (?:epoch|pass|round|sweep)\b/iu

const wordsAsked = /\b(?:how many|number of|in|as|many) words\b|\bwords (?:per|in|of|for|a|an|each)\b/iu
/** "Which Monday", a text in quotes that names a day, "end of next week". */
const quotedDay = /["“„'‘]([^"”'’]{3,40})["”'’]/u
const weekday = /day\b/iu
const dayWords =
  /\b(?:(?:next|this|coming|end of|mid|in (?:a|one|two|three|\d{1,2})) )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|(?:next |this )?(?:week|month|sprint|quarter)s?|weeks?|days|tomorrow)\b/iu

const sumAsked =
  /\b(?:multipl\w+|times what|what times|x what|comes? (?:from|to that)|add(?:s|ed)? up|calculat\w+|comput\w+|arriv\w+|(?:get|got|come|came) to|work(?:ed)? (?:it )?out|composed|made up|math\w*|formula|broken? ?down|breakdown|gives)\b/iu
const cardsAsked = /\b(?:which|what) (?:\w+ )?(?:gpus?|cards?|chips?|hardware|generations?)\b/iu
const transitAsked =
  /\b(?:transit|in flight|tls|ssl|https|upload\w*|transfer\w*|over the (?:wire|network|internet))\b/iu
const withoutWords =
  /\b(?:without|can(?:['’]?t| ?not)|leav\w+ (?:\w+ )?out|not (?:use|have|using)|no (?:flash|fa[23])|off|disabl\w+|missing|fails?)\b/iu
const allAsked =
  /\b(?:all[- ]in(?:clusive)?|everything|all of it|(?:the )?(?:complete|whole|full|final|entire|real) (?:bill|cost|costs|price|sum|amount|total|thing))\b/iu
const versionWords =
  /\b(?:versions?|cuda|drivers?|rocm|(?:py)?torch|python|images?|containers?|docker|templates?|nvidia-smi|sm_?\d+)\b/iu
const sharesOfRuns =
  /\b(one|two|three|\d{1,2}) (?:(\w+) )?(?:\w+ )?(?:out of|in|of|from) (?:every )?(two|three|four|five|six|\d{1,2})\b/iu
const wentWell = /^(?:good|successful|working|clean|usable)$/iu
/** "One job out of three fails", "one good run out of four". */
function failingIn(text: string): number | undefined {
  const [, part, how = '', all] = sharesOfRuns.exec(text) ?? []
  if (part === undefined || all === undefined) return undefined
  const share = countOf(part) / countOf(all)
  if (!(share > 0 && share < 1)) return undefined
  return wentWell.test(how) ? 1 - share : share
}

const perStep =
  /\b(?:per|each|every|a|one|single) (?:single )?(?:training |optimi[sz]er |gradient )?(?:step|update|iteration)\b/iu
const perTokens =
  /\b(?:per|for each|for every|for a|each|every|for one) (\d{1,3}|one|a)? ?(k|m|b|thousand|million|billion|mio|mrd)\b[ -]?(?:\w+ )?(?:tokens?|toks?)\b/iu
function perIn(text: string): DataDetails['asksPer'] {
  if (perStep.test(text)) return 'step'
  const [, count = 'one', unit] = perTokens.exec(text) ?? []
  if (unit === undefined) return undefined
  const size = /^mrd/iu.test(unit) ? 1e9 : scaleOf(unit)
  return (/^\d/u.test(count) ? Number(count) : 1) * size
}
const ofFormat = /\b(?:fp8|fp4|fp16|bf16|int8|nvfp4|mxfp\d|float\d*|[48][- ]?bits?)\b/iu
const needWords = /\b(?:need(?:s|ed)?|requires?|required)\b/iu
const zoneWords = /\b(?:time ?-?zones?|aoe|anywhere on earth|utc|gmt|local time|my time|our time|cet|pst|est)\b/iu
const videoWords = /\b(?:video|film|clip|movie|footage)s?\b/iu

/** `text`: of the question. */
export function dataDetails(text: string): DataDetails {
  const dataForm = forms.find(([, words]) => words.test(text))?.[0]
  const passesMove = passesMoveIn(text)
  const [failing, asksPer] = [failingIn(text), perIn(text)]
  const quoted = quotedDay.exec(text)?.[1]
  const day = dayWords.exec(text)?.[0]
  // "In German “nächsten Montag” is ambiguous, which Monday did you take?"
  const dueSaid = weekday.test(day ?? '') ? day : (quoted ?? day)
  return {
    ...(dataForm === undefined ? {} : { dataForm }),
    ...(onTop.test(text) ? { isOnTop: true as const } : {}),
    ...(passesMove === undefined ? {} : { passesMove }),
    ...(wordsAsked.test(text) ? { asksWords: true as const } : {}),
    ...(dueSaid === undefined ? {} : { dueSaid }),
    ...(sumAsked.test(text) ? { asksSum: true as const } : {}),
    ...(cardsAsked.test(text) ? { asksWhichCards: true as const } : {}),
    ...(transitAsked.test(text) ? { isInTransit: true as const } : {}),
    ...(withoutWords.test(text) ? { isWithout: true as const } : {}),
    ...(allAsked.test(text) ? { asksIfAll: true as const } : {}),
    ...(versionWords.test(text) ? { asksVersion: true as const } : {}),
    ...(failing === undefined ? {} : { failing }),
    ...(asksPer === undefined ? {} : { asksPer }),
    ...(needWords.test(text) && ofFormat.test(text) ? { asksNeed: true as const } : {}),
    ...(zoneWords.test(text) ? { asksZone: true as const } : {}),
    ...(videoWords.test(text) ? { ofVideo: true as const } : {}),
  }
}
