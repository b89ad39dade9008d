/**
 * “Rank 8 was too weak, double it”, “4M tokens a batch gave us spikes, back off to 1M”, “two epochs made it a parrot, we'll
 * do one”: a value is named, found wanting and replaced by a number alone. What counts is the last; it is typed out.
 */
import { numberWords } from '../text/number-words.ts'

type FaultedField = { readonly named: string; readonly typed: (value: string) => string; readonly isWhole: boolean }

const words = Object.keys(numberWords).toSorted((one, other) => other.length - one.length).join('|') // prettier-ignore
const digits = String.raw`\d+(?:\.\d+)?`
const scaled = String.raw`${digits} ?[kmb]?`
const fields: readonly FaultedField[] = [
  {
    named: String.raw`(?:(?:an? )?(?:global |effective |total )?batch(?: size)?(?: of|:| =|=)? ?(?<v1>${digits} ?[km]) ?(?:tok(?:en)?s)?|(?<v2>${digits} ?[km]) ?(?:tok(?:en)?s )?(?:global batch|(?:an?|per|each|in (?:a|each|the|every)) (?:global )?batch))`,
    typed: (value) => `global batch ${value} tokens`,
    isWhole: false,
  },
  { named: String.raw`(?:lora )?(?:rank(?: of|:| =|=)? ?|\br ?= ?)(?<v1>\d{1,4})`, typed: (value) => `rank ${value}`, isWhole: true },
  {
    named: String.raw`(?:an? )?(?:micro[- ]?)?batch(?: size)?(?: of|:| =|=)? ?(?<v1>\d{1,4})(?! ?[km]\b)`,
    typed: (value) => `batch ${value}`,
    isWhole: true,
  },
  {
    named: String.raw`(?<v1>\d{1,2}(?:\.\d)?|${words}) (?:epochs?|pass(?:es)?|rounds)(?: over (?:that|it|this|the data|them|those))?`,
    typed: (value) => `${value} epochs`,
    isWhole: false,
  },
] // prettier-ignore

const factors: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4, halve: 0.5, half: 0.5, 'a quarter': 0.25, quarter: 0.25 } // prettier-ignore
const subject =
  "(?:(?:(?:i|we|she|he|they|you|[a-z]{2,12}(?= (?:wants|needs|prefers|says|would like)))(?:'d|'ll| would| will)?|let's|lets|please|pls|so|and|then|but|just|better|rather|better make that|now)[ ,]+)*"
const moves =
  "(?:we'll|i'll|we|i|'d|would|will|want|wants|wanted|need|needs|like|prefer|prefers|rather|go|going|do|take|use|try|run|set|set it|make it|make that|give it|have|drop|cut|get|back off|back|reduce|lower|raise|bump|bring|scale|decrease|increase|down|up|it|to|for|with|only|just|settle|stick|please|say|says|by|wants|feel calmer|feel better|be calmer|be safer|happier|should be|enough is)"
const tail = String.raw`(?:(?:${subject}(?:${moves}[ ,]+)+)(?<move>${scaled}|${words})|(?<alone>${scaled}|${words})(?= (?:at most|max(?:imum)?|tops|instead|rather|then|please|is (?:enough|plenty|better)|would do|will do|suffices?|it is)))(?: (?:at most|max|tops|instead|rather|then|please|pls|at least|is enough|now|it is))*`
const multiplied = String.raw`${subject}(?:(?:make it|use|take|go for|try|to|with) )*(?<factor>double|triple|treble|quadruple|halve|half|a quarter|quarter)(?: (?:it|that|of it|of that|of this|the rank|the batch))?`
/** What would make the number one of something else. */
const end = String.raw`(?=\s*(?:$|[.,;!:)]|\band\b|\bplus\b|\bon\b|\bbut\b|\bbecause\b|\bsince\b))`
/** A remark, and no value that is set beside another: nothing of it may be a wish. */
const complaint = String.raw`(?<why>(?:(?!\b(?:rank|epochs?|batch|plus)\b)[^?\n]){1,90}?)`
const stop = String.raw`\s*(?:[,.;:!–—]|\.\.\.|\s-\s)\s*`
const faulted =
  /\b(?:was|were|is|are|isn'?t|had|has|gave|give|gives|made|makes|make|looks?|looked|got|underfits?|overfits?|overfit|too|felt|feels?|wasted?|does|did|do|didn'?t|won'?t|never|nobody|nothing|overkill|weak|ran|went|turned|left|cost|costs|learns?|barely|sounds?|seems?)\b/iu
const maxLength = 220

const patterns = fields.map((field) => ({
  field,
  form: new RegExp(
    String.raw`(?<lead>[^.;!?\n,]{0,60}?)(?<![\w.])${field.named}\b${complaint}${stop}(?:${tail}|${multiplied})${end}`,
    'iu',
  ),
}))

/** The reply with such a value typed out in the place of what is said of it. */
export function withRenumberedField(text: string): string {
  if (text.length > maxLength || text.includes('?')) return text
  for (const { field, form } of patterns) {
    const found = form.exec(text)
    const { v1, v2, move, alone, factor, lead = '', why = '' } = found?.groups ?? {}
    if (found === null || !faulted.test(`${lead} ${why}`) || /\b(?:if|not)\b/iu.test(lead)) continue
    const named = valueOf(v1 ?? v2 ?? '')
    const said = valueOf(move ?? alone ?? '')
    const value =
      factor === undefined
        ? said
        : named === null
          ? null
          : { ...named, number: named.number * (factors[factor.toLowerCase()] ?? 1) }
    if (value === null || (field.isWhole && (!Number.isInteger(value.number) || value.letter !== ''))) continue
    // “4M tokens a batch, back off to 1”: in what the other was counted.
    const letter = value.letter === '' ? (named?.letter ?? '') : value.letter
    return `${text.slice(0, found.index)}${found.index > 0 && /\S$/u.test(text.slice(0, found.index)) ? ' ' : ''}${field.typed(`${String(value.number)}${letter}`)}${text.slice(found.index + found[0].length)}`
  }
  return text
}

function valueOf(said: string): { readonly number: number; readonly letter: string } | null {
  const word = numberWords[said.toLowerCase()]
  if (word !== undefined) return { number: word, letter: '' }
  const [, number = '', letter = ''] = /^(\d+(?:\.\d+)?) ?([kmb]?)$/iu.exec(said) ?? []
  return number === '' ? null : { number: Number(number), letter: letter.toUpperCase().replace('K', 'k') }
}
