/** "Vendor says 4 days, our engineer says 23 hours: who is right?": times of one run on which two disagree, and the run without them. */
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'

/** A time as it was said: hours of the run, or of all its GPUs together. */
export type ClaimedTime = { readonly words: string; readonly hours: number; readonly isOfGpus: boolean }

export type DisputedTimes = {
  readonly claims: readonly [ClaimedTime, ClaimedTime]
  /** The job, without what anybody says and what is asked. */
  readonly rest: string
}

const dispute =
  /\b(?:who(?:['’]?s| is| are| was)? (?:right|wrong|off|correct|closer|lying|telling)|wh(?:o|om) (?:do|should|can|to) (?:i |we )?(?:believe|trust)|who to (?:believe|trust)|whose|which (?:one |of (?:them|the two|these) )?(?:is|sounds|seems|do|should)\b|can(?:['’]t|not) (?:both be|agree)|disagree\w*|don['’]?t agree|different (?:things|numbers|times|answers|figures)|contradict\w*|is it \d)/iu
const said =
  /\b(?:says?|said|sez|tells?|told|claims?|claimed|thinks?|estimates?|estimated|quotes?|quoted|needed|reckons?|insists?|promises?|spreadsheet|agree|disagree\w*|different)\b/iu
/** Who says it, with the words that lead to what is said. */
const speakers =
  /(?:^|(?<=[,;.:?!(—–-]\s{0,2})|\b(?:and|but|while|whereas)\s)(?:[\w'’-]{1,20} ){0,4}[\w'’-]{1,20} (?:says?|said|sez|tells?|told|claims?|claimed|thinks?|estimates?|estimated|quotes?|quoted|needed|reckons?|insists?|promises?|promised)(?: (?:me|us|that|it(?:['’]ll| will| would)? takes?|it['’]?s|about|around|only|just|at least|for))*\s?/giu
const takes = /\b(?:will |would |should |needs? to )?(?:takes?|took|needs?|lasts?|run for)\s*(?=⧖)/giu
/** A second one whose verb goes without saying: "and our contractor 30h". */
const bareSpeaker =
  /(?:,|;|\band\b|\bbut\b|\bvs\.?|\bor\b)\s*(?:(?:our|the|my|another|an?|her|his|their|your) ?)?(?:[\w'’-]{1,20} ){0,2}(?=⧖)/giu
const asides =
  /\b(?:(?:so )?who(?:['’]?s| is| are| was)? (?:right|wrong|off|correct|closer|lying|telling the truth)|wh(?:o|om) (?:do|should|can) (?:i|we) (?:believe|trust)|who to (?:believe|trust)|whose (?:number|figure|estimate)s?(?: (?:is|are) (?:right|better|closer))?|which (?:one |of (?:them|the two|these) )?(?:is|sounds|seems) (?:closer|right|correct|more (?:realistic|plausible)|realistic|true)|(?:we|they|people|both) (?:can['’]?t|cannot|don['’]?t) agree|can(?:not|['’]t) agree|(?:(?:two|2|our|the) )?(?:[\w-]{1,20} )?(?:tell|say|give|told|gave)(?: (?:me|us))? different (?:things|numbers|times|answers|figures)|is it|it takes|disagree)\b[?!]{0,3}/giu
const gpuHours = /(?<![\w.$])(\d[\d,]{0,6})(?: ?(?:gpu|card|[abh]\d{2,3})[- ]?(?:hours?|hrs?|h)\b)/giu
/** "Our engineer says 40": of the same unit as the first. */
const bareSaid =
  /\b(?:says?|said|claims?|thinks?|estimates?|quotes?|told (?:me|us)) (?:only |just |about |around )?(\d{1,5})\b(?=\s(?:for|on|with)\b|\s?[,?!;]|\.(?!\d)|$)/giu
const maxLength = 400

/** Null where no two times are said of one run, or nobody asks whose is right. */
export function disputedTimesIn(text: string): DisputedTimes | null {
  if (text.length > maxLength || !dispute.test(text) || !said.test(text.replace(/\bis it \d/iu, 'says'))) return null
  const found = gpuHoursIn(text) ?? runHoursIn(text)
  const [one, other, ...more] = found
  if (one === undefined || other === undefined || more.length > 0 || one.hours === other.hours) return null
  let marked = text
  for (const { words } of [one, other]) marked = marked.replace(words, mark)
  const rest = marked
    .replaceAll(speakers, ' ')
    .replaceAll(bareSpeaker, ' ')
    .replaceAll(takes, ' ')
    .replaceAll(new RegExp(String.raw`\b(?:or|and|vs\.?)\s*(?=${mark})`, 'giu'), ' ')
    .replaceAll(mark, ' ')
    .replaceAll(asides, ' ')
  return {
    claims: [one, other],
    rest: collapseSpaces(rest)
      .replaceAll(/(?:^|(?<=[,;:.?!] ?))(?:or|and|but|for)? ?[,;:.?!]+/giu, ' ')
      .trim()
      .replace(/^(?:(?:for|or|and|that|of)\b ?|[,;:.?! ])+/iu, '')
      .replace(/[\s,;:.]{1,4}$/u, ''),
  }
}

/** Stands where a time was. */
const mark = '⧖'

const runHoursIn = (text: string): readonly ClaimedTime[] =>
  timeSpansIn(text).map(({ words, hours }) => ({ words, hours, isOfGpus: false }))

/** Null where no GPU-hours are said; a bare number beside them is of GPU-hours too. */
function gpuHoursIn(text: string): readonly ClaimedTime[] | null {
  const named = [...text.matchAll(gpuHours)].map(([words, digits = '']) => claimOf(words, digits))
  if (named.length === 0) return null
  const bare = [...text.matchAll(bareSaid)].flatMap(([, digits = '']) => claimOf(digits, digits))
  return [...named, ...bare]
}

const claimOf = (words: string, digits: string): ClaimedTime => ({
  words: words.trim(),
  hours: Number(digits.replaceAll(',', '')),
  isOfGpus: true,
})
