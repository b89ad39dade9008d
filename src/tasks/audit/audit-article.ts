/** The audit from files to page, for the task and for the test that keeps the page current. */
import { join } from 'node:path'
import { loadCatalog, readFile } from '../../catalog/load.ts'
import { createApp, loadEstimator } from '../../app.ts'
import { withoutColor } from '../../presentation/terminal/terminal-recommendation.ts'
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
  const { ask, layOutRecommendation: show } = createApp(data).cli
  if (ask === undefined || show === undefined) throw new Error('the app has no ask verb')
  const answers = scenarios.map((scenario): ScenarioAnswer => {
    const answer = ask(scenario.asked, asOf)
    if (answer.kind === 'problem') throw new Error(`${scenario.title}: ${answer.problem.message}`)
    return { ...scenario, answer: show(answer, asOf, { width: 110, paint: withoutColor }) }
  })
  return { judgements, page: auditPage(judgements, answers, asOf) }
}
