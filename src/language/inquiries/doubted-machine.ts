/** "8xH100 overkill?", "would 8 be silly?": a machine beside a job of which it is asked whether it is more than is needed. */
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

export type DoubtedMachine = {
  /** The text with the machine, and without the doubt. */
  readonly rest: string
  /** A whole machine of such cards is meant, and nobody counts them. */
  readonly isNode: boolean
  /** GPU-days or GPU-hours are asked for. */
  readonly asksGpuTime: boolean
  /** As it was called, where that does not say whether it is too much or too little: "silly". */
  readonly called: string | null
  /** Whether it is needed is asked, rather than whether it is too much. */
  readonly isNeed?: true
}

const openly = /\b(?:silly|crazy|nuts|stupid|dumb)\b/iu

const doubted = String.raw`(?:over ?kill|too (?:much|many|big|large|strong)|silly|excessive|(?:a )?waste(?:ful|d)?|crazy|nuts|stupid|more than (?:i|we|it) needs?|dumb)`
const card = String.raw`(?:${gpuPattern})s?`
const machine = String.raw`(?:(?<count>\d{1,3}|two|four|eight|sixteen)(?: ?[x×] ?| (?=[\p{L}\d])|(?= be\b| \p{L}))|(?:an?|one|a single|the|our|my) )?(?<gpu>${card}|gpus?|cards?)?(?<node> (?:node|box|server|machine|rig|pod|gpus?|cards?))?`
const form = new RegExp(
  String.raw`(?<![\w.])(?:(?:is|are|isn't|aren't|would|wouldn't|will|and|or|but) ){0,3}${machine} ?(?:be |being |is |are )?(?:(?:a|an|total|complete|bit|little|kind of|way|far|just|simply|really|serious|massive) ){0,3}${doubted}\b(?! (?:of|to)\b)[^\S\n]{0,3}\??`,
  'iu',
)
const gpuTime = new RegExp(String.raw`\bhow many (?:${card}|gpu|card)[- ]?(?:days?|hours?|weeks?)\b\??`, 'iu')
const quick =
  /kill\b|\btoo (?:m|b|l|s)|\bsilly|\bexcessive|\bwaste|\bcrazy|\bnuts|\bstupid|\bdumb|\bmore than (?:i|we|it) need/iu
const numbers: Readonly<Record<string, number>> = { two: 2, four: 4, eight: 8, sixteen: 16 }
const longest = 400

const others = String.raw`(?:(?:my|our|the|some|a) )?(?:manager|boss|cto|ceo|cfo|colleagues?|team ?lead|lead|team|supervisor|professor|prof|advisor|vendor|consultant|client|customer|friend|people|everyone|everybody|somebody|someone|they|he|she|it dept|chatgpt|some)`
const amplified = '(?:really |actually |even |truly |honestly |absolutely |still ){0,2}'
/** "Do we need an H100?", "must it be an A100?", "my boss insists on H100s", "an H100, they say". */
const needed = new RegExp(
  String.raw`(?<![\w.])(?:(?:(?:and|but|so) )?(?:do(?:es)?|will|would) (?:we|i|you|it|one|this|that|they) ${amplified}(?:need|require|have to (?:use|rent|have|get)) |must (?:it|this|that|we|i) ${amplified}(?:be|use|have|rent|run on|take) |(?:does|has) (?:it|this) (?:have )?(?:to|got to) be |is it ${amplified}necessary to (?:use|rent|have|get) |${others} ${amplified}(?:(?:insists? on|wants?|asks? for|demands?) |(?:thinks?|says?|said|insists?|believes?|wants?|claims?|tells? (?:me|us)|told (?:me|us)),?(?: that)?(?: (?:we|i|it|this|you|one))? ${amplified}(?:needs?|requires?|must have|must use|should (?:use|rent|get|have)|have to (?:use|rent)|takes?) ))${machine}(?! (?:is|are|would|should|will|can|could)\b)(?:,? (?:for (?:this|that|it)))?[^\S\n]{0,3}[?!]?`,
  'iu',
)
const neededBehind = new RegExp(
  String.raw`(?<![\w.])(?:(?:is|are|would|will) )${machine} ?(?:be )?${amplified}(?:needed|necessary|required|a must|mandatory)[^\S\n]{0,3}\??|(?<![\w.])${machine.replaceAll('?<', '?<_')},? (?:they|people|he|she) says?[^\S\n]{0,3}[?!]?`,
  'iu',
)
/** That it is asked at all, said by itself. */
const needAsked =
  /(?:^|(?<=[.?!;,] ))(?:is (?:that|this|it) |are they )?(?:really |actually |truly ){0,2}(?:necessary|needed|required|true|right|so)\s?\?/iu
