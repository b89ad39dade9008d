/** When a run may work, and how long it waits, where a question supposes it: "only 20:00 to 06:00", "approval takes two working days first". */
import type { CircumstanceReader } from './circumstances.ts'
import { countForm, countOf, shareForm, shareOf } from './quantities.ts'

const clock = String.raw`(?:\d{1,2}(?::\d\d)? ?(?:am|pm|h|uhr|o'clock)?|midnight|noon)`
const daily = new RegExp(
  String.raw`(?:\b(?:between|from|only|nightly|at night|nights|overnight)\b[ ,(]*)*(?<![\d$.:])\b(?<from>${clock}) ?(?:-|–|to|and|until|till|til|through) ?(?<to>${clock})(?![\d%.]| ?(?:tokens|gpus?|cards|epochs|hours|days|k\b|b\b|x\b))(?: only| every (?:night|day)| each (?:night|day)| at night)?`,
  'u',
)
const isDaily =
  /\b(?:only|nights?|nightly|overnight|permit\w*|allow\w*|every day|each day|after hours|off[- ]peak|quiet|daily|window|run between|runs? from)\b/u
/** So many windows have an answer of their own. */
const shut =
  /\b(?:nobody|no one|not|never|except|forbidden|blocked|banned|off[- ]limits|mustn't|can't|cannot|closed|paused|no (?:jobs|runs|training|compute))\b[^,;.]{0,40}$/u
const countsWindows = /\bhow many (?:nights|evenings|weekends|days|windows)\b/u
const waits = new RegExp(
  String.raw`\b(?:needs?|takes?|took|requires?|wants?|lasts?|eats?|costs? us|wait(?:s|ing)?|blocked|delay\w*|slip\w*|late|start(?:s|ing)?|begin)(?: (?:us|me|it|everything|the start|another|about|at least|some|roughly|by|for|like))* (?<n>${countForm}|an?) (?:more )?(?:full |whole )?(?<kind>working |business |work |week ?)?(?<unit>hours?|days?|weeks?|months?)\b(?: (?:late|later|first|before(?:hand)?|longer|until|till|to (?:approve|sign|clear|deliver)))?`,
  'u',
)
const isWait =
  /\b(?:first|before (?:we|i|it|anything|that|the (?:start|run))|beforehand|late|later|until (?:we|it|i) (?:can|may)|delay\w*|slip\w*|blocked|approv\w+|procurement|purchas\w+|legal|review|security|sign\w*|paperwork|deliver\w*|shipping|quota|label\w*|annotat\w*|collect\w*|clean(?:ing|up)|prep\w*|migrat\w*|setup|hiring|export)\b/u
const unitHours: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 730 }

const hourOf = (words: string): number | null => {
  if (words.startsWith('midnight')) return 0
  if (words.startsWith('noon')) return 12
  const [, hour = '', minutes = '0', half] = /^(\d{1,2})(?::(\d\d))? ?(am|pm)?/u.exec(words) ?? []
  const value =
    (half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0)) + Number(minutes) / 60
  return value >= 0 && value <= 24 ? value % 24 : null
}

