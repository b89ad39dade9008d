/** Acknowledges a submitted form: with errors beside its fields, or by closing it. */
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { EstimateFormResult } from '../../../presentation/slack/forms/estimate-form-submission.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import type { Services } from '../../services.ts'

type FormSubmission = SlackViewMiddlewareArgs<ViewSubmitAction>

/** Null where the form stays open with its faults. */
export async function readFormSubmission(
  { ack, view }: FormSubmission,
  base: Scenario | null,
  { views, today }: Services,
): Promise<Scenario | null> {
  let result: EstimateFormResult
  try {
    result = views.readEstimateForm(view.state.values, base, today())
  } catch (error) {
    // Unacknowledged, the form would hang; closed, the failure handler can say what happened.
    await ack()
    throw error
  }
  if ('errors' in result) {
    await ack({ response_action: 'errors', errors: { ...result.errors } })
    return null
  }
  await ack()
  return result.scenario
}
