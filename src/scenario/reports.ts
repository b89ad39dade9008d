/** What people report back: "we measured 2,300 tok/s", "spent $612". */
import { type Mark, isKind } from './sense.ts'
import type { Reading } from './read.ts'
import { type LogReading, readTrainerLog } from './trainer-log.ts'

export type Report =
  /** `tokensPerSecond` is null where a log says something else: seconds a step, memory. */
  | {
      readonly kind: 'measured'
      readonly tokensPerSecond: number | null
      readonly perGpu: boolean | null
      readonly log: LogReading
    }
  | { readonly kind: 'spent'; readonly usd: number }

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const measuring = list(`
  my we i measured measure measuring got get getting see seeing saw observed observing actual actually real really hitting hit reached
  reach reaching about around at only is was were are the our my your throughput speed with on it it's running runs run ran benchmark
  benchmarked benchmarks shows show showed reports reported reporting report log logs says said in of a an steady state average avg
  total overall all together per gpu gpus card for here so ok fyi btw now currently roughly approximately ~ training trainer that's
  we're i'm this that and by per-gpu each across combined node nodes machine rate number peak sustained to up more like
`)
const spending = list(`
  we i it this that the run job total final finally actual actually bill cost costs costed came come to at out spent spend spending paying paid pay
  ended up being was is were billed charged got us me about around exactly just only a of so far in total all for on our my ok fyi
  took takes hour hours day days it's btw end and usd dollars bucks ~ roughly training whole thing have has been invoice invoiced
`)
const paid = list('spent paid cost costed came ended bill billed charged invoice invoiced')

/** A pasted line of a trainer's log or of nvidia-smi; null where the text is none. */
export function logIn(text: string): Report | null {
  const log = readTrainerLog(text)
  return log === null ? null : measured(log)
}

export const measured = (log: LogReading): Report => ({
  kind: 'measured',
  tokensPerSecond: log.tokensPerSecond ?? null,
  perGpu: log.perGpu,
  log,
})

/** Null unless the whole message reports one figure. */
export function reportIn({ tokens, marks }: Reading): Report | null {
  const rate = marks.find((mark) => isKind(mark, 'amount') && mark.sense.measure === 'rate')
  if (isKind(rate, 'amount')) {
    const rest = outside(tokens, marks, rate)
    const isAlone = rest.every(({ text, isGpu }) => isGpu || measuring.has(text))
    if (!isAlone || rate.sense.value <= 0 || !Number.isFinite(rate.sense.value)) return null
    const isTotal = rest.some(({ text }) => ['total', 'overall', 'together', 'combined', 'across'].includes(text))
    const isEach = rest.some(
      ({ text }, index) => text === 'each' || (text === 'per' && ['gpu', 'card'].includes(rest[index + 1]?.text ?? '')),
    )
    return measured({
      from: 'you',
      tokensPerSecond: rate.sense.value,
      perGpu: rate.sense.perGpu === true || isEach ? true : isTotal ? false : null,
    })
  }
  const money = marks.filter((mark) => isKind(mark, 'amount') && mark.sense.measure === 'money')
  const [one] = money
  if (!isKind(one, 'amount') || money.length > 1 || one.sense.currency !== undefined || one.sense.hourly === true)
    return null
  const rest = outside(tokens, marks, one)
  const isPaid =
    rest.some(({ text }) => paid.has(text)) && rest.every(({ text, isTime }) => isTime || spending.has(text))
  const isWish = rest.some(({ text }) => text === 'spend' || text === 'pay') && !rest.some(({ text }) => paid.has(text))
  return isPaid && !isWish && one.sense.value > 0 ? { kind: 'spent', usd: one.sense.value } : null
}

type Outside = { readonly text: string; readonly isGpu: boolean; readonly isTime: boolean }

/** Words and numbers outside of one mark. */
function outside(tokens: Reading['tokens'], marks: readonly Mark[], inside: Mark): Outside[] {
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind === 'sign' || (index >= inside.from && index < inside.to)) return []
    const mark = marks.find(({ from, to }) => index >= from && index < to)
    const isCount = isKind(mark, 'amount') && (mark.sense.measure === 'gpus' || mark.sense.measure === null)
    return [
      {
        text,
        isTime: isKind(mark, 'amount') && mark.sense.measure === 'hours',
        isGpu:
          isKind(mark, 'gpu', 'provider', 'times') || isCount || (isKind(mark, 'term') && mark.sense.field === 'stack'),
      },
    ]
  })
}
