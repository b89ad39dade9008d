/** "Every 200 steps, 9000 steps total": checkpoints that a run writes. */
import { countOf } from '../questions/same-run-again.ts'
import { typedNumber } from '../text/typed-number.ts'

const number = String.raw`(\d[\d,]{0,9}(?:\.\d{1,3})?)( ?k)?`
const every = new RegExp(String.raw`\b(?:every|each|per) ${number} ?(?:steps?|iterations?|iters?|its?)\b`, 'iu')
const steps = new RegExp(
  String.raw`(?<![\w.])${number} (?:(?:total|training|optimizer) )?(?:steps?|iterations?|iters?)\b`,
  'iu',
)

/** Null where neither a number of them nor an interval in steps and a number of steps is told. */
export function checkpointsWrittenIn(text: string): number | null {
  const interval = every.exec(text)
  if (interval === null) return checkpointsNamedIn(text)
  const all = steps.exec(text.replace(interval[0], ' '))
  const count = all === null ? NaN : Math.floor(valueOf(all) / valueOf(interval))
  return count >= 1 && Number.isFinite(count) ? count : null
}

const valueOf = ([, digits = '', thousand]: RegExpExecArray): number => typedNumber(digits, thousand)

const named =
  /(?<![\w.])(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|twenty) (?:(?:full|saved|training|model|resumable|complete) )?(?:checkpoints?|ckpts?|snapshots?)\b/iu

/** "Ten checkpoints" */
function checkpointsNamedIn(text: string): number | null {
  const [, told = ''] = named.exec(text) ?? []
  const count = countOf(told)
  return count > 1 ? count : null
}

/** "Keeping the last 3": checkpoints that are there at once; null: it is not told. */
export function checkpointsKeptIn(text: string): number | null {
  const count = Number(
    /\bkeep\w*(?: only| just)?(?: the)?(?: last| latest| newest)? (\d{1,2})\b/iu.exec(text)?.[1] ?? NaN,
  )
  return count > 0 ? count : null
}
