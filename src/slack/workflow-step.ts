/** The Workflow Builder step `estimate_cost`: a question in, the answer as words and figures out. */
import type { App } from '@slack/bolt'
import { noRules } from '../team/rules.ts'
import { consult } from './consult.ts'
import { refusal } from './refusals.ts'
import type { Services } from './services.ts'

export const workflowStep = 'estimate_cost'

/** Told again after it has ended: nothing is wrong. */
const ended = new Set(['function_execution_already_completed', 'function_not_running', 'invalid_execution_state'])

export function listenForWorkflowStep(app: App, services: Services): void {
  app.function(workflowStep, async ({ inputs, complete, fail }) => {
    const job: unknown = inputs['job']
    // A workflow may post where another company reads along, so list prices alone are used.
    const setting = { today: services.today(), rules: noRules, own: [] }
    const said = await consult(services, 'workflow', 'start', typeof job === 'string' ? job : '', 'command', setting)
    try {
      if (said.kind === 'plan') {
        const { best } = said.answered.recommendation
        const [summary = ''] = said.message.text.split('\n')
        const outputs = {
          summary,
          answer: said.message.text,
          usd: round(best.usd.p50),
          usd_low: round(best.usd.p10),
          usd_high: round(best.usd.p90),
          hours: round(best.hours.p50),
        }
        await complete({ outputs })
      } else {
        await fail({ error: said.kind === 'silence' ? 'There was nothing to answer.' : said.message.text })
      }
    } catch (error) {
      if (!ended.has(refusal(error) ?? '')) throw error
    }
  })
}

const round = (value: number): number => Number(value.toPrecision(3))
