/** The limits that a question sets a supposed speed against: "do we still make the deadline?", "does that blow the $20?" */
import type { AskedLimits } from './circumstances.ts'
import { typedNumber } from '../text/typed-number.ts'

const sum =
  /\b(?:under|inside|within|below|over|above|than|exceed\w*|past|beyond|blow\w*|break\w*|bust\w*|keep to) (?:our |the |that |my |a )?(?:\$ ?(?<dollars>\d[\d,]*(?:\.\d+)?)(?<scale>k?)|(?<named>\d[\d,]*(?:\.\d+)?)(?<namedScale>k?) ?(?:dollars|usd|bucks)|(?<bare>\d[\d,]*))(?![\w.])/u
const span =
  /\b(?:in|within|under|inside|below|after|over|exceed\w*|past|beyond|than) (?:the |our |that )?(?<count>\d{1,4}(?:\.\d)?|an?|one|two|three) ?(?<unit>h|hrs?|hours?|d|days?|weeks?)\b/u
const ofBudget = /\b(?:budget|afford\w*|cap)\b/u
const ofDeadline =
  /\b(?:deadline|(?:on|in) time|due date|make (?:the (?:date|deadline)|\w+day)|(?:by|before|until) (?:\w+day|then|tomorrow|tonight|the (?:weekend|deadline)|end of)|too late|(?:are|be|is) (?:we |it )?late)\b/u
const ofEither =
  /\bstill (?:fits?|ok|okay|fine|good|works?|holds?|make (?:it|that)|in|doable|possible|safe)\b|\b(?:make it|(?:keep|break|blow) (?:the|our|both|all) limits?|(?:the|our|both) limits?)\b/u
/** Whether it is over is asked, and not whether it keeps to it. */
const asksOver =
  /\b(?:blows?|busts?|exceeds?|overshoots?|breaks?|miss(?:es)?|go(?:es)? over|(?:are|is|be|end up|comes? out|ends?) (?:we |it |that |this )?(?:over|past|late|too late))\b/u
const unitHours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 }
const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 }

/** What is asked of the limits of a plan, or of those that are named, and the line without them; null where none is set. */
export function limitsIn(
  line: string,
  { budgetUsd, deadlineHours }: { readonly budgetUsd: number | null; readonly deadlineHours: number | null },
): { readonly limits: AskedLimits; readonly left: string } | null {
  const match = sum.exec(line)
  // "Under 2000" is of the budget where that is as much.
  const bare = match?.groups?.['bare']
  const said = bare !== undefined && typedNumber(bare) !== budgetUsd ? null : match
  const digits = said?.groups?.['dollars'] ?? said?.groups?.['named'] ?? said?.groups?.['bare']
  const scale = said?.groups?.['scale'] ?? said?.groups?.['namedScale'] ?? ''
  const named = digits === undefined ? null : typedNumber(digits, scale)
  const spent = said === null ? line : line.replace(said[0], ' , ')
  const time = span.exec(spent)
  const count = time?.groups?.['count'] ?? ''
  const hours =
    time === null ? null : (counts[count] ?? Number(count)) * (unitHours[time.groups?.['unit']?.[0] ?? 'h'] ?? 1)
  const left = time === null ? spent : spent.replace(time[0], ' , ')
  const isOfBudget = named !== null || ofBudget.test(left)
  const isOfDeadline = hours !== null || ofDeadline.test(left)
  const isOfEither = !isOfBudget && !isOfDeadline && ofEither.test(left)
  const usd = isOfBudget || isOfEither ? (named ?? budgetUsd) : null
  const due = hours === null && (isOfDeadline || isOfEither) ? deadlineHours : null
  // What is asked of has no limit: the figures alone are told.
  if ((isOfBudget && usd === null) || (isOfDeadline && due === null && hours === null)) return null
  if (usd === null && due === null && hours === null) return null
  return {
    limits: {
      ...(usd === null ? {} : { usd }),
      ...(due === null ? {} : { due }),
      ...(hours === null ? {} : { hours }),
      ...(asksOver.test(left) || (said !== null && asksOver.test(line)) ? { asksOver: true as const } : {}),
    },
    left,
  }
}
