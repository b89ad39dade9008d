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
  String.raw`\b(?:restart\w*|re-?load\w*|resum\w*|recover\w*|relaunch\w*|reboot\w*|coming back|spin[- ]?up|start[- ]?up)(?: (?:time|from|the|a|it|job|run|checkpoint|ckpt)){0,3}${around}${time}`,
  String.raw`${time} (?:to|for|of) (?:a |the |each |every )?(?:restart\w*|re-?load\w*|resum\w*|recover\w*|relaunch\w*|come back|get (?:going|back))`,
  String.raw`\b(?:checkpoint\w*|ckpts?|chkpts?|sav(?:e|es|ing)|snapshot\w*)(?: (?:is|are|it|them|made|written|taken|once)){0,2} every${around}${time}`,
].map((source) => new RegExp(source, 'iu'))
const [shareOfPrice, discount] = [
  String.raw`\b(\d{1,2}(?:\.\d+)?) ?%(?: of)?(?: the| an?)? (?:on[- ]?demand|od|(?:full|list|regular|normal) price)`,
  String.raw`\b(\d{1,2}(?:\.\d+)?) ?%[ -](?:(?:spot|preemptible|interruptible) )?(?:off|cheaper|discount|less|lower|below|under)|\b(?:discount(?: of| is)?|saves?(?: us| me| you)?|saving(?: us| me)?) (?:about |around |~)?(\d{1,2}(?:\.\d+)?) ?%|\b(?:spot|preemptible|interruptible) (?:(?:is|at|for|prices?|price) ){0,2}(?:about |around |~)?[-−–] ?(\d{1,2}(?:\.\d+)?) ?%`,
].map((source) => new RegExp(source, 'iu'))

const halfPrice = /\b(?:half (?:the |of the |of )?(?:price|cost|rate|on[- ]?demand)|half off)\b/iu

/** "Checkpoint takes 6 minutes and reload 12": in the unit of the time before it. */
const bareReload =
  /\b(m|min|mins|minutes?),? (?:and |plus )?(?:a |the )?(?:re-?load\w*|restart\w*|resum\w*)(?: takes?| is)? (\d{1,3})(?!\w|\.\d| ?(?:m|min|h|s)\b)/iu
const hourly =
  /\b(half[- ]?)?hourly (?:checkpoint\w*|ckpts?|sav(?:e|es|ing)|snapshots?)|\b(?:checkpoint\w*|sav(?:e|es|ing)|snapshots?) (half[- ]?)?hourly/iu

const hoursOf: Readonly<Record<string, number>> = { s: 1 / 3600, m: 1 / 60, h: 1, d: 24, w: 168, mo: 730 }

/** Each where it is told. */
export function spotTermsIn(typed: string): SpotTerms {
  const text = typed.replaceAll(/\bhalf an hour\b/giu, '30 min')
  const share = percentIn(shareOfPrice, text)
  const off = percentIn(discount, text)
  return {
    machineHours: timeIn(failures, text),
    restartHours: timeIn(restarts, text) ?? timeIn(restartsBehind, text) ?? reloadIn(text),
    everyHours: timeIn(saves, text) ?? hourlyIn(text),
    priceShare: share ?? (off !== null ? 1 - off : halfPrice.test(text) ? 0.5 : null),
  }
}

function reloadIn(text: string): number | null {
  const minutes = Number(bareReload.exec(text)?.[2] ?? NaN)
  return minutes > 0 ? minutes / 60 : null
}

function hourlyIn(text: string): number | null {
  const match = hourly.exec(text)
  return match === null ? null : (match[1] ?? match[2]) === undefined ? 1 : 1 / 2
}

