/** "Evals every 200 steps", "save every 500 steps, 170 gigs each": how often a run is evaluated or saved. */
export type ToldCadence = {
  readonly evals: { readonly everySteps: number; readonly minutes: number | null; readonly examples: number | null; readonly tokens: number | null } | null
  /** `gb`: what one weighs, as typed; null: it was not said. */
  readonly saves: { readonly everySteps: number | null; readonly everyHours: number | null; readonly gb: number | null; readonly areAllKept: boolean } | null
  readonly isAsked: boolean
} // prettier-ignore

const every = String.raw`(?:every|each|per|once every|all|after every) (?:(?<steps>\d[\d,.]*k?) ?steps|(?<span>\d{1,3}) ?(?<unit>min(?:ute)?s?|h(?:ou)?rs?|h))`
const evalWord = String.raw`(?:evals?|evaluat\w+|validat\w+|val(?: loss| runs?| set)?|held-?out (?:loss|runs?))`
const saveWord =
  '(?:sav(?:e|es|ing)|checkpoint(?:s|ing)?|ckpts?|snapshots?|stor(?:e|es|ing) (?:the )?(?:weights|state))'
const between = String.raw`(?: (?:it|them|the|a|an|loss|runs?|set|checkpoints?|once|pass|weights|model|too|also|is|are|we|do|run|running|happen|happens|done|about|on the|dev|val|test|full|whole|states?|to disk|to s3)){0,4}`
const ofEvals = new RegExp(String.raw`\b${evalWord}\b${between} ${every}\b`, 'u')
const ofSaves = new RegExp(String.raw`\b${saveWord}\b${between} ${every}\b`, 'u')
const behind = new RegExp(String.raw`\b${every}[, ]{1,2}(?:we |do |run |there is |there's |an? |the )*(?<what>${evalWord}|${saveWord})\b`, 'u') // prettier-ignore
const minutes =
  /(?<![\w.])(?<value>\d{1,3}(?:\.\d)?) ?(?<unit>sec(?:ond)?s?|s|min(?:ute)?s?)\b(?: each| long| apiece)?/u
const size =
  /(?<![\w.])(?<digits>\d[\d,]*(?:\.\d)?)(?<scale> ?[km])? (?:held-?out |eval |test |val |dev )?(?<unit>examples?|samples?|rows|docs|documents|pairs|prompts|sequences|tickets|chats|tokens)\b/u
const weight = /(?<![\w.])(?<digits>\d{1,4}(?:\.\d)?) ?(?<unit>gb|gib|gigs?|tb)\b/u
const sizeAlone =
  /\b(?:stor(?:e|ing)|keep(?:ing)?) (?:the |all |those |our )?(?:checkpoints?|ckpts?)|\bcheckpoints?\b.{0,30}\bgigs?\b/u
const keepsAll =
  /\bkeep(?:ing|s)? (?:them |it |'em )?all\b|\ball (?:of them |checkpoints )?(?:are )?kept\b|\bkeep (?:every|each)\b|\bnever delete\b/u
const asks =
  /\?|\b(?:how (?:much|many|long|far)|what (?:does|do|would|will|is))\b|^\W*(?:what|how|does|do|is|are|would|will|can|could|should)\b/u
const maxLength = 160

/** Null where no interval is told of either. */
export function cadenceIn(typed: string): ToldCadence | null {
  if (typed.length > maxLength || !/\b(?:every|each|per|all)\b/iu.test(typed)) return null
  const line = typed.toLowerCase()
  const swapped = behind.exec(line)?.groups
  const isSaves = swapped !== undefined && new RegExp(`^${saveWord}`, 'u').test(swapped['what'] ?? '')
  const evals = ofEvals.exec(line)?.groups ?? (swapped !== undefined && !isSaves ? swapped : undefined)
  const saves = ofSaves.exec(line)?.groups ?? (isSaves ? swapped : undefined)
  if (evals?.['steps'] === undefined && saves === undefined) return null
  const weighed = weight.exec(line)?.groups
  const gb = weighed === undefined ? null : Number(weighed['digits']) * (weighed['unit'] === 'tb' ? 1000 : 1)
  const isAsked = asks.test(line)
  const isOfSize = saves === undefined && gb !== null && sizeAlone.test(line)
  return {
    evals: evals?.['steps'] === undefined ? null : { everySteps: stepsOf(evals['steps']), ...sizeIn(line) },
    saves:
      saves === undefined
        ? isOfSize
          ? { everySteps: null, everyHours: null, gb, areAllKept: false }
          : null
        : {
            everySteps: saves['steps'] === undefined ? null : stepsOf(saves['steps']),
            everyHours: saves['span'] === undefined ? null : Number(saves['span']) / (saves['unit']?.startsWith('m') === true ? 60 : 1),
            gb,
            areAllKept: keepsAll.test(line),
          },
    isAsked,
  } // prettier-ignore
}

function sizeIn(line: string): { readonly minutes: number | null; readonly examples: number | null; readonly tokens: number | null } {
  const rest = line.replace(new RegExp(every, 'gu'), ' ')
  const time = minutes.exec(rest)?.groups
  const sized = size.exec(rest)?.groups
  const count = sized === undefined ? null : Number((sized['digits'] ?? '').replaceAll(',', '')) * ({ k: 1e3, m: 1e6 }[sized['scale']?.trim() ?? ''] ?? 1)
  const isTokens = sized?.['unit'] === 'tokens'
  return {
    minutes: time === undefined ? null : Number(time['value']) / (time['unit']?.startsWith('s') === true ? 60 : 1),
    examples: isTokens ? null : count,
    tokens: isTokens ? count : null,
  }
} // prettier-ignore

const stepsOf = (typed: string): number =>
  Number(typed.replaceAll(',', '').replace(/k$/u, '')) * (typed.endsWith('k') ? 1000 : 1)

const clauseEnd =
  /[,;:](?!\d)|[.!](?=\s|$)|\s[–—-]+\s|\b(?:and|but|since|because|cuz|bc|as|so) (?=(?:we|i|it|it's|its|the|our|use|on|spot|interruptible|pre-?emptible|only|also)\b)/iu
const ofCadence = new RegExp(`\\b(?:${saveWord}|${evalWord})\\b|\\b(?:every|each)\\b`, 'iu')
/** What was, what may be, and what speaks of a thing instead of wishing it. */
const isNoWish =
  /\?|\b(?:last|lost|lose|killed?|yanked|preempted|was|were|been|did|didn't|had|tried|used to|if|unless|when|whether|maybe|might|would|could|should|risky?|scares?|scared|how|why|what|than)\b/iu
const maxWordsOfWish = 9

/** "Spot ok for this one, we checkpoint every 20 min": the clauses that speak of something else and may wish it. */
export const clausesBesideCadence = (text: string): readonly string[] =>
  text
    .split(clauseEnd)
    .map((clause) => clause.trim())
    .filter(
      (clause) =>
        clause !== '' &&
        !ofCadence.test(clause) &&
        !isNoWish.test(clause) &&
        clause.split(/\s+/u).length <= maxWordsOfWish,
    )
