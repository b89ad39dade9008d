/** "Taken away at hour 9 of 10", "killed halfway through a 9 hour run": a machine that is gone, and how far its run was. */

export type TakenMachine = {
  /** Hours that had run; null: it is not said. */
  readonly usedHours: number | null
  /** Of the whole run; null: it is not said. */
  readonly totalHours: number | null
  /** Between two saves; null: it is not said. 0: nothing was saved. */
  readonly savedEveryHours: number | null
  /** Since the last save, where that is told. */
  readonly lostHours: number | null
  /** A machine that is lent only until somebody else wants it. */
  readonly kind: 'spot' | 'community' | 'machine'
  /** Without the times of the run. */
  readonly rest: string
}

/** These are said of machines alone. */
const takenBack = String.raw`(?:reclaim(?:s|ed)?|pre-?empt(?:s|ed)?|evict(?:s|ed)?|outbid|yank(?:s|ed)?)`
const gone = String.raw`(?:kill(?:s|ed)?|(?:taken|takes?|took) (?:it |them |my \w{1,12} |the \w{1,12} )?(?:away|back|down|offline)|interrupt(?:s|ed)?|dies?|died|plug|(?:goes|went|go) (?:away|down|offline|dark)|gone|disappear(?:s|ed)?|vanish(?:es|ed)?|revoked?|terminat(?:es?|ed)|shuts? (?:it )?(?:down|off)|lost|crash(?:es|ed)?|fail(?:s|ed))`
const lent = String.raw`(?:spot|preemptible|pre-emptible|interruptible|low[- ]priority)`
const ofStrangers = String.raw`(?:community|vast(?:\.ai)?|marketplace|salad)`
const machine = String.raw`(?:pods?|instances?|hosts?|machines?|box(?:es)?|nodes?|vms?|servers?)`
const thing = String.raw`(?:${lent}|${ofStrangers}|${machine})`
const taken = new RegExp(
  String.raw`\b${takenBack}\b|\b${thing}\b[^?!;]{0,50}?\b${gone}\b|\b${gone}\b[^?!;]{0,24}?\b${thing}\b`,
  'iu',
)
const [spot, community] = [lent, ofStrangers].map((source) => new RegExp(String.raw`\b${source}\b`, 'iu'))
const asksLoss =
  /\b(?:lose|loses|lost|loss|losing|pay|paid|paying|money|charged?|charges|refund\w*|bill(?:ed)?|happens?|gone|keep|wasted?|back|start over|from scratch|everything|what if|what now|cost (?:us|me|that|it))\b/iu
/** How often it happens is another question, and what it adds to a plan another still. */
const isOfRate =
  /\b(?:every|once (?:a|an|per|every)|times (?:a|an|per)|twice a|per (?:day|week)|a day|on average)\b(?! (?:checkpoint|save|ckpt))/iu

