/**
 * First words that ask for something else than a plan: a claim to judge, plans to compare, a chart or a table.
 * "check: 1,800 tok/s on 2B tokens is 5.1 hours", "compare 70b 2B tokens; qlora; full", "chart 70b 2B tokens".
 */
import { askedToCheck, isClaim } from '../check/is-claim.ts'
import { qualityNote } from '../recommend/quality-note.ts'
import { comparisonMessage } from '../reply/comparison.ts'
import { mostCompared, readSeveral } from '../scenario/several.ts'
import type { FileWish } from '../scenario/file-wishes.ts'
import type { Books } from './books.ts'
import { fileSaid } from './file.ts'
import type { Said, Setting } from './held.ts'
import { problemSaid } from './problem-said.ts'

/** null where a plan is asked for. `plan` answers the text of a command. */
export function askedBesides(text: string, setting: Setting, books: Books, plan: (text: string) => Said): Said | null {
  const claim = askedToCheck(text)
  if (claim !== null || isClaim(text, books.vocabulary, setting.today)) return judged(claim ?? text, setting, books)
  const [, verb = '', rest = ''] = /^\W{0,4}(compare|chart|plot|csv|json)\b[\s:,]*(\S.*)$/isu.exec(text) ?? []
  switch (verb.toLowerCase()) {
    case 'compare':
      return beside(rest, setting, books)
    case 'chart':
    case 'plot':
      return file(plan(rest), 'chart', setting, books)
    case 'csv':
      return file(plan(rest), 'csv', setting, books)
    case 'json':
      return file(plan(rest), 'json', setting, books)
    default:
      return null
  }
}

function judged(claim: string, setting: Setting, books: Books): Said | null {
  const checked = books.corridor.check(claim, setting.today, null, books.asker(setting, null))
  return 'problem' in checked ? null : { kind: 'words', message: checked.message }
}

/** Parted by semicolons, bars, lines or "vs"; where there is none, by commas and "and" after the first question. */
function beside(text: string, setting: Setting, books: Books): Said | null {
  const parts = text
    .split(/\s*(?:[;|\n]|\bvs\.?\s|\bversus\b)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > mostCompared) return null
  const read = readSeveral(parts, books.vocabulary, setting.today)
  if ('problem' in read) return problemSaid(read.problem, setting, books, 'command')
  const ask = books.asking(setting, null)
  const plans = read.scenarios.map((scenario) => ({ scenario, answer: ask(scenario) }))
  const [first] = read.scenarios
  if (first === undefined) return null
  const message = comparisonMessage(
    plans,
    first,
    books.manner(setting.today),
    (option, spec) => qualityNote(option, spec, books.catalog),
    { next: 'Ask for the one you want.', texts: parts },
  )
  return { kind: 'words', message }
}

const file = (said: Said, wish: FileWish, { today }: Setting, books: Books): Said =>
  said.kind === 'plan' ? fileSaid(wish, said.answered, today, books) : said