/** "$24", "24 dollars", "1.10": more than two digits are dollars by their sign alone. */
const dollars = String.raw`(?:\$ ?(\d{1,3}(?:\.\d{1,2})?)|(\d{1,2}(?:\.\d{1,2})?))(?![\w%]|\.\d| ?(?:%|x\b|h\b|hours?|days?|weeks?|min|gpus?))`
const ofPrice = String.raw`(?: (?:is|at|for|costs?|prices?|of|rate|it'?s|are|was|=|currently|now|right|today|at the moment|presently|sits|sitting|stands|standing|goes|going|runs|running|hovers|hovering|around|about|roughly|some|us|me|you|instances?|machines?|one|version)){0,5}[:,]? [~≈]?`
const perHour = String.raw`(?: ?(?:dollars?|usd|bucks))?(?: ?(?:\/|an?|per) ?(?:h|hr|hour|gpu)(?: ?(?:\/|an?|per) ?(?:h|hr|hour))?)?`
const [spotPrice, openPrice] = ['(?:spot|pre-?emptible|interruptible)', '(?:on[- ]?demand|od)'].map(
  (way) =>
    new RegExp(
      String.raw`\b${way}${ofPrice}${dollars}|(?<![\w.$])(?:\$ ?(\d{1,3}(?:\.\d{1,2})?)|(\d{1,2}\.\d{1,2})|(\d{1,2})(?= ?(?:dollars?|usd|bucks)\b|(?: an?| per|\/) ?(?:h|hr|hour)\b| on[- ]?demand(?:$|[.,;:?!)])| spot(?:$|[.,;:?!)])))${perHour} (?:on |for |as |with )?${way}\b`,
      'iu',
    ),
)

/** "Spot is 1.10 and on demand 2.60", "on-demand $55/h, spot currently $24": dollars an hour, as they are told; null where one is not. */
export function hourlyPricesIn(text: string): { readonly spot: number | null; readonly onDemand: number | null } {
  const [spot = null, onDemand = null] = [spotPrice, openPrice].map((pattern) => {
    const told = pattern
      ?.exec(text)
      ?.slice(1)
      .find((each) => each !== undefined)
    return told === undefined || Number(told) === 0 ? null : Number(told)
  })
  return { spot, onDemand }
}

/** A text without the times of such terms: what is left is how long the run is. */
export const withoutTermTimes = (text: string): string =>
  text.replaceAll(
    /\b(?:every|each|takes?|needs?|lasts?|is|writes?|restart\w*|re-?load\w*|checkpoint\w*|ckpts?|sav(?:e|es|ing)|interrupt\w*|preempt\w*)(?: (?:about|around|roughly|some|takes?|is|once|an?)){0,2} ?~? ?\d{1,4}(?:\.\d{1,2})? ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?)\b/giu,
    ' ',
  )

function timeIn(pattern: RegExp | undefined, text: string): number | null {
  const [, number, unit = ''] = pattern?.exec(text) ?? []
  const letters = unit.toLowerCase()
  const hours = Number(number ?? 1) * (hoursOf[letters.startsWith('mo') ? 'mo' : (letters[0] ?? '')] ?? NaN)
  return hours > 0 ? hours : null
}

function percentIn(pattern: RegExp | undefined, text: string): number | null {
  const [, ...numbers] = pattern?.exec(text) ?? []
  const value = Number(numbers.find((each) => each !== undefined) ?? NaN) / 100
  return value > 0 && value < 1 ? value : null
}

const savesNothing =
  /\b(?:no|without|zero|never|not|doesn['’]?t|don['’]?t|does not|do not|lacks?|missing|can(?:no|['’]?)t) (?:any |have |yet |write |save |do |use |support |intermediate )*(?:checkpoint\w*|ckpts?|snapshots?|saves?|saving|resum\w+)\b|\b(?:checkpoints?|ckpts?|saves?|saving|saved|writes?|snapshots?)\b[^.;?!\n]{0,24}\b(?:only|just|solely|nothing but)\b[^.;?!\n]{0,24}\b(?:end|finish|last|final)\b|\b(?:only|just)\b[^.;?!\n]{0,20}\b(?:sav(?:es?|ing|ed)|writ(?:es?|ten)|checkpoints?|keeps?)\b[^.;?!\n]{0,24}\b(?:end|final|last|finish\w*)\b|\b(?:can(?:no|['’]?)t|unable to|not able to|no way to) (?:be )?resum\w+/iu
const lengthOfRun = /(?<![\w.$€£])(\d{1,4}(?:\.\d)?)[ -]?(h|hrs?|hours?|d|days?)\b/iu

/** "Our script saves only at the very end": an interruption loses all of the run, which takes so many hours; null: it saves before. */
export function unsavedRunIn(text: string): { readonly hours: number | null } | null {
  if (!savesNothing.test(text)) return null
  const [, count, unit = 'h'] = lengthOfRun.exec(text) ?? []
  return { hours: count === undefined ? null : Number(count) * (unit.startsWith('d') ? 24 : 1) }
}
