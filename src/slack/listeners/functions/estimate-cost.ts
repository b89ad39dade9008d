/** The Workflow Builder step `estimate_cost`: a question in, the answer as words and figures out. */
import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { AnsweredScenario } from '../../../presentation/content/advisor-answer.ts'
import { noRules } from '../../../team/team-rules.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { renderMessage } from '../../../presentation/slack/render-message.ts'
import { ask } from '../../worker/ask.ts'
import { approvalStanding, approversOf } from '../../../team/approval.ts'
import { askApproval } from '../../approvals/ask-approval.ts'
import { workspaceRules } from '../../request-context.ts'
import { slackErrorCode } from '../../delivery/slack-errors.ts'
import { currentScope } from '../../request-scope.ts'
import type { Services } from '../../services.ts'

export const estimateCostFunction = 'estimate_cost'

/** Told again after it has ended: nothing is wrong. */
const endedErrors = new Set(['function_execution_already_completed', 'function_not_running', 'invalid_execution_state'])

/** Outputs are dollars, hours and the plan in words; what cannot be planned fails the step with a sentence. */
export function registerEstimateCost(app: App, services: Services): void {
  app.function(estimateCostFunction, async ({ inputs, complete, fail, client }) => {
    const job: unknown = inputs['job']
    // A workflow may post where another company reads along, so list prices alone are used.
    const requestContext = { today: services.today(), rules: noRules, teamMeasurements: [] }
    const outcome = await ask(
      services,
      'workflow',
      { kind: 'text', text: typeof job === 'string' ? job : '', inputKind: 'command' },
      requestContext,
    )
    try {
      if (outcome.kind === 'plan') {
        const { best } = outcome.answer.recommendation
        const { text: answer } = renderMessage(outcome.content)
        const [summary = ''] = answer.split('\n')
        const outputs = {
          summary,
          answer,
          usd: roundUsd(best.allInUsd.p50),
          usd_low: threeFigures(best.allInUsd.p10),
          usd_high: threeFigures(best.allInUsd.p90),
          hours: threeFigures(best.hours.p50),
        }
        await complete({ outputs })
        await askForWorkflow(outcome.answer, client, services)
      } else {
        await fail({
          error: outcome.kind === 'ignored' ? 'There was nothing to answer.' : renderMessage(outcome.content).text,
        })
      }
    } catch (error) {
      if (!endedErrors.has(slackErrorCode(error) ?? '')) throw error
    }
  })
}

const threeFigures = (value: number): number => Number(value.toPrecision(3))

/** Nobody presses a button in a workflow: where its plan needs an approval, whoever approves is asked at once. */
async function askForWorkflow(answer: AnsweredScenario, client: WebClient, services: Services): Promise<void> {
  const id = currentScope()?.id ?? null
  const { defaults } = await workspaceRules(services)
  const standing = approvalStanding(defaults, answer.recommendation.best.allInUsd.p50, [])
  if (standing.is !== 'needed' || id === null) return
  const { rule } = standing
  const nowhere = { channel: '', thread: null, isVisible: false }
  await askApproval(
    { ...nowhere, id, rule, deciders: approversOf(rule), answer, estimate: null, plannedBy: '', note: '' },
    { client, channel: '', user: '' },
    services,
  )
}
