/** The audit from files to page, for the task and for the test that keeps the page current. */
import { join } from 'node:path'
import { loadCatalog, readFile } from '../../catalog/load.ts'
import { createApp } from '../../app.ts'
import { loadEstimator } from '../../facts.ts'
import { answerJobText } from '../../cli/job-answer.ts'
import { terminalRecommendation } from '../../presentation/terminal/terminal-recommendation.ts'
import { withoutColor } from '../../presentation/terminal/terminal.ts'
import { createClaimBench } from './claim-bench.ts'
import { type ClaimJudgement, claimFileSchema } from './claim.ts'
import { judge } from './judge-claim.ts'
import { auditPage, type ScenarioAnswer } from './audit-page.ts'

/** All claims judged, and the page. `data` is the path of the data folder. */
export function auditArticle(data: string): { readonly judgements: readonly ClaimJudgement[]; readonly page: string } {
  const { asOf, claims, scenarios } = readFile(join(data, 'article/claims.json'), claimFileSchema)
  const catalog = loadCatalog(data)
  const bench = createClaimBench(catalog, loadEstimator(data, catalog))
  const judgements = claims.map((claim) => judge(claim, catalog, bench))
  const { cli } = createApp(data)
  const answers = scenarios.map((scenario): ScenarioAnswer => {
    const result = answerJobText(cli, { text: scenario.asked, configs: [] }, asOf)
    if (result.kind === 'problem') throw new Error(`${scenario.title}: ${result.problem.message}`)
    const { scenario: read, recommendation } = result.answer
    const terminal = { width: 110, paint: withoutColor }
    const answer = terminalRecommendation(read, recommendation, cli.renderContextOn(asOf), terminal)
    return { ...scenario, answer }
  })
  return { judgements, page: auditPage(judgements, answers, asOf) }
}
