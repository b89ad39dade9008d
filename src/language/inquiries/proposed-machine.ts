/** "I guess a single 80GB GPU does it, right?", "H100?", "is a 4090 ok or do we need an A100?": machines that are asked about beside a job, and not ordered. */
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { fitOrOtherIn } from './fit-or-other.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

export type ProposedMachines = {
  /** As typed, each with its number; the first is the one that is proposed. */
  readonly machines: readonly string[]
  /** They are offered as a choice: none of them is proposed before the others. */
  readonly isChoice: boolean
  /** The second is what it would take where the first does not do. */
  readonly isOtherwise?: true
  /** The text without the question, from the one that leaves most away to the one that leaves least away. */
  readonly rests: readonly string[]
}

const count = String.raw`(?:\d{1,3} ?[x×]? ?|(?:an?|one|two|three|four|six|eight|sixteen)(?: single)? |(?:just |only )?(?:a )?single |the )?`
const card = String.raw`(?:(?:${gpuPattern})s?(?![\w-])(?: \d{2,3} ?gb\b| (?:40|48|80|94|96|141)g?(?![\w.%$]| ?(?:hours?|h|days?|gpus?|cards?|of|[km]?b|tokens)\b)| sxm\d?\b| pcie\b)?(?: (?:cards?|gpus?|nodes?|box|machines?)\b)?|\d{2,3} ?gb (?:gpus?|cards?)\b)`
const machine = String.raw`(?<![\w.-])${count}${card}`
const machines = new RegExp(machine, 'giu')
/** "H100?", "or maybe an A100?" */
const bare = new RegExp(
  String.raw`^\W{0,3}(?:(?:and|or|on|just|maybe|perhaps|with|so|is it|would that be) ){0,3}${machine}(?: or ${machine})?(?:,? (?:then|enough|ok(?:ay)?|fine|right|correct|no|yes))?\W{0,2}\?$`,
  'iu',
)
const verdict =
  /\b(?:do(?:es)?(?: (?:it|that|the (?:job|trick)))?|suffic\w*|enough|plenty|fine|ok(?:ay)?|fits?|handles?|holds?|cuts? it|works?|need(?:ed)?|right|correct|sufficient|good|possible|manages?|take|be it|(?:get away|get by|manage|do it|make do) with|squeeze)\b/iu
/** How long, for how much: of the plan on it, whatever is asked besides. */
const asksFigure =
  /\b(?:how|what|which|when|where|why|whose|who|costs?|prices?|hours|days|long|overkill|faster|slower|cheaper|compared?|versus|vs|own|have|has|got|rent(?:ed|ing)?|buy|bought|if)\b/iu
