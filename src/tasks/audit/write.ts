/** The audit from files to page; used by the task and by the test that keeps the page current. */
import { join } from 'node:path'
import { loadCatalog, readFile } from '../../catalog/load.ts'
import { compose, estimatorIn } from '../../compose.ts'
import { unpainted } from '../../reply/terminal.ts'
import { benchOf } from './bench-of-claims.ts'
import { type Judgement, claimsSchema } from './claim.ts'
import { judge } from './judge.ts'
import { auditPage, type Redone } from './page.ts'

/** All claims judged, and the page. `data` is the path of the data folder. */
export function audit(data: string): { readonly judgements: readonly Judgement[]; readonly page: string } {
  const { asOf, claims, scenarios } = readFile(join(data, 'article/claims.json'), claimsSchema)
  const catalog = loadCatalog(data)
  const bench = benchOf(catalog, estimatorIn(data, catalog))
  const judgements = claims.map((claim) => judge(claim, catalog, bench))
  const { ask, show } = compose(data).cli
  if (ask === undefined || show === undefined) throw new Error('the house answers no questions')
  const redone = scenarios.map((scenario): Redone => {
    const answer = ask(scenario.asked, asOf)
    if (answer.kind === 'problem') throw new Error(`${scenario.title}: ${answer.problem.message}`)
    return { ...scenario, answer: show(answer, asOf, { width: 110, paint: unpainted }) }
  })
  return { judgements, page: auditPage(judgements, redone, asOf) }
}
