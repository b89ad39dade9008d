/** Acknowledges a filled form: with what is wrong beside its fields, or by closing it. */
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { FormRead } from '../reply/form/answer.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Services } from './services.ts'

type Submission = SlackViewMiddlewareArgs<ViewSubmitAction>

/** Null where the form stays open with its faults. */
export async function readFilledForm(
  { ack, view }: Submission,
  base: Scenario | null,
  { desk, today }: Services,
): Promise<Scenario | null> {
  let read: FormRead
  try {
    read = desk.filledForm(view.state.values, base, today())
  } catch (fault) {
    // Unacknowledged, the form would hang; closed, the failure handler can say what happened.
    await ack()
    throw fault
  }
  if ('errors' in read) {
    await ack({ response_action: 'errors', errors: { ...read.errors } })
    return null
  }
  await ack()
  return read.scenario
}
