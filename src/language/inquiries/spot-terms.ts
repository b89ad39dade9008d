/** "MTBF of a node 25 d", "a restart takes 15 min", "I save every 30 min", "spot is 45 % of on demand": what a loss is reckoned from. */

export type SpotTerms = {
  /** Hours between two failures of one machine; null: it is not said. */
  readonly machineHours: number | null
  /** Until it runs again after an interruption. */
  readonly restartHours: number | null
  /** Between two saves, as they are made now. */
  readonly everyHours: number | null
  /** The price of spot as a share of that on demand. */
  readonly priceShare: number | null
}

const time = String.raw`~? ?(?:(\d+(?:\.\d+)?) ?-?|(?=(?:minute|hour|day|week|month)\b))(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?)\b`
const around = String.raw`(?: ?(?:of|is|are|at|=|:|about|around|roughly|some|ca\.?|costs?|takes?|needs?|lasts?|every|once|each|per|a|one|node|machine)){0,5} ?`
const [failures, restarts, restartsBehind, saves] = [
  String.raw`\b(?:mtbf|mean time between failures|(?:a|one|each|every|per) (?:node|machine|server|box) (?:fail\w*|dies|crash\w*|breaks|goes down)|(?:node|machine|server|hardware) failures?)${around}${time}`,
  String.raw`\b(?:restart\w*|resum\w*|recover\w*|relaunch\w*|reboot\w*|coming back|spin[- ]?up|start[- ]?up)(?: (?:time|from|the|a|it|job|run|checkpoint|ckpt)){0,3}${around}${time}`,
  String.raw`${time} (?:to|for|of) (?:a |the |each |every )?(?:restart\w*|resum\w*|recover\w*|relaunch\w*|come back|get (?:going|back))`,
  String.raw`\b(?:checkpoint\w*|ckpts?|chkpts?|sav(?:e|es|ing)|snapshot\w*)(?: (?:is|are|it|them|made|written|taken|once)){0,2} every${around}${time}`,
].map((source) => new RegExp(source, 'iu'))
const [shareOfPrice, discount] = [
  String.raw`\b(\d{1,2}(?:\.\d+)?) ?%(?: of)?(?: the| an?)? (?:on[- ]?demand|od|full price|list price|regular price)`,
  String.raw`\b(\d{1,2}(?:\.\d+)?) ?% (?:off|cheaper|discount|less|below|under)`,
].map((source) => new RegExp(source, 'iu'))

const hoursOf: Readonly<Record<string, number>> = { s: 1 / 3600, m: 1 / 60, h: 1, d: 24, w: 168, mo: 730 }

/** Each where it is told. */
export function spotTermsIn(text: string): SpotTerms {
  const share = percentIn(shareOfPrice, text)
  const off = percentIn(discount, text)
  return {
    machineHours: timeIn(failures, text),
    restartHours: timeIn(restarts, text) ?? timeIn(restartsBehind, text),
    everyHours: timeIn(saves, text),
    priceShare: share ?? (off === null ? null : 1 - off),
  }
}

function timeIn(pattern: RegExp | undefined, text: string): number | null {
  const [, number, unit = ''] = pattern?.exec(text) ?? []
  const letters = unit.toLowerCase()
  const hours = Number(number ?? 1) * (hoursOf[letters.startsWith('mo') ? 'mo' : (letters[0] ?? '')] ?? NaN)
  return hours > 0 ? hours : null
}

function percentIn(pattern: RegExp | undefined, text: string): number | null {
  const value = Number(pattern?.exec(text)?.[1] ?? NaN) / 100
  return value > 0 && value < 1 ? value : null
}
