/**
 * "Loss spiked at 11B tokens, we roll back to the 10B checkpoint, $140 gone so far", "crashed 5 h in, last save was 2 h
 * before": how far a run was, up to where it is saved, and what is spent.
 */
export type ToldRollback = {
  /** In tokens or in hours of the run. */
  readonly unit: 'tokens' | 'hours'
  readonly at: number
  readonly savedAt: number
  /** US dollars; null: they were not told. */
  readonly spentUsd: number | null
  /** It went wrong by itself, and no machine broke. */
  readonly isDiverged: boolean
}

const trouble =
  /\b(?:spik(?:e|ed|es|ing)|diverg\w+|exploded?|blew up|nan|nans|inf|crash(?:ed|es)?|died|dies|killed|failed|went down|broke(?: off)?|oom(?:ed)?|preempted|evicted|lost the node|node (?:died|crashed|failed|went))\b/u
const diverged = /\b(?:spik(?:e|ed|es|ing)|diverg\w+|exploded?|blew up|nan|nans|inf)\b/u
const saved =
  /\b(?:roll(?:ed|ing)? ?back|rollback|back|go(?:ing)? back|restart\w*|resum\w+|restor\w+|continu\w+|reload\w*|checkpoint|ckpt|sav(?:e|ed|ing)|snapshot)\b/u
const amount = String.raw`~?(?<digits>\d[\d,]{0,9}(?:\.\d{1,3})?) ?(?<scale>[mbt]|million|billion)(?: tok(?:en)?s?)?\b`
const amounts = new RegExp(String.raw`(?<![\w.$€£])${amount}`, 'gu')
const money =
  /[$] ?(?<usd>\d[\d,]{0,8}(?:\.\d{1,2})?)(?<k>k)?|\b(?:spent|burnt|burned|paid|gone|cost us) (?<bare>\d[\d,]{0,8}(?:\.\d{1,2})?)(?<bareK>k)?\b(?! ?(?:h|hours?|min|steps?|tokens?|[mbt]\b))|(?<![\w.])(?<behind>\d[\d,]{0,8}(?:\.\d{1,2})?) ?(?:dollars|bucks|usd)\b/u
const hoursIn =
  /(?<![\w.])(?<hours>\d{1,4}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?) (?:in|into (?:it|the run)|after (?:the )?start)\b|\bafter (?<after>\d{1,4}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)\b/u
const hoursBefore =
  /(?<![\w.])(?<digits>\d{1,3}(?:\.\d{1,2})?|an?|one|two|three|half an?) ?(?<unit>h|hrs?|hours?|min(?:ute)?s?) (?:before(?: that| it)?|earlier|old|ago)\b/u
/** Tokens of a step are no point of the run. */
const ofBatch = /\b(?:tok(?:en)?s|[mk]) (?:an?|per|each|in an?) (?:global )?(?:batch|step)\b|\bbatch(?: size)? of\b/u
const maxLength = 200
const scales: Readonly<Record<string, number>> = { m: 1e6, million: 1e6, b: 1e9, billion: 1e9, t: 1e12 }
const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, 'half a': 0.5, 'half an': 0.5 }

/** Null where nothing went wrong, or it is not told how far it was and up to where it is saved. */
export function rollbackIn(typed: string): ToldRollback | null {
  if (typed.length > maxLength) return null
  const line = typed.toLowerCase()
  if (!trouble.test(line) || !saved.test(line) || ofBatch.test(line)) return null
  const sum = money.exec(line)?.groups
  const spentUsd =
    sum === undefined
      ? null
      : Number((sum['usd'] ?? sum['bare'] ?? sum['behind'] ?? '').replaceAll(',', '')) *
        (sum['k'] === undefined && sum['bareK'] === undefined ? 1 : 1000)
  const isDiverged = diverged.test(line)
  const told = [...line.matchAll(amounts)].map(({ groups }) => Number((groups?.['digits'] ?? '').replaceAll(',', '')) * (scales[groups?.['scale'] ?? ''] ?? 1)) // prettier-ignore
  const [at, savedAt, ...others] = told
  if (at !== undefined && savedAt !== undefined && others.length === 0 && at !== savedAt)
    return { unit: 'tokens', at: Math.max(at, savedAt), savedAt: Math.min(at, savedAt), spentUsd, isDiverged }
  const gone = hoursIn.exec(line)?.groups
  const before = hoursBefore.exec(line)?.groups
  const elapsed = Number(gone?.['hours'] ?? gone?.['after'] ?? NaN)
  const digits = before?.['digits'] ?? ''
  const lost = (words[digits] ?? Number(digits)) / (before?.['unit']?.startsWith('m') === true ? 60 : 1)
  return elapsed > 0 && before !== undefined && lost > 0 && lost < elapsed
    ? { unit: 'hours', at: elapsed, savedAt: elapsed - lost, spentUsd, isDiverged }
    : null
}