const supposes =
  /\b(?:(?:i|we) (?:would |'d )?(?:guess|think|assume|suppose|figured?|presume|believe|reckon|say|bet|imagine|expect|hope)|i'd (?:say|guess|think|assume)|surely|presumably|supposedly|should|ought to|must|will|would|can|could|might|is|are|do|does)\b/iu
const source = String.raw`(?:(?:my|our|the|a|some|another|one|every) ?)?(?:boss|colleagues?|coworkers?|co-workers?|manager|cto|ceo|pi|professor|supervisor|advisor|lead|teammate|friend|vendor|seller|consultant|contractor|intern|guy|someone|somebody|everybody|everyone|people|reddit|chatgpt|claude|gemini|a blog(?: post)?|he|she|they)(?: (?:on|from|at|in) [\w.-]{2,14})?`
const says = String.raw`(?:insist(?:s|ed|ing)?|says?|said|saying|wants?|thinks?|claims?|claimed|swears?|suggests?|suggested|recommends?|recommended|argues?|told (?:me|us)|believes?|is sure|is convinced)`
const mine = String.raw`(?:i|we)(?:['’]d| would| had)? (?:figured?|thought|assumed?|guess(?:ed)?|(?:was|were) thinking(?: of)?)`
const hearsay = new RegExp(
  String.raw`\b(?:${source} (?:(?:really|still|keeps?|always) )?${says}|${mine})(?: (?:on|that|to|we|i|you|should|could|can|just|take|use|rent|get|go|with|for)){0,5} (?<machine>${machine})(?: (?:from|at|on) [\p{L}][\p{L}.]{2,14}\b)?`,
  'iu',
)
/** "Someone on reddit said you can full-finetune a 7B on a 4090": the job stands between. */
const hearsayAhead = new RegExp(
  String.raw`^\W{0,3}(?:(?:but|and|so|well) )?${source} ${says}(?: (?:that|you|we|i|one|can|could|should|it|is|be|possible|to)){0,5} `,
  'iu',
)

/** "Is he right?", "true?", "does that work?" */
const judge =
  /^\W{0,3}(?:(?:and|so|but) )?(?:(?:is|are|does|do|would|will|can|could) (?:he|she|they|that|this|it|i|we)(?: (?:right|true|correct|wrong|enough|ok(?:ay)?|fine|work|hold|fit|do|make sense|realistic|possible|a good idea|sensible|just|really|be)){1,3}|right|true|correct|true or not|right or wrong|makes sense|(?:good(?: idea| enough)?|ok(?:ay)?|enough)(?=\W{0,3}\?)|any truth (?:in|to) (?:it|that)|thoughts|agree)\W{0,2}[?.!]*(?: .{0,60})?$/iu
const [longest, longestQuestion, mostMachines] = [900, 240, 3]

/** Null where none is asked about so. */
export function proposedMachinesIn(text: string): ProposedMachines | null {
  if (text.length > longest) return null
  const sentences = sentencesOf(text).map((sentence) => sentence.trim())
  return toldByOthers(text, sentences) ?? orOther(text) ?? askedIn(text, sentences)
}

function orOther(text: string): ProposedMachines | null {
  const found = fitOrOtherIn(text, machine)
  return found === null
    ? null
    : { machines: [found.asked, found.other], isChoice: false, isOtherwise: true, rests: [found.rest] }
}

/** "My boss insists on 8x4090 … is he right?" */
function toldByOthers(text: string, sentences: readonly string[]): ProposedMachines | null {
  const at = sentences.findIndex((sentence) => hearsay.test(sentence) || hearsayAhead.test(sentence))
  const said = sentences[at]
  const found = said === undefined ? null : (hearsay.exec(said) ?? hearsayAhead.exec(said))
  if (said === undefined || found === null) return null
  const judged = sentences.slice(at + 1).filter((sentence) => judge.test(sentence))
  const inline = /[,-]\s{0,3}(?:right|true|correct|is (?:he|she|that|it) right|is that (?:true|right))\s?\?$/iu.exec(
    said,
  )
  if (judged.length === 0 && inline === null) return null
  const [only, ...more] = machinesIn(said)
  const named = found.groups?.['machine'] ?? (more.length === 0 ? (only ?? '') : '')
  if (named === '') return null
  const others = machinesIn(said.replace(named, ' '))
  const joint = /\b(?:on|with) $/iu.exec(said.slice(0, said.indexOf(named)))?.[0] ?? ''
  const without = (words: readonly string[]): string =>
    collapseSpaces(words.reduce((rest, each) => rest.replace(each, ' '), text)).trim()
  return {
    machines: [named.trim(), ...others].slice(0, mostMachines),
    isChoice: false,
    rests: [without([said, ...judged]), without([found[0], `${joint}${named}`, ...judged, inline?.[0] ?? ''])],
  }
}

function askedIn(text: string, sentences: readonly string[]): ProposedMachines | null {
  for (const sentence of sentences) {
    if (!sentence.endsWith('?') || sentence.length > longestQuestion) continue
    const named = machinesIn(sentence)
    if (named.length === 0 || named.length > mostMachines) continue
    const isWhole = bare.test(sentence)
    const clause = isWhole ? sentence : clauseOf(sentence, named)
    const isBare = isWhole || bare.test(clause)
    if (!isBare && (!verdict.test(clause) || !supposes.test(clause) || asksFigure.test(clause))) continue
    const without = (words: string): string => collapseSpaces(text.replace(words, ' ')).trim()
    return {
      machines: named,
      isChoice: named.length > 1 && /\bor\b/iu.test(sentence),
      rests: [
        without(sentence),
        without(clause),
        named.reduce((rest, each) => collapseSpaces(rest.replace(each, ' ')), text).trim(),
      ],
    }
  }
  return null
}

const machinesIn = (words: string): readonly string[] =>
  [...words.matchAll(machines)].map(([each]) => each.trim().replace(/^the /iu, ''))

const clauseEnd = /(?<=[,;:])\s+|\s[-–—]\s/u

/** From the first clause that names one of them to the end. */
function clauseOf(sentence: string, named: readonly string[]): string {
  const clauses = sentence.split(clauseEnd)
  const first = clauses.find((clause) => named.some((each) => clause.includes(each))) ?? sentence
  return sentence.slice(sentence.indexOf(first))
}
