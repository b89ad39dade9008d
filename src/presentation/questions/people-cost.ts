/** What people around a run cost: the work that it must save, by a rule of thumb (recalled, 2026-12). */
import { formatDuration } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars of an hour of work. */
const usdOfWork = 40

/** Hours of work that cost as much as the run. */
const hoursOfWork = ({ recommendation: { best } }: QuestionContext): string =>
  formatDuration(best.allInUsd.p50 / usdOfWork)

/** What each word in braces of data/questions stands for, of people. */
export const peopleFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { hoursOfWork }
