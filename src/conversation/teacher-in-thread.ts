/** "With the 72b as teacher", "the teacher is a 14B": another model teaches the student of the plan, which stays as it is. */
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { teacherBill } from '../presentation/content/job-extras-lines.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const size = String.raw`(?<size>\d{1,3}(?:\.\d{1,2})?) ?b\b`
const forms: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w.])${size}(?: model| one)?(?: (?:as|for|is|be|being|to be))?(?: (?:the|our|a|its))? teacher\b`, 'iu'),
  new RegExp(String.raw`\bteacher(?: model)?(?:'s)?[\s:=]{1,2}(?:(?:is|was|be|becomes|will be|would be|should be|to|as|with|from|actually|really|now|rather|instead) ){0,4}(?:an? |the |our |only )?(?:[a-z][\w.-]{1,14} )?${size}`, 'iu'),
] // prettier-ignore
const maxLength = 140

/** Null where the plan has no teacher, or none of another size is named. */
export function teacherInThread(thread: ThreadState, text: string, context: EngineContext): Interpretation | null {
  if (text.length > maxLength || !/teacher/iu.test(text)) return null
  const scenario = currentScenario(thread.conversation)
  const before = scenario.extras?.teacherParams
  const named = forms.map((form) => form.exec(text)?.groups?.['size']).find((each) => each !== undefined)
  const params = Number(named ?? NaN) * 1e9
  if (before === undefined || !(params > 0) || Math.abs(params / before - 1) < 0.02) return null
  const { teacherWeights: _, ...extras } = scenario.extras ?? {}
  const changed = { ...scenario, extras: { ...extras, teacherParams: params } }
  const { teacher } = context.catalog.inquiryFacts.rules
  const [old, bill] = [teacherBill(scenario, teacher), teacherBill(changed, teacher)]
  const { budgetUsd } = scenario.spec
  const student = thread.shown?.best.allInUsd.p50
  const whole = bill === null || student === undefined ? null : bill.usd + student
  const verdict =
    whole === null || budgetUsd === null
      ? ''
      : whole <= budgetUsd
        ? `Yes, ${formatUsd(budgetUsd - whole)} under the ${formatUsd(budgetUsd)}. `
        : `No, ${formatUsd(whole - budgetUsd)} over the ${formatUsd(budgetUsd)}. `
  if (bill === null || old === null || whole === null) return null
  const { conversation } = appendRevision(thread.conversation, changed)
  return saidInThread({ ...thread, conversation }, 'teacher of plan', [
    `${verdict}A teacher of ${named ?? ''}B takes about ${formatUsd(bill.usd)}, where it was ${formatUsd(old.usd)}: with the student’s training, which stays as planned, about ${formatUsd(whole)} in all.`,
    'The teacher’s hours are a rule of thumb, to within a factor of two or three: time some thousand tokens of it before you book.',
  ])
}
