/** A speed that is supposed: a share of what was planned, so much slower or faster, another share of the peak. */
import { formatPercent } from '../text/percent-words.ts'
import type { CircumstanceReader, FoundCircumstance, PlanOfWords } from './circumstances.ts'
import { amountForm, amountOf, shareForm, shareOf, timesForm, timesOf } from './quantities.ts'

const ofSpeed =
  /\b(?:throughput|speed|pace|tok(?:en)?s?(?:\/| per | a )s\w*|tps|fast|faster|slow|slower|mfu|utili[sz]ation)\b/u
const planned =
  '(?:guess\\w*|estimate[sd]?|forecast\\w*|predict\\w*|projected|projection|assum\\w+|planned|expected|plan|speed|throughput|pace|figure|number|you (?:say|said|think|assume|expect|predict|promise|tell|told)\\w*)'
const shareOfPlan = new RegExp(
  String.raw`(?:\b(?:throughput|speed|pace|it|we|everything|training|the run|cards?|gpus?|this)\b(?: \w+){0,4} )?(?<share>${shareForm}) (?:of (?:what )?(?:the |your |our |that |its |this |my )?|(?=the |your |what ))(?:\w+ ){0,2}?${planned}(?: (?:throughput|speed|pace|rate|tok\/s))?`,
  'u',
)
const lower = new RegExp(
  String.raw`(?<share>${shareForm}) (?:slower|less throughput|lower (?:throughput|speed)|(?:(?:below|under|short of|less than|worse than|lower than|slower than) (?:your|the|that|what you|plan|this)|worse than) ?\w*|(?:off|down) (?:from )?(?:your|the) (?:guess|estimate|forecast))`,
  'u',
)
/** "If throughput is 40% worse" */
const worse = new RegExp(
  String.raw`\b(?:throughput|speed|pace|mfu|tok\/s|performance)\b(?: \w+){0,4}? (?<share>${shareForm}) (?:worse|lower|less|below|smaller|off|down|short|slower)\b`,
  'u',
)
/** "If we only get 5k tok/s" */
const absolute = new RegExp(
  String.raw`(?:\b(?:throughput|speed|pace|we|it|you|cards?|gpus?) (?:only |just |really |actually )?(?:is|are|get|gets|got|see|sees|reach\w*|hit|hits|has|have|runs?|run at|runs at|drops? to|turns? out|comes? out|were|was|does|do|manage\w*)(?: (?:out|to|at|only|just|about|around|like|be))* )?(?<![$\d.,])(?<rate>${amountForm}) ?(?:tok(?:en)?s?|t) ?(?:\/|per |a ) ?s(?:ec(?:ond)?)?\b(?<each> (?:per|a|each|on each|on every|\/) ?(?:gpu|card))?`,
  'u',
)
const supposes = /\b(?:if|suppos\w+|assum\w+|imagin\w+|say|should|were|what about|at|with|only|just)\b/u
/** A rate that is told, or judged by itself, is none that is supposed. */
const judged = /\b(?:normal|good|bad|expected|realistic|slow\?|too slow|why|reported|measured|log|logs|says)\b/u

function absoluteIn(line: string, { gpuCount }: PlanOfWords): FoundCircumstance | null {
  const match = absolute.exec(line)
  if (match === null || !supposes.test(line) || judged.test(line)) return null
  const { value } = amountOf(match.groups?.['rate'] ?? '')
  if (!(value >= leastRate)) return null
  const isPerGpu = match.groups?.['each'] !== undefined
  const of = (gpuCount ?? 1) === 1 ? '' : isPerGpu ? ' on each GPU' : ' over all GPUs'
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { tokensPerSecond: value, ...(isPerGpu ? { isPerGpu } : {}) },
    words: `${value.toLocaleString('en-US')} tok/s${of}`,
  }
}
const leastRate = 10

