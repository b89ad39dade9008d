/** The advisor's answer to the text of a command, for tests in which figures are the point. */
import type { App } from '../src/app.ts'
import type { AskerContext } from '../src/conversation/advisor.ts'
import type { AdvisorAnswer } from '../src/presentation/content/advisor-answer.ts'
import type { Problem } from '../src/scenario/problem.ts'

export type TextAnswer = AdvisorAnswer | { readonly kind: 'problem'; readonly problem: Problem }

export const textAnswerer =
  ({ advisor, cli }: Pick<App, 'advisor' | 'cli'>) =>
  (text: string, today: string, asker: AskerContext = {}): TextAnswer => {
    const parsed = cli.parse(text, today)
    return parsed.kind === 'problem' ? parsed : advisor().answer(parsed.scenario, today, asker)
  }
