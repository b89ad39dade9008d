/** "No cloud", "nothing may leave the office": a plan on one's own cards, and no word of renting beside it. */
import { refusesCloud, staysInHouse } from '../language/text/refused-cloud.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras } from './interpretation-extras.ts'

/** Unchanged where renting is not ruled out; where no card of one's own is named, that comes before the plan. */
export function withoutRefusedRent(answer: Interpretation, text: string): Interpretation {
  const isKept = !refusesCloud(text) && staysInHouse(text)
  if (answer.kind !== 'start' || !(isKept || refusesCloud(text))) return answer
  const { owned, providers } = answer.scenario.spec
  if (providers !== null) return answer
  return withExtras(answer, {
    staysHere: true,
    ...(owned === true
      ? {}
      : {
          lead: `${isKept ? 'To stay in house' : 'Without the cloud'} it takes cards of your own: say which you have, such as “on our 2 x 4090”. Rented`,
        }),
  })
}
