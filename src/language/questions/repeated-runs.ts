/** "We have to redo it twice": the runs that there are in all, with the first. */
import type { Token } from '../text/tokenize.ts'

/** What is done anew comes on top of the first time. */
const anew: ReadonlySet<string> = new Set(
  'redo redoing redone rerun reruns rerunning re-run repeat repeating repeated restart restarting retrain retraining'.split(
    ' ',
  ),
)
const again: ReadonlySet<string> = new Set(['again', 'more', 'over'])
const done: ReadonlySet<string> = new Set('run train do try tune finetune'.split(' '))
const between: ReadonlySet<string> = new Set(
  'it this that the whole thing all training run job from scratch'.split(' '),
)
const often: Readonly<Record<string, number>> = {
  once: 1, twice: 2, thrice: 3, two: 2, three: 3, four: 4, five: 5, six: 6,
} // prettier-ignore
const [reach, reachBehind, mostTimes] = [5, 3, 50]

/** Null where nothing is done several times. */
export function repeatedRunsIn(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(({ text }) => anew.has(text) || done.has(text))
  if (at === -1) return null
  const behind = tokens.slice(at + 1, at + 1 + reach)
  const number = behind.findIndex(({ text }) => !between.has(text))
  const token = behind[number]
  if (token === undefined) return null
  const count = token.kind === 'number' ? token.value : often[token.text]
  const next = behind[number + 1]?.text ?? tokens[at + 1 + reach]?.text ?? ''
  const isCounted = token.text.endsWith('ce') || next === 'times' || next === 'more'
  if (count === undefined || !isCounted || !Number.isInteger(count) || count > mostTimes) return null
  const last = tokens.slice(at + number + 2, at + number + 2 + reachBehind)
  const isOnTop = anew.has(tokens[at]?.text ?? '') || last.some(({ text }) => again.has(text))
  return count + (isOnTop ? 1 : 0)
}

/** "Put aside every month": that is when it is paid, and says nothing of runs. */
export const isPutAside = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - reachOfMoney), at - 1).some(({ text }) => putAside.has(text))
const putAside: ReadonlySet<string> = new Set(
  'aside reserve budget allocate earmark allot pay paying spend spending money dollars bucks cost costs bill invoice expense set put'.split(
    ' ',
  ),
)
const reachOfMoney = 4