const higher = new RegExp(
  String.raw`(?<share>\d{1,3}(?:\.\d{1,2})? ?(?:%|percent|per cent|pct)) (?:faster|quicker|more throughput|higher (?:throughput|speed)|(?:above|over|better than|higher than) (?:your|the|what you|plan|this|expected|assumed) ?\w*|better)`,
  'u',
)
const moves = new RegExp(
  String.raw`\b(?:throughput|speed|pace|mfu|utili[sz]ation|efficiency)\b(?: \w+){0,3} (?<way>off|drop\w*|fall\w*|fell|lower|down|dips?|dipped|sinks?|sank|decreas\w+|ris\w+|rose|increas\w+|up|goes up|improv\w+)(?: (?:by|about|around|another))* (?<share>${shareForm})`,
  'u',
)
const times = new RegExp(
  String.raw`(?<times>${timesForm}) (?:as (?:fast|quick|slow)|the (?:speed|throughput|pace)|faster|quicker|slower|speed-?up|of (?:a )?speed-?up)`,
  'u',
)
const gives = new RegExp(
  String.raw`\b(?:fp8|compile\w*|kernels?|attention|packing|liger|unsloth|te|optimi[sz]\w+|tuning|it|that|this|which)\b(?: \w+){0,3} (?:gave|gives?|brings?|brought|yield(?:s|ed)?|deliver(?:s|ed)?|buys?|bought|got|gets?|makes?|made|means?|meant|reach\w*|turn\w* out)(?: (?:us|me|it|out|at|about|an?|around|like|roughly|only|really))* (?<times>\d(?:\.\d{1,2})? ?x)(?: (?:faster|speed-?up|the speed|as fast))?`,
  'u',
)
const longer = new RegExp(
  String.raw`\b(?:takes?|took|lasts?|runs?|be|is|were|was)\b(?: \w+){0,2} (?:(?<share>${shareForm}) longer|(?<times>${timesForm}) (?:as long|longer))`,
  'u',
)
/** Time that is lost is lost to the speed. */
const idle = new RegExp(
  String.raw`(?<share>${shareForm}) of (?:the |our |all |its )?(?:nodes?|machines?|gpus?|cards?|days?|time|hours?|nights?|wall[- ]?clock|gpu[- ]time) (?:(?:is|are|was|were|gets?|goes|went|be|always|constantly|usually) )*(?:lost|gone|wasted|down|idle|eaten|broken|unavailable|to (?:failures|restarts|crashes|waiting|stalls))`,
  'u',
)
/** "One card throttles to half speed": all of them wait for the slowest. */
const slowed = new RegExp(
  String.raw`\b(?:to|at|by) (?:only |just |about )?(?<share>${shareForm}) (?:of )?(?:the |its |their |full |normal )?(?:speed|pace|throughput|clocks?|clock speed|rate)\b`,
  'u',
)
const ofPeak = [
  /\bmfu\b(?: \w+){0,4}? (?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent|pct)/u,
  /(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent|pct) (?:of )?mfu\b/u,
]

const found = (match: RegExpExecArray, speed: number): FoundCircumstance | null =>
  speed > 0.02 && speed < 50 && Math.abs(speed - 1) > 1e-6
    ? {
        from: match.index,
        to: match.index + match[0].length,
        values: { speed },
        words:
          speed > 1
            ? `${Number(speed.toPrecision(3))} times the planned speed`
            : `${formatPercent(speed)} of the planned speed`,
      }
    : null

/** "If throughput comes out at 60% of your guess", "were it 20% slower", "if FP8 gave us 1.35x", "were MFU to reach 50%". */
export const readSpeed: CircumstanceReader = (line, plan) => {
  for (const form of ofPeak) {
    const match = form.exec(line)
    const mfu = Number(match?.groups?.['percent'] ?? 0) / 100
    if (match !== null && mfu > 0.02 && mfu < 0.95)
      return {
        from: match.index,
        to: match.index + match[0].length,
        values: { mfu },
        words: `an MFU of ${formatPercent(mfu)}`,
      }
  }
  const rate = absoluteIn(line, plan)
  if (rate !== null) return rate
  const lost = idle.exec(line)
  if (lost !== null) return found(lost, 1 - (shareOf(lost.groups?.['share']) ?? 0))
  const throttled = slowed.exec(line)
  if (throttled !== null) return found(throttled, shareOf(throttled.groups?.['share']) ?? 1)
  const late = longer.exec(line)
  if (late !== null) {
    const [share, many] = [shareOf(late.groups?.['share']), timesOf(late.groups?.['times'])]
    return found(late, 1 / (share === null ? (many ?? 1) : 1 + share))
  }
  const part = ofSpeed.test(line) ? shareOfPlan.exec(line) : null
  if (part !== null) return found(part, shareOf(part.groups?.['share']) ?? 1)
  const moved = moves.exec(line)
  if (moved !== null) {
    const isUp = /^(?:ris|rose|incr|up|goes|improv)/u.test(moved.groups?.['way'] ?? '')
    const share = shareOf(moved.groups?.['share']) ?? 0
    return found(moved, isUp ? 1 + share : 1 - share)
  }
  const less = lower.exec(line) ?? worse.exec(line)
  if (less !== null) return found(less, 1 - (shareOf(less.groups?.['share']) ?? 0))
  const more = higher.exec(line)
  if (more !== null) return found(more, 1 + (shareOf(more.groups?.['share']) ?? 0))
  const many = times.exec(line) ?? gives.exec(line)
  if (many === null) return null
  const factor = timesOf(many.groups?.['times']) ?? 1
  return found(many, /slow/u.test(many[0]) && factor > 1 ? 1 / factor : factor)
}