/** "11pm-7am", "between 20:00 and 06:00": hours of each day in which it may run. */
export const readDailyHours: CircumstanceReader = (line) => {
  const match = daily.exec(line)
  const [from, to] = [hourOf(match?.groups?.['from'] ?? ''), hourOf(match?.groups?.['to'] ?? '')]
  if (match === null || from === null || to === null || from === to || !isDaily.test(line) || countsWindows.test(line))
    return null
  // "Nobody may compute between 8am and 6pm" leaves the other hours.
  const isShut = shut.test(line.slice(0, match.index))
  const written = `${match.groups?.['from'] ?? ''} ${match.groups?.['to'] ?? ''}`
  if (!/am|pm|:|h\b|uhr|midnight|noon/u.test(written)) return null
  const shown = (hour: number): string =>
    `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { daily: isShut ? { from: to, to: from } : { from, to } },
    words: `work from ${shown(isShut ? to : from)} to ${shown(isShut ? from : to)} alone`,
  }
}

/** "If procurement needs two full working days first", "should the data slip by a week". */
export const readWait: CircumstanceReader = (line) => {
  const match = isWait.test(line) ? waits.exec(line) : null
  const count = countOf(match?.groups?.['n'])
  const each = unitHours[(match?.groups?.['unit'] ?? '').replace(/s$/u, '')]
  if (match === null || count === null || each === undefined) return null
  const isOfWork = match.groups?.['kind'] !== undefined && each === 24
  const unit = `${isOfWork ? 'working ' : ''}${match.groups?.['unit'] ?? ''}`
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: isOfWork ? { waitDays: count } : { waitHours: count * each },
    words: `a start ${count} ${unit} later`,
  }
}

const useful = new RegExp(
  String.raw`(?<share>${shareForm})(?: of)?(?: (?:the|our|all|those|these|my))?(?: \w+){0,2}? (?:ever |actually |even |really |only )?(?:give|gives|gave|yield\w*|have|has|had|get|gets|produce\w*|return\w*|earn\w*|are|were|is|be|turn\w* out|end\w* up|pass|passes|succeed\w*|work|works|fail|fails|crash\w*)\b(?:(?: \w+){0,3} (?:reward(?: signal)?s?|signal|useful|usable|good|correct|successful|fine|right|failed|wasted)\b)?`,
  'u',
)
const perUseful =
  /\b(?:per|each|one|a|every|for each|for one) (?:useful|usable|successful|good|correct|working|valid|rewarded|solved)(?: (?<unit>\p{L}{3,14}))?/u

/** "30% of tasks ever give a reward: what does one useful task cost?" */
export const readUseful: CircumstanceReader = (line) => {
  const unit = perUseful.exec(line)
  const match = unit === null ? null : useful.exec(line)
  const share = shareOf(match?.groups?.['share'])
  if (match === null || share === null || !(share > 0 && share < 1)) return null
  const isBad = /\b(?:fail|fails|crash\w*|failed|wasted)\b/u.test(match[0])
  const good = isBad ? 1 - share : share
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { useful: good },
    words: `${Math.round(good * 100)}% of them of use`,
  }
}
/** The thing of which one that is of use is asked for; null where none is. */
export const unitIn = (line: string): string | null => perUseful.exec(line)?.groups?.['unit'] ?? null

const variants =
  '(?:betas?|seeds?|lrs?|learning rates?|variants?|configs?|configurations?|folds?|ranks?|temperatures?|ablations?|versions?|runs?|repeats?|reruns?|attempts?|tries|trials?|settings?|languages?|customers?|clients?|tenants?|brands?|markets?|countries|regions?|domains?|teams?|departments?|stores?|branches|subsidiaries)'
const several = new RegExp(
  String.raw`\b(?:all )?(?<n>${countForm}) (?:of (?:them|these|those) )?(?:(?:different|separate|more|such|whole|full|dpo|training) )?(?:${variants}\b)?(?=.{0,40}\b(?:one after (?:another|the other)|in (?:a row|sequence|series)|back[- ]to[- ]back|sequentially|one by one|at once|in parallel|at the same time|simultaneously|side by side|concurrently|separately|individually|one by one|each (?:with|on) (?:its|their) own|each (?:his|her|its) own)\b)`,
  'u',
)
const atOnce = /\b(?:at once|in parallel|at the same time|simultaneously|side by side|concurrently)\b/u

/** "Five betas one after another", "all twelve at once": so many runs of the plan. */
export const readRuns: CircumstanceReader = (line) => {
  const match = several.exec(line)
  const runs = countOf(match?.groups?.['n'])
  if (match === null || runs === null || runs < 2 || runs > 500) return null
  const areAtOnce = atOnce.test(line)
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { runs, ...(areAtOnce ? { areAtOnce: true as const } : {}) },
    words: `${runs} runs ${areAtOnce ? 'at once' : 'one after another'}`,
  }
}

const withoutLink =
  /\b(?:no|without|lacks?|lacking|minus|missing|not have|doesn't have|don't have|instead of|rather than|except) (?:the |any |an? )?(?:nvlink|nv-link|nvswitch|nvlink bridges?)\b|\b(?:pci-?e|pci express)[ -]?(?:only|alone|cards? only|slots? only)\b|\b(?:only|just|merely|all|sit|sits|talk|talks|connected|linked|joined|hang|hangs|were|are)(?: \w+){0,3} (?:on|over|by|via|through|with|of)? ?(?:plain |simple )?(?:pci-?e|pci express)\b/u

/** "Same GPUs but PCIe only, no NVLink". */
export const readSlowLink: CircumstanceReader = (line) => {
  const match = withoutLink.exec(line)
  return match === null
    ? null
    : {
        from: match.index,
        to: match.index + match[0].length,
        values: { isWithoutLink: true },
        words: 'PCIe alone',
      }
}
