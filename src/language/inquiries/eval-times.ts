/** "An eval of 5 min every 1k steps, 6k steps in all": time that comes on top of training, and no time to finish in. */

export type EvalTimes = {
  readonly minutes: number
  readonly everySteps: number
  /** Null: the steps are those of the plan. */
  readonly totalSteps: number | null
  readonly words: string
  readonly rest: string
}

const steps = String.raw`(\d[\d,.]*k?) ?steps`
const evals = String.raw`(?:an? )?(?:eval\w*|validation|test run|benchmark)s?`
const time = String.raw`(\d{1,3}(?:\.\d)?) ?(s(?:ec(?:ond)?s?)?|min(?:ute)?s?|h(?:ou)?rs?|h)`
const patterns = [
  new RegExp(
    String.raw`[,;]?\s*\b(?:per|every|each|after every) ${steps},? (?:there is |we (?:do|run|have) |do |run )?${evals}(?: (?:of|takes?|taking|for|that takes|which takes))? (?:about |~ ?)?${time}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`[,;]?\s*\b(?:with |plus )?${evals} (?:per|every|each|after every) ${steps},?(?: (?:of|takes?|taking|for|that takes|which takes|at))? (?:about |~ ?)?${time}\b`,
    'iu',
  ),
]
const total = new RegExp(
  String.raw`[(,]?\s*\b(?:(?:total|in all|overall)(?: of)? )?${steps}(?: (?:in total|total|in all|overall|altogether))?\)?`,
  'iu',
)
const asides =
  /[,;]?\s*\b(?:please |pls )?(?:count (?:that|it|them|this) (?:in|too)|include (?:that|it|them|this)|incl\.? (?:that|it))\b/iu
const maxLength = 600

/** Null where no evaluation has both its interval and its time. */
export function evalTimesIn(text: string): EvalTimes | null {
  if (text.length > maxLength || !/eval|valid|test run|benchmark/iu.test(text)) return null
  const at = patterns.findIndex((pattern) => pattern.test(text))
  const found = at < 0 ? null : (patterns[at]?.exec(text) ?? null)
  const [words, every = '', amount = '', unit = ''] = found ?? []
  if (words === undefined) return null
  const beside = text.replace(words, ' ')
  const all = /\b(?:total|in all|overall)\b/iu.test(beside) ? total.exec(beside) : null
  const scale = unit.toLowerCase().startsWith('h') ? 60 : unit.toLowerCase().startsWith('s') ? 1 / 60 : 1
  return {
    minutes: Number(amount) * scale,
    everySteps: stepsOf(every),
    totalSteps: all === null ? null : stepsOf(all[1] ?? ''),
    words: words.replace(/^[,;\s]+/u, ''),
    rest: (all === null ? beside : beside.replace(all[0], ' ')).replace(asides, ' ').replaceAll(/ +/gu, ' ').trim(),
  }
}

const stepsOf = (typed: string): number =>
  Number(typed.replaceAll(',', '').replace(/k$/iu, '')) * (/k$/iu.test(typed) ? 1000 : 1)
