/** The Workflow Builder step `estimate_cost`: a question in, the answer as words and figures out. */
import type { App } from '@slack/bolt'
import { noRules } from '../../../team/team-rules.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { renderMessage } from '../../../presentation/slack/render-message.ts'
import { ask } from '../../worker/ask.ts'
import { requestApproval } from '../../delivery/request-approval.ts'
import { workspaceRules } from '../../request-context.ts'
import { slackErrorCode } from '../../delivery/slack-errors.ts'
import { currentScope } from '../../request-scope.ts'
import type { Services } from '../../services.ts'

export const estimateCostFunction = 'estimate_cost'

/** Told again after it has ended: nothing is wrong. */
const endedErrors = new Set(['function_execution_already_completed', 'function_not_running', 'invalid_execution_state'])

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
        const place = {
          destination: { client, channel: '', user: '' },
          channel: '',
          thread: currentScope()?.id ?? '',
          isVisible: false,
        }
        await requestApproval(outcome.answer, await workspaceRules(services), place, services)
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