const quickNeed = /\b(?:need|require|must|necessary|insist|think|say|said|believe|want|claim|t(?:ell|old)|demand|ask)/iu
const anyCard = new RegExp(String.raw`(?<![\w.])${card}(?![\w-])`, 'iu')

/** Of the machine of which it is asked, or somebody else thinks, that it is needed. Null beside another card: they are compared. */
function neededMachineIn(text: string): DoubtedMachine | null {
  if (!quickNeed.test(text)) return null
  const found = needed.exec(text) ?? neededBehind.exec(text)
  const { gpu, count, node, _gpu, _count } = found?.groups ?? {}
  const name = gpu ?? _gpu
  const typed = count ?? _count
  // "Do we need GPUs" asks of none, "do we need 8 GPUs" of their number.
  if (found === null || name === undefined || (typed === undefined && /^(?:gpu|card)/iu.test(name))) return null
  const without = text.replace(found[0], ' ').replace(needAsked, ' ')
  // "12 runs, do we need 12 cards?": one for each.
  if (typed !== undefined && new RegExp(String.raw`\b${typed}\b`, 'u').test(without)) return null
  if (anyCard.test(without)) return null
  const number = typed === undefined ? '' : `${numbers[typed.toLowerCase()] ?? typed} x `
  const job = collapseSpaces(without.replaceAll(/\s{0,3}[,;:]\s{0,3}(?=[.?!]|$)/gu, '')).replace(
    /^[\s.,;:?!]{0,4}(?:(?:to|for|with|on) )?/iu,
    '',
  )
  return {
    rest: `${job.replace(/[\s.?!]{1,4}$/u, '')}, on ${number}${name}`,
    isNode: typed === undefined && /node|box|server|machine|rig|pod/iu.test(node ?? ''),
    asksGpuTime: false,
    called: null,
    isNeed: true,
  }
}

/** Null where no machine is doubted so. */
export function doubtedMachineIn(text: string): DoubtedMachine | null {
  if (text.length > longest) return null
  return (quick.test(text) ? machineTooMuchIn(text) : null) ?? neededMachineIn(text)
}

function machineTooMuchIn(text: string): DoubtedMachine | null {
  const found = form.exec(text)
  if (found === null) return machineBefore(text)
  const { count, gpu, node } = found.groups ?? {}
  if (count === undefined && gpu === undefined) return machineBefore(text)
  if (count === undefined && /^(?:gpu|card)/iu.test(gpu ?? '')) return null
  const asked = gpuTime.exec(text)
  // "How many H100 days, and would 8 be silly": eight of those.
  const named =
    gpu ??
    (asked === null ? 'GPUs' : asked[0].replace(/^how many /iu, '').replace(/[- ]?(?:days?|hours?|weeks?)\??$/iu, ''))
  const number = count === undefined ? '' : `${numbers[count.toLowerCase()] ?? count} x `
  const isNode = count === undefined && /node|box|server|machine|rig|pod/iu.test(node ?? '')
  const without = text
    .replace(found[0], ` `)
    .replace(asked?.[0] ?? '\0', ' ')
    .replace(/\s{0,3}(?:,|\band\b)\s{0,3}$/iu, '')
  return {
    rest: collapseSpaces(
      `${without.replace(/^\s*(?:for|with|on) /iu, '')}, on ${number}${named}`.replaceAll(
        /[,.?]\s{1,3}(?=[,.?])/gu,
        '',
      ),
    ),
    isNode,
    asksGpuTime: asked !== null,
    called: openly.exec(found[0])?.[0].toLowerCase() ?? null,
  }
}

const apart = new RegExp(
  String.raw`[-–—,.;:?!(]\s{0,3}(?:(?:or )?(?:is|isn't|would|wouldn't) (?:that|this|it) (?:be )?)?(?:(?:a|an|bit|total|complete|way|just|kind of) ){0,3}${doubted}\s{0,3}\??\)?\s*$`,
  'iu',
)
const countedMachine = new RegExp(
  String.raw`(?<![\w.])(?:(?:\d{1,3} ?[x×]? ?|two |four |eight )${card}(?![\w-])|${card} (?<node>node|box|server|machine|rig|pod)s?\b)`,
  'iu',
)

/** "We would rent an 8xA100 box for it: overkill?" */
function machineBefore(text: string): DoubtedMachine | null {
  const found = apart.exec(text)
  const machineWords = found === null ? null : countedMachine.exec(text.slice(0, found.index))
  if (found === null || machineWords === null) return null
  return {
    rest: text.slice(0, found.index).trim(),
    isNode: machineWords.groups?.['node'] !== undefined,
    asksGpuTime: false,
    called: openly.exec(found[0])?.[0].toLowerCase() ?? null,
  }
}
