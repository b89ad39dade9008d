/** A reply with what people leave out typed out, before anything is read of it. */
import type { Scenario } from '../../scenario/scenario.ts'
import { withMemoryCap } from '../text/memory-cap.ts'
import { withNumberForms } from '../text/number-forms.ts'
import { withBorrowedScale } from './borrowed-scale.ts'

/** Five times what Slack lets through: what lies beyond is no reply. */
const maxTypedLength = 200_000

/** The reply below the plan of the scenario. */
export function wordedReply(typed: string, scenario: Scenario): string {
  const spelled = withNumberForms(typed.length > maxTypedLength ? typed.slice(0, maxTypedLength) : typed)
  return withBorrowedScale(withMemoryCap(withTimesRun(spelled)), scenario)
}

/** “So x52, or is it not that simple”: as many runs. */
const timesRun =
  /^(?:so|and|then|ok|just|that's|its|it's|\s|,)*(?:x ?|× ?|times |multipl\w+ (?:it |that |this )?by )(\d{1,3})\b(?! ?(?:gpus?|cards?|nodes?|machines?|the|data|rows|epochs?|faster|slower|as|h\d|a\d))(?=.*(?:\?|\b(?:right|correct|simple|or|year|month|quarter)\b))/iu
const maxLength = 80

const withTimesRun = (text: string): string =>
  text.length > maxLength ? text : text.replace(timesRun, 'what do $1 runs cost')