const number = String.raw`(\d{1,4}(?:\.\d{1,2})?)`
const unit = String.raw`(h|hrs?|hours?|d|days?|min|mins|minutes?)\b`
const gap = String.raw`(?:(?:of|into|in|through|out|an?|my|our|the|its|this|planned|about|around|some|roughly) ){0,4}`
const wordsOfShare: readonly (readonly [RegExp, number])[] = [
  [/\btwo[- ]thirds?\b/iu, 2 / 3],
  [/\ba third\b|\bone[- ]third\b/iu, 1 / 3],
  [/\bthree[- ]quarters?\b/iu, 3 / 4],
  [/\ba quarter\b/iu, 1 / 4],
  [/\bhalf ?-?way\b|\bhalf\b|\bmid(?:way|dle)?\b/iu, 1 / 2],
]
/** "At hour 9 of 10", "9 h into a 10 h run", "11h into a 12h". */
const [hourOf, intoRun, sharePercent, ranFor, wholeRun] = [
  String.raw`\b(?:at|in|on|after|during) (hour|day|minute) ${number}(?: ?(?:of|out of|\/|into|in) ${gap}${number}[ -]?(?:h|hrs?|hours?|d|days?)?\b)?`,
  String.raw`(?<![\w.])${number}[ -]?${unit} (?:into|in|through|of|out of|\/) ${gap}(?:${number}[ -]?${unit})?`,
  String.raw`(?<![\w.])(\d{1,2}) ?(?:%|percent\b)`,
  String.raw`\b(?:after|for) (?:about |around |some |only |just )?${number}[ -]?${unit}`,
  String.raw`(?<![\w.])${number}[ -]?${unit}(?=[ -](?:\w{1,14}[ -]){0,2}(?:run|job|training|finetune|fine-tune|tune|lora|qlora|sft|pretrain\w*|train)\b)|\b(?:run|job|training|finetune|fine-tune|lora|qlora|sft) (?:of|that takes|which takes|takes|lasting|for) (?:about |some )?${number}[ -]?${unit}`,
].map((source) => new RegExp(source, 'iu'))
const looseTime = new RegExp(String.raw`(?<![\w.])${number}[ -]?${unit}`, 'iu')
const saves = new RegExp(
  String.raw`\b(?:checkpoint\w*|ckpts?|sav(?:e|es|ed|ing)|snapshots?)(?: (?:is|are|it|them|made|written|taken)){0,2} (?:every|each|once (?:an?|every)) ?${number}? ?-?(?:${unit}|(half an hour))|\b(hourly|half[- ]hourly) (?:checkpoint\w*|ckpts?|saves?|snapshots?)|\b(?:checkpoint\w*|sav(?:e|es|ed|ing)) (hourly)`,
  'iu',
)
/** "Last checkpoint 3 hours before". */
const lastSave = new RegExp(
  String.raw`\b(?:last|latest) (?:checkpoint|ckpt|save|snapshot)(?: (?:was|is|from|about|some))* ${number} ?${unit} (?:before|ago|earlier|old)`,
  'iu',
)
const noSaves =
  /\bnothing (?:was |had been |is )?saved\b|\b(?:no|without(?: any)?|never|not|n't|zero|forgot to?)\b.{0,16}\b(?:checkpoint\w*|ckpts?|sav(?:e|es|ed|ing)|snapshots?)\b/iu
const hoursOf: Readonly<Record<string, number>> = { h: 1, d: 24, m: 1 / 60 }
const maxLength = 300

/** Null where no machine is taken away, or nobody asks what that costs. */
export function takenMachineIn(text: string): TakenMachine | null {
  if (text.length > maxLength || !taken.test(text) || !asksLoss.test(text)) return null
  const kind = spot?.test(text) === true ? 'spot' : community?.test(text) === true ? 'community' : 'machine'
  const saving = saves.exec(text)
  const unsaved = noSaves.exec(text)
  const last = lastSave.exec(text)
  const rest = text
    .replace(saving?.[0] ?? '', ' ')
    .replace(unsaved?.[0] ?? '', ' ')
    .replace(last?.[0] ?? '', ' ')
  if (isOfRate.test(rest)) return null
  const times = timesOf(rest)
  // What broke by itself is a question of its own, where nothing says when.
  if (kind === 'machine' && times.usedHours === null) return null
  return {
    ...times,
    savedEveryHours: unsaved !== null && saving === null ? 0 : saving === null ? null : savedEvery(saving),
    lostHours: last === null ? null : timeOf(last[1], last[2] ?? ''),
    kind,
  }
}

function timesOf(text: string): Pick<TakenMachine, 'usedHours' | 'totalHours' | 'rest'> {
  const [at, unitAt = 'h', usedAt, ofAll] = hourOf?.exec(text) ?? []
  if (at !== undefined) {
    const factor = hoursOf[unitAt[0]?.toLowerCase() ?? ''] ?? 1
    const rest = text.replace(at, ' ')
    const whole = ofAll === undefined ? wholeOf(rest) : { hours: Number(ofAll) * factor, rest }
    return { usedHours: Number(usedAt) * factor, totalHours: whole.hours, rest: whole.rest }
  }
  const into = intoRun?.exec(text) ?? null
  if (into !== null) {
    const [words, used, usedUnit = '', all, allUnit = ''] = into
    const rest = text.replace(words, ' ')
    const whole = all === undefined ? wholeOf(rest) : { hours: timeOf(all, allUnit), rest }
    const usedHours = timeOf(used, usedUnit)
    if (whole.hours === null || whole.hours >= usedHours)
      return { usedHours, totalHours: whole.hours, rest: whole.rest }
  }
  const [percentWords = '', percent] = sharePercent?.exec(text) ?? []
  const named = wordsOfShare.find(([words]) => words.test(text))
  const share = percent === undefined ? (named?.[1] ?? null) : Number(percent) / 100
  if (share !== null) {
    const { hours, rest } = wholeOf(text.replace(percentWords, ' ').replace(named?.[0] ?? '', ' '))
    return { usedHours: hours === null ? null : hours * share, totalHours: hours, rest }
  }
  const [after = '', afterNumber, afterUnit = ''] = ranFor?.exec(text) ?? []
  const { hours, rest } = wholeOf(text.replace(after, ' '))
  return { usedHours: afterNumber === undefined ? null : timeOf(afterNumber, afterUnit), totalHours: hours, rest }
}

/** How long the whole run takes. */
function wholeOf(text: string): { readonly hours: number | null; readonly rest: string } {
  const match = wholeRun?.exec(text) ?? looseTime.exec(text)
  if (match === null) return { hours: null, rest: text }
  const [words, first, firstUnit, second, secondUnit] = match
  return { hours: timeOf(first ?? second, firstUnit ?? secondUnit ?? ''), rest: text.replace(words, ' ') }
}

const timeOf = (value: string | undefined, unitWords: string): number =>
  Number(value) * (hoursOf[unitWords[0]?.toLowerCase() ?? ''] ?? 1)

function savedEvery([words, value, unitWords, halfHour, hourly]: RegExpExecArray): number {
  if (halfHour !== undefined || /half/iu.test(hourly ?? '')) return 1 / 2
  if (unitWords === undefined || /hourly/iu.test(words)) return 1
  return timeOf(value ?? '1', unitWords)
}
